import { compareCodes } from '../compare-codes.ts'
import { Refusal, type Repair } from '../refusal.ts'
import { countBases, findClash, isCrossed, type Clash } from './bounds-feasibility.ts'
import { repairBounds } from './bounds-repairs.ts'
import type { PerformanceInput, WeighedSegment, WeighedUnit } from './performance-slice.ts'

/** A refusal names so many at most; `count` says how many there are. */
const MOST_NAMED = 20

/**
 * Refuses what no split of the performance slice can do, before anything is split (RULES §12.5, §12.7).
 * @throws Refusal `plan.allWeightsZero` when there is money and no weight, or `bounds.floorAboveCeiling`,
 * `bounds.floorsAbovePool`, `bounds.ceilingsBelowPool`: with the people and units whose bounds clash and the nearest
 * feasible pool, floor and ceiling, each alone.
 */
export function checkBounds(input: PerformanceInput, units: readonly WeighedUnit[], totalBase: bigint): void {
  const { total, bounds, slice } = input
  if (totalBase === 0n) {
    if (total > 0n) throw new Refusal('plan.allWeightsZero', { slice, amount: String(total) })
    return
  }
  if (bounds.floorBp === null && bounds.ceilingBp === null) return
  const counts = countBases(units.flatMap(({ rows }) => rows.map(({ base }) => base)))
  const clash = findClash(total, counts, bounds)
  if (clash === null) return
  const repairs = repairBounds(total, counts, bounds)
  const pool = repairs.total === null ? null : input.poolFor(repairs.total)
  throw new Refusal(
    `bounds.${clash}`,
    { slice, ...clashingNames(clash, units, input, totalBase) },
    toRepairs(pool, repairs.floorBp, repairs.ceilingBp),
  )
}

function toRepairs(pool: bigint | null, floorBp: number | null, ceilingBp: number | null): readonly Repair[] {
  return [
    ...(pool === null ? [] : [{ setting: 'poolFen', value: String(pool) } as const]),
    ...(floorBp === null ? [] : [{ setting: 'floorBp', value: floorBp } as const]),
    ...(ceilingBp === null ? [] : [{ setting: 'ceilingBp', value: ceilingBp } as const]),
  ]
}

function clashingNames(clash: Clash, units: readonly WeighedUnit[], input: PerformanceInput, totalBase: bigint) {
  const totalWeight = units.reduce((sum, { weight }) => sum + weight, 0n)
  const { total, bounds } = input
  const isUnitHit = ({ weight, floor, ceiling }: WeighedUnit): boolean =>
    isHit(clash, { share: total * weight, of: totalWeight }, floor, ceiling)
  const people = units.flatMap((unit) => {
    const unitWeight = unit.rows.reduce((sum, { weight }) => sum + weight, 0n)
    const isRowHit = ({ base, weight, floor, ceiling }: WeighedSegment): boolean =>
      clash === 'floorAboveCeiling'
        ? base > 0n && isCrossed(base, { total, totalBase }, bounds)
        : isHit(clash, { share: total * unit.weight * weight, of: totalWeight * unitWeight }, floor, ceiling)
    return unit.rows.filter(isRowHit).map(({ segment }) => segment.person)
  })
  const names = [...new Set(people)].sort(compareCodes)
  const hitUnits = clash === 'floorAboveCeiling' ? [] : units.filter(isUnitHit).map(({ unit }) => unit)
  return { people: names.slice(0, MOST_NAMED), count: names.length, units: hitUnits.slice(0, MOST_NAMED) }
}

/** Whether the exact share without bounds is below the floor, or above the ceiling. */
function isHit(
  clash: Clash,
  { share, of }: { readonly share: bigint; readonly of: bigint },
  floor: bigint,
  ceiling: bigint | null,
): boolean {
  if (clash === 'floorsAbovePool') return floor * of > share
  return ceiling !== null && share > ceiling * of
}
