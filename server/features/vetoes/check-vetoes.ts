import type { VetoEventRequest, VetoIndicator, VetoReadingRequest } from '../../contract/vetoes.contract.ts'
import type { Known } from '../facts/known.read-model.ts'
import { dateProblems, type RowProblem } from '../facts/row-problem.ts'
import { scaled } from '../facts/scaled.ts'

type Span = { readonly startsOn: string; readonly endsOn: string }
type Indicators = ReadonlyMap<string, VetoIndicator>

/** Whether a reading may be stated: known indicator and unit, a number with the indicator's decimals, a day of the period. */
export function checkReading(
  row: VetoReadingRequest,
  facts: { readonly known: Known; readonly indicators: Indicators; readonly period: Span; readonly today: string },
  index = 0,
): readonly RowProblem[] {
  const problems: RowProblem[] = [...dateProblems(index, 'statedOn', row.statedOn, facts.period, facts.today)]
  const indicator = facts.indicators.get(row.indicator)
  if (indicator === undefined) {
    problems.push({ index, field: 'indicator', code: 'veto.indicatorUnknown', params: { indicator: row.indicator } })
  } else if (row.actual !== null && scaled(row.actual, indicator.decimals) === null) {
    problems.push({ index, field: 'actual', code: 'number.decimals', params: { decimals: indicator.decimals } })
  }
  if (!facts.known.units.has(row.unit)) {
    problems.push({ index, field: 'unit', code: 'unit.unknown', params: { unit: row.unit } })
  }
  return problems
}

/** An event as files state it: with the day it was confirmed, where it was. */
export type StatedEvent = VetoEventRequest & { readonly confirmedOn?: string | null }

/** Whether an event may be stated: a subject, a project and people that are known, and days that have come, in order. */
export function checkEvent(row: StatedEvent, known: Known, today: string, index = 0): readonly RowProblem[] {
  const problems: RowProblem[] = []
  const subjects = row.level === 'unit' ? known.units : known.people
  if (!subjects.has(row.subject)) {
    problems.push({ index, field: 'subject', code: `${row.level}.unknown`, params: { [row.level]: row.subject } })
  }
  if (row.project !== '' && !known.projects.has(row.project)) {
    problems.push({ index, field: 'project', code: 'project.unknown', params: { project: row.project } })
  }
  row.responsible.forEach((person, place) => {
    if (!known.people.has(person)) {
      problems.push({ index, field: `responsible[${place}]`, code: 'person.unknown', params: { person } })
    }
  })
  const confirmedOn = row.confirmedOn ?? null
  if (confirmedOn !== null && confirmedOn < row.occurredOn) {
    problems.push({ index, field: 'confirmedOn', code: 'date.before', params: { notBefore: row.occurredOn } })
  } else if (confirmedOn !== null && confirmedOn > today) {
    problems.push({ index, field: 'confirmedOn', code: 'date.future', params: { today } })
  }
  if (row.occurredOn > today) problems.push({ index, field: 'occurredOn', code: 'date.future', params: { today } })
  return problems
}
