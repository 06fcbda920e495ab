import { ceilingOf, floorOf, type BoundsPolicy, type EqualShare } from './personal-bounds.ts'

/** Base weights with how many lines have each: bounds depend on nothing else. */
export type BaseCounts = {
  readonly bases: readonly { readonly base: bigint; readonly count: bigint }[]
  readonly totalBase: bigint
}

export type Clash = 'floorAboveCeiling' | 'floorsAbovePool' | 'ceilingsBelowPool'

export function countBases(bases: readonly bigint[]): BaseCounts {
  const counts = new Map<bigint, bigint>()
  let totalBase = 0n
  for (const base of bases) {
    if (base === 0n) continue
    counts.set(base, (counts.get(base) ?? 0n) + 1n)
    totalBase += base
  }
  return { bases: [...counts].map(([base, count]) => ({ base, count })), totalBase }
}

/** Σ of all floors in whole units for a total. Never falls when the total grows. */
export function sumFloors(total: bigint, { bases, totalBase }: BaseCounts, floorBp: number | null): bigint {
  const share: EqualShare = { total, totalBase }
  return bases.reduce((sum, { base, count }) => sum + count * floorOf(base, share, floorBp), 0n)
}

/** Σ of all ceilings; null without one. Never falls when the total grows. */
export function sumCeilings(total: bigint, { bases, totalBase }: BaseCounts, ceilingBp: number | null): bigint | null {
  if (ceilingBp === null) return null
  const share: EqualShare = { total, totalBase }
  return bases.reduce((sum, { base, count }) => sum + count * (ceilingOf(base, share, ceilingBp) ?? 0n), 0n)
}

/** Why no split of `total` can keep the bounds, or null when one can (RULES §12.7). */
export function findClash(total: bigint, counts: BaseCounts, { floorBp, ceilingBp }: BoundsPolicy): Clash | null {
  if (
    counts.bases.some(({ base }) => isCrossed(base, { total, totalBase: counts.totalBase }, { floorBp, ceilingBp }))
  ) {
    return 'floorAboveCeiling'
  }
  if (sumFloors(total, counts, floorBp) > total) return 'floorsAbovePool'
  const ceilings = sumCeilings(total, counts, ceilingBp)
  return ceilings !== null && ceilings < total ? 'ceilingsBelowPool' : null
}

/** Whether the floor of a line with this base weight is above its own ceiling. */
export function isCrossed(base: bigint, share: EqualShare, { floorBp, ceilingBp }: BoundsPolicy): boolean {
  const ceiling = ceilingOf(base, share, ceilingBp)
  return ceiling !== null && floorOf(base, share, floorBp) > ceiling
}
