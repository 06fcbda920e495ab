import type { ProjectRequest } from '../../contract/projects.contract.ts'
import { isBackwards, overlaps } from '../facts/interval.ts'
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
    if (isBackwards(rep)) {
      problems.push({ index, field: `${field}.endsOn`, code: 'interval.endsBeforeStart' })
    }
    if (request.chiefReps.some((other, at) => at < place && overlaps(rep, other))) {
      problems.push({ index, field: `${field}.startsOn`, code: 'chiefRep.overlaps' })
    }
  })
  return problems
}
