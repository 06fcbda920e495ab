import type { Bundle, Posting } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import { toDay } from '../calendar/day-number.ts'
import { spanWithin, type DaySpan } from '../calendar/interval.ts'
import { createWorkCalendar } from '../calendar/work-calendar.ts'
import type { Derivation } from '../derivation.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { homeUnit } from './home-unit.ts'
import { judgeMonth, type JudgedMonth } from './judge-month.ts'
import { listMonths } from './period-months.ts'
import { rosterContext, rosterSpans } from './roster-spans.ts'

/** Counted months of one posting for one evaluated unit: what a payment line is made of. */
export type CountedSegment = {
  readonly posting: string
  readonly unit: string
  readonly postBp: number
  readonly months: number
}

export type CountedMonths = {
  /** Sorted by unit, then posting. */
  readonly segments: readonly CountedSegment[]
  /** Home unit, '' without a counted month. */
  readonly home: string
  readonly months: number
  readonly byUnit: ReadonlyMap<string, number>
  /** Every month of the period with its roster workdays, counted or not. */
  readonly why: () => Derivation
}

export type MonthFacts = Pick<Bundle, 'period' | 'calendar' | 'people' | 'postings' | 'statuses' | 'units' | 'scheme'>

/**
 * Counted months of everybody listed in `people` (RULES §12.1–12.3), by person code. Units are evaluated units: a
 * posting to a group counts for the module the group belonged to on the day.
 * @throws Refusal `unit.unknown`, `unit.cycle`, `date.invalid`.
 */
export function countMonths(facts: MonthFacts): ReadonlyMap<string, CountedMonths> {
  const calendar = createWorkCalendar(facts.calendar)
  const period = { from: toDay(facts.period.startsOn), to: toDay(facts.period.endsOn) }
  const months = listMonths(facts.period, calendar)
  const context = rosterContext(createUnitTree(facts.units), period)
  const postings = groupByPerson(facts.postings)
  const leaveLimit = facts.scheme.policy.months.leaveDaysThatDropAMonth
  const leave = leaveLimit === 0 ? new Map<string, DaySpan[]>() : leaveSpans(facts, period)
  const judge = (person: string): readonly JudgedMonth[] => {
    const spans = rosterSpans(postings.get(person) ?? [], context)
    return months.map((month) => judgeMonth(month, spans, leave.get(person) ?? [], leaveLimit, calendar))
  }
  return new Map(
    facts.people.map(({ code }) => [code, sumUp(judge(code), () => explain(code, judge(code), leaveLimit))]),
  )
}

type Segment = { readonly posting: Posting; readonly unit: string; months: number }

function sumUp(judged: readonly JudgedMonth[], why: () => Derivation): CountedMonths {
  const segments: Segment[] = []
  const byUnit = new Map<string, number>()
  const units: string[] = []
  for (const { unit, posting } of judged) {
    if (posting === null) continue
    const segment = segments.find((one) => one.posting === posting && one.unit === unit)
    if (segment === undefined) segments.push({ posting, unit, months: 1 })
    else segment.months += 1
    byUnit.set(unit, (byUnit.get(unit) ?? 0) + 1)
    units.push(unit)
  }
  const counted = segments.map(({ posting, unit, months }) => {
    return { posting: posting.code, unit, postBp: posting.postBp, months }
  })
  if (counted.length > 1) counted.sort((a, b) => compareCodes(a.unit, b.unit) || compareCodes(a.posting, b.posting))
  return { segments: counted, home: homeUnit(units), months: units.length, byUnit, why }
}

function explain(person: string, judged: readonly JudgedMonth[], leaveLimit: number): Derivation {
  const months = judged.map(({ posting }) => (posting === null ? 0 : 1))
  return {
    name: '',
    rule: 'months.counted',
    operation: 'sum(months)',
    inputs: { months },
    result: months.reduce<number>((sum, counted) => sum + counted, 0),
    unit: 'months',
    notes: { person },
    parts: judged.map((month) => explainMonth(month, leaveLimit)),
  }
}

/** 1 from half of the month's workdays on, and only under the limit of leave where one is set. */
function explainMonth({ month, rosterDays, leaveDays, unit, posting }: JudgedMonth, leaveLimit: number): Derivation {
  const half = 'clamp(2 * roster - workdays + 1, 0, 1)'
  const hasLimit = leaveLimit > 0
  return {
    name: 'months[]',
    rule: hasLimit ? 'months.monthWithLeave' : 'months.month',
    operation: hasLimit ? `${half} * clamp(limit - leave, 0, 1)` : half,
    inputs: {
      roster: rosterDays,
      workdays: month.workdays,
      ...(hasLimit ? { limit: leaveLimit, leave: leaveDays } : {}),
    },
    result: posting === null ? 0 : 1,
    unit: 'months',
    notes: { month: month.label, unit, posting: posting?.code ?? '', postBp: posting?.postBp ?? null },
    parts: [],
  }
}

function groupByPerson(postings: readonly Posting[]): ReadonlyMap<string, readonly Posting[]> {
  const groups = new Map<string, Posting[]>()
  for (const posting of postings) {
    const group = groups.get(posting.person)
    if (group === undefined) groups.set(posting.person, [posting])
    else group.push(posting)
  }
  return groups
}

function leaveSpans(facts: MonthFacts, period: DaySpan): Map<string, DaySpan[]> {
  const spans = new Map<string, DaySpan[]>()
  for (const status of facts.statuses) {
    if (status.kind !== 'LEAVE') continue
    const list = spans.get(status.person) ?? []
    list.push(spanWithin(status, period))
    spans.set(status.person, list)
  }
  return spans
}
