import { compare, fraction, subtract, add, whole, ZERO, type Fraction } from './fraction.ts'
import { naiveSplit, type Share } from './naive-split.ts'
import { OracleRefusal } from './oracle-refusal.ts'

/** A subject with its bounds; a null ceiling is none. */
export type BoundedShare = Share & { readonly floor: bigint; readonly ceiling: bigint | null }

export type BoundedPart = {
  readonly amount: bigint
  readonly bound: 'none' | 'floor' | 'ceiling'
  readonly hasSpare: boolean
}

/** RULES §12.9 word by word. Refuses what no amounts can satisfy (RULES §12.7). */
export function naiveSplitBounded(total: bigint, shares: readonly BoundedShare[]): Map<string, BoundedPart> {
  refuseInfeasible(total, shares)
  const fixed = new Map<string, BoundedPart>()
  for (;;) {
    const free = shares.filter((share) => !fixed.has(share.code))
    const money = total - sum([...fixed.values()].map((part) => part.amount))
    const newlyFixed = oneRound(money, free)
    if (newlyFixed.size > 0) {
      for (const [code, part] of newlyFixed) fixed.set(code, part)
      continue
    }
    for (const [code, part] of naiveSplit(money, free)) fixed.set(code, { ...part, bound: 'none' })
    return fixed
  }
}

/** One round: the subjects that it fixes at a bound, none when nobody violates one. */
function oneRound(money: bigint, free: readonly BoundedShare[]): Map<string, BoundedPart> {
  const weightSum = sum(free.map((share) => share.weight))
  const below: BoundedShare[] = []
  const above: BoundedShare[] = []
  let shortfalls = ZERO
  let excesses = ZERO
  for (const share of free) {
    const exact: Fraction = weightSum === 0n ? ZERO : fraction(money * share.weight, weightSum)
    const floor = whole(share.floor)
    if (compare(exact, floor) < 0) {
      below.push(share)
      shortfalls = add(shortfalls, subtract(floor, exact))
    }
    if (share.ceiling !== null && compare(exact, whole(share.ceiling)) > 0) {
      above.push(share)
      excesses = add(excesses, subtract(exact, whole(share.ceiling)))
    }
  }
  const result = new Map<string, BoundedPart>()
  if (compare(shortfalls, excesses) >= 0) {
    for (const share of below) result.set(share.code, { amount: share.floor, bound: 'floor', hasSpare: false })
  }
  if (compare(excesses, shortfalls) >= 0) {
    for (const share of above) {
      result.set(share.code, { amount: share.ceiling ?? 0n, bound: 'ceiling', hasSpare: false })
    }
  }
  return result
}

function refuseInfeasible(total: bigint, shares: readonly BoundedShare[]): void {
  let floors = 0n
  let ceilings: bigint | null = 0n
  for (const share of shares) {
    if (share.ceiling !== null && share.floor > share.ceiling) throw new OracleRefusal('bounds')
    floors += share.floor
    ceilings = ceilings === null || share.ceiling === null ? null : ceilings + share.ceiling
  }
  if (floors > total) throw new OracleRefusal('bounds')
  if (ceilings !== null && ceilings < total) throw new OracleRefusal('bounds')
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n)
}
