import type { UnitParent, UnitRequest } from '../../contract/organisation.contract.ts'
import { isBackwards, isInForce, overlaps } from '../facts/interval.ts'
import type { RowProblem } from '../facts/row-problem.ts'
import type { RosterView } from './roster-view.ts'

/** Whether a unit may be stated: known parents, one on a date, and never its own ancestor. `view` holds it as stated. */
export function checkUnit(code: string, request: UnitRequest, view: RosterView, index = 0): readonly RowProblem[] {
  const problems: RowProblem[] = []
  request.parents.forEach((parent, place) => {
    const field = `parents[${place}]`
    if (!view.units.has(parent.unit)) {
      problems.push({ index, field: `${field}.unit`, code: 'unit.unknown', params: { unit: parent.unit } })
    } else if (reaches(view, parent.unit, code, parent.startsOn)) {
      problems.push({ index, field: `${field}.unit`, code: 'unit.ownAncestor', params: { unit: parent.unit } })
    }
    if (isBackwards(parent)) problems.push({ index, field: `${field}.endsOn`, code: 'interval.endsBeforeStart' })
    if (request.parents.some((other, at) => at < place && overlaps(parent, other))) {
      problems.push({ index, field: `${field}.startsOn`, code: 'unit.twoParents' })
    }
  })
  return problems
}

/** Whether going up from a unit on a day ends at `target`. */
function reaches(view: RosterView, from: string, target: string, on: string): boolean {
  const seen = new Set<string>()
  for (let unit: string | undefined = from; unit !== undefined && !seen.has(unit); unit = parentOn(view, unit, on)) {
    if (unit === target) return true
    seen.add(unit)
  }
  return false
}

function parentOn(view: RosterView, unit: string, on: string): string | undefined {
  return (view.units.get(unit) ?? []).find((parent: UnitParent) => isInForce(parent, on))?.unit
}
