import type { Bound } from './split-bounded.ts'

/** A sharer with weight > 0 that no bound has fixed yet; `index` is its place among all sharers. */
export type FreePart = {
  readonly index: number
  readonly weight: bigint
  readonly floor: bigint
  readonly ceiling: bigint | null
}

type Free = { readonly free: readonly FreePart[]; readonly freeTotal: bigint }
type Fix = (index: number, bound: Exclude<Bound, 'none'>, amount: bigint) => void

/**
 * Fixes parts at the bounds they would break until nobody free breaks one (RULES §12.9). A round compares by how much
 * the exact shares fall short of floors and exceed ceilings, and fixes the side with more to move (both when equal): that
 * side stays broken whatever later rounds do. Every round fixes at least one part, so it ends.
 * @returns the parts that are free and what they share by weight.
 */
export function fixViolations(total: bigint, parts: readonly FreePart[], fix: Fix): Free {
  let round: Free = { free: parts, freeTotal: total }
  for (;;) {
    const violations = findViolations(round)
    if (violations.below.size === 0 && violations.above.size === 0) return round
    round = fixRound(round, violations, fix)
  }
}

type Violations = { readonly below: ReadonlySet<FreePart>; readonly above: ReadonlySet<FreePart>; balance: bigint }

/** Shortfalls and excesses are fractions over the same divisor, the free weight, so their numerators compare. */
function findViolations({ free, freeTotal }: Free): Violations {
  const freeWeight = free.reduce((sum, { weight }) => sum + weight, 0n)
  const below = new Set<FreePart>()
  const above = new Set<FreePart>()
  let balance = 0n
  for (const part of free) {
    const share = freeTotal * part.weight
    const short = part.floor * freeWeight - share
    if (short > 0n) {
      below.add(part)
      balance += short
    } else if (part.ceiling !== null && share > part.ceiling * freeWeight) {
      above.add(part)
      balance -= share - part.ceiling * freeWeight
    }
  }
  return { below, above, balance }
}

function fixRound({ free, freeTotal }: Free, { below, above, balance }: Violations, fix: Fix): Free {
  let left = freeTotal
  const stillFree = free.filter((part) => {
    const isBelow = balance >= 0n && below.has(part)
    const isAbove = balance <= 0n && above.has(part)
    if (!isBelow && !isAbove) return true
    const amount = isBelow ? part.floor : (part.ceiling ?? 0n)
    fix(part.index, isBelow ? 'floor' : 'ceiling', amount)
    left -= amount
    return false
  })
  return { free: stillFree, freeTotal: left }
}
