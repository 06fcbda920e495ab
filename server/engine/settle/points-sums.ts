import type { Bundle } from '../bundle.ts'
import { createUnitTree } from '../units/unit-tree.ts'

/** Project points of the period in hundredths, by person and by evaluated unit. Absent: in no project at all. */
export type PointsSums = {
  readonly byPerson: ReadonlyMap<string, number>
  readonly byUnit: ReadonlyMap<string, number>
}

/**
 * Sums points entries. A group's credit is its module's on the day the points count (RULES §8.2). Entries that give
 * nobody or no unit the points (both stated as '') add to one side only.
 * @throws Refusal `unit.unknown`.
 */
export function sumPoints(bundle: Pick<Bundle, 'points' | 'units'>): PointsSums {
  const tree = createUnitTree(bundle.units)
  const byPerson = new Map<string, number>()
  const byUnit = new Map<string, number>()
  for (const { person, unit, pointsCenti, effectiveOn } of bundle.points) {
    if (person !== '') add(byPerson, person, pointsCenti)
    if (unit !== '') add(byUnit, tree.evaluatedUnit(unit, effectiveOn), pointsCenti)
  }
  return { byPerson, byUnit }
}

function add(sums: Map<string, number>, code: string, centi: number): void {
  sums.set(code, (sums.get(code) ?? 0) + centi)
}
