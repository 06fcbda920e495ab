import type { ProjectRequest } from '../../contract/projects.contract.ts'
import type { Known } from '../facts/known.read-model.ts'
import type { RowProblem } from '../facts/row-problem.ts'

/** Whether a project may be stated: known lead unit, known chief representatives, exactly one on a date (RULES §7, O3). */
export function checkProject(request: ProjectRequest, known: Known, index = 0): readonly RowProblem[] {
  const problems: RowProblem[] = []
  if (!known.units.has(request.leadUnit)) {
    problems.push({ index, field: 'leadUnit', code: 'unit.unknown', params: { unit: request.leadUnit } })
  }
  request.chiefReps.forEach((rep, place) => {
    const field = `chiefReps[${place}]`
    if (!known.people.has(rep.person)) {
      problems.push({ index, field: `${field}.person`, code: 'person.unknown', params: { person: rep.person } })
    }
    if (rep.endsOn !== null && rep.endsOn < rep.startsOn) {
      problems.push({ index, field: `${field}.endsOn`, code: 'interval.endsBeforeStart' })
    }
    if (request.chiefReps.some((other, at) => at < place && overlap(rep, other))) {
      problems.push({ index, field: `${field}.startsOn`, code: 'chiefRep.overlaps' })
    }
  })
  return problems
}

type Interval = { readonly startsOn: string; readonly endsOn: string | null }

function overlap(a: Interval, b: Interval): boolean {
  return (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn)
}
