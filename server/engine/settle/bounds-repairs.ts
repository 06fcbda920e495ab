import { findClash, type BaseCounts } from './bounds-feasibility.ts'
import { leastFeasibleTotal } from './least-feasible-total.ts'
import type { BoundsPolicy } from './personal-bounds.ts'

/** The nearest feasible value of each setting, the others kept; null where no value of it alone would do. */
export type BoundsRepairs = {
  /** In whole rounding units of the sum being split: the least larger one, for bounds ask too much of small sums. */
  readonly total: bigint | null
  readonly floorBp: number | null
  readonly ceilingBp: number | null
}

/** Repairs of bounds that clash (RULES §12.7). Lower floors and higher ceilings only ever help, so both are bisected. */
export function repairBounds(total: bigint, counts: BaseCounts, bounds: BoundsPolicy): BoundsRepairs {
  return {
    total: leastFeasibleTotal(total, counts, bounds),
    floorBp: highestFloor(total, counts, bounds),
    ceilingBp: lowestCeiling(total, counts, bounds),
  }
}

function highestFloor(total: bigint, counts: BaseCounts, { floorBp, ceilingBp }: BoundsPolicy): number | null {
  const isFeasible = (candidate: number): boolean =>
    findClash(total, counts, { floorBp: candidate, ceilingBp }) === null
  if (floorBp === null || !isFeasible(0)) return null
  let low = 0
  let high = floorBp
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (isFeasible(middle)) low = middle
    else high = middle
  }
  return low
}

function lowestCeiling(total: bigint, counts: BaseCounts, { floorBp, ceilingBp }: BoundsPolicy): number | null {
  const isFeasible = (candidate: number): boolean =>
    findClash(total, counts, { floorBp, ceilingBp: candidate }) === null
  if (ceilingBp === null || findClash(total, counts, { floorBp, ceilingBp: null }) !== null) return null
  let low = ceilingBp
  let high = Math.max(1, 2 * ceilingBp)
  while (!isFeasible(high)) {
    low = high
    high *= 2
    if (!Number.isSafeInteger(high)) return null
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (isFeasible(middle)) high = middle
    else low = middle
  }
  return high
}
