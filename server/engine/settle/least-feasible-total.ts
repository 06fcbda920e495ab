import { ceilDiv } from '../rounding.ts'
import { isCrossed, sumCeilings, sumFloors, type BaseCounts } from './bounds-feasibility.ts'
import { floorOf, type BoundsPolicy } from './personal-bounds.ts'

/** Steps before the search gives up: floors within a hundredth of a per cent of the whole take very many. */
const MOST_STEPS = 100_000

/**
 * The least total ≥ `from` whose bounds can be kept, in whole units (RULES §12.7). Whole floors and ceilings make the
 * answer jump about, so it climbs: each step goes to a total below which nothing can be feasible.
 * @returns null where no total will do (floors above or ceilings below the equal share) or none was found.
 */
export function leastFeasibleTotal(from: bigint, counts: BaseCounts, bounds: BoundsPolicy): bigint | null {
  const { floorBp, ceilingBp } = bounds
  if (counts.totalBase === 0n) return null
  if ((floorBp ?? 0) > 10_000 || (ceilingBp ?? 10_000) < 10_000) return null
  if (floorBp === 10_000 || ceilingBp === 10_000) return leastEvenTotal(from, counts)
  let total = from
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = climb(total, counts, bounds)
    if (next === total) return total
    total = next
  }
  return null
}

/** Everybody gets exactly the equal share, so it must be whole for everybody: the next multiple. */
function leastEvenTotal(from: bigint, { bases, totalBase }: BaseCounts): bigint {
  const unit = totalBase / bases.reduce((sofar, { base }) => greatestDivisor(sofar, base), totalBase)
  return ceilDiv(from, unit) * unit
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b)
}

function climb(total: bigint, counts: BaseCounts, { floorBp, ceilingBp }: BoundsPolicy): bigint {
  const { bases, totalBase } = counts
  const floors = sumFloors(total, counts, floorBp)
  if (floors > total) return floors
  let least = total
  for (const { base } of bases) {
    if (ceilingBp === null || !isCrossed(base, { total, totalBase }, { floorBp, ceilingBp })) continue
    const floor = floorOf(base, { total, totalBase }, floorBp)
    const needed = ceilDiv(floor * 10_000n * totalBase, BigInt(ceilingBp) * base)
    if (needed > least) least = needed
  }
  if (least > total) return least
  return ceilingBp === null ? total : leastWithCeilings(total, counts, ceilingBp)
}

/** The least total ≥ `from` whose ceilings sum to at least `from`: the sum of ceilings never falls, so it is bisected. */
function leastWithCeilings(from: bigint, counts: BaseCounts, ceilingBp: number): bigint {
  const isEnough = (total: bigint): boolean => (sumCeilings(total, counts, ceilingBp) ?? from) >= from
  if (isEnough(from)) return from
  let low = from
  let high = from * 2n
  while (!isEnough(high)) {
    low = high
    high *= 2n
  }
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}
