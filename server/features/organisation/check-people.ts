import type { CreatePersonRequest } from '../../contract/organisation.contract.ts'
import { isBackwards, overlaps, type Interval } from '../facts/interval.ts'
import type { RowProblem } from '../facts/row-problem.ts'
import { officeClashes } from './office-clashes.ts'
import { postingCode, type OfficeOf, type PostingOf, type SanctionOf, type StatusOf } from './roster-rows.ts'
import type { HeldPosting, RosterView } from './roster-view.ts'

/** The same person stated twice with different facts: both rows are named, none is guessed. */
export function checkPeople(rows: readonly CreatePersonRequest[]): readonly RowProblem[] {
  const first = new Map<string, { readonly index: number; readonly row: CreatePersonRequest }>()
  return rows.flatMap((row, index): readonly RowProblem[] => {
    const earlier = first.get(row.code)
    if (earlier === undefined) {
      first.set(row.code, { index, row })
      return []
    }
    if (earlier.row.name === row.name && earlier.row.roleClass === row.roleClass) return []
    return [{ index, field: 'code', code: 'person.statedTwice', params: { person: row.code, first: earlier.index } }]
  })
}

/** Whether postings may be stated: known person and unit, days in order, and no two of a person in one unit at once. */
export function checkPostings(rows: readonly PostingOf[], view: RosterView): readonly RowProblem[] {
  const held = new Map<string, HeldPosting[]>()
  return rows.flatMap((row, index) => {
    const problems = [...checkMember(row, view, index), ...checkInterval(row, index)]
    const code = postingCode(row)
    const own = held.get(row.person) ?? [...(view.postings.get(row.person) ?? [])]
    held.set(row.person, own)
    const other = own.find((posting) => posting.code !== code && posting.unit === row.unit && overlaps(posting, row))
    if (other !== undefined) {
      problems.push({
        index,
        field: 'startsOn',
        code: 'posting.overlaps',
        params: { person: row.person, unit: row.unit, from: other.startsOn },
      })
    }
    own.push({ code, unit: row.unit, startsOn: row.startsOn, endsOn: row.endsOn })
    return problems
  })
}

/** Whether offices may be stated: known person and unit, days in order, and one holder of an office on a date. */
export function checkOffices(rows: readonly OfficeOf[], view: RosterView): readonly RowProblem[] {
  const clashes = officeClashes(rows, view.offices)
  return rows.flatMap((row, index) => [
    ...checkMember(row, view, index),
    ...checkInterval(row, index),
    ...(clashes.get(index) ?? []),
  ])
}

export function checkStatuses(rows: readonly StatusOf[], view: RosterView): readonly RowProblem[] {
  return rows.flatMap((row, index) => [...checkPerson(row.person, view, index), ...checkInterval(row, index)])
}

export function checkSanctions(rows: readonly SanctionOf[], view: RosterView): readonly RowProblem[] {
  return rows.flatMap((row, index) => checkPerson(row.person, view, index))
}

function checkMember(row: { person: string; unit: string }, view: RosterView, index: number): RowProblem[] {
  const problems = checkPerson(row.person, view, index)
  if (!view.units.has(row.unit))
    problems.push({ index, field: 'unit', code: 'unit.unknown', params: { unit: row.unit } })
  return problems
}

function checkPerson(person: string, view: RosterView, index: number): RowProblem[] {
  return view.people.has(person) ? [] : [{ index, field: 'person', code: 'person.unknown', params: { person } }]
}

function checkInterval(interval: Interval, index: number): RowProblem[] {
  return isBackwards(interval) ? [{ index, field: 'endsOn', code: 'interval.endsBeforeStart' }] : []
}
