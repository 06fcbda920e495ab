import type { Posting } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import { daysCovered, type DaySpan } from '../calendar/interval.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { PeriodMonth } from './period-months.ts'
import type { RosterSpan } from './roster-spans.ts'

/** A month of one person: how it was counted, and for which posting; `posting` null when it was not. */
export type JudgedMonth = {
  readonly month: PeriodMonth
  readonly rosterDays: number
  /** Natural days of leave inside the month; 0 while the switch is off. */
  readonly leaveDays: number
  readonly unit: string
  readonly posting: Posting | null
}

/** Roster workdays of one posting for one unit in a month. */
type Tally = { readonly posting: Posting; readonly unit: string; days: number }

/**
 * Counts one calendar month (RULES §12.1): for the unit with most roster workdays (ties: the earlier start, then code)
 * if the person was on the roster for at least half of the month's workdays; with the post coefficient held on most of
 * those workdays. `leaveLimit` days of leave or more drop the month; 0 switches that off.
 */
export function judgeMonth(
  month: PeriodMonth,
  spans: readonly RosterSpan[],
  leave: readonly DaySpan[],
  leaveLimit: number,
  calendar: WorkCalendar,
): JudgedMonth {
  const tallies = tally(month, spans, calendar)
  const rosterDays = daysOf(tallies)
  const leaveDays = leaveLimit === 0 || leave.length === 0 ? 0 : daysCovered(leave.map((span) => cut(span, month)))
  const isLost = 2 * rosterDays < month.workdays || (leaveLimit > 0 && leaveDays >= leaveLimit)
  const chosen = isLost ? null : chooseTally(tallies)
  return { month, rosterDays, leaveDays, unit: chosen?.unit ?? '', posting: chosen?.posting ?? null }
}

function tally(month: PeriodMonth, spans: readonly RosterSpan[], calendar: WorkCalendar): readonly Tally[] {
  const tallies: Tally[] = []
  for (const span of spans) {
    if (span.to < month.from || span.from > month.to) continue
    const isWhole = span.from <= month.from && month.to <= span.to
    const days = isWhole ? month.workdays : calendar.workdaysIn(cut(span, month))
    const same = tallies.find(({ posting, unit }) => posting === span.posting && unit === span.unit)
    if (same !== undefined) same.days += days
    else if (days > 0) tallies.push({ posting: span.posting, unit: span.unit, days })
  }
  return tallies
}

/** The unit with most days, in it the coefficient held on most of them, and of that the posting. */
function chooseTally(tallies: readonly Tally[]): Tally | null {
  const inUnit = heaviest(tallies, ({ unit }) => unit, compareCodes)
  const atCoefficient = heaviest(
    inUnit,
    ({ posting }) => posting.postBp,
    (a, b) => b - a,
  )
  const [chosen] = heaviest(atCoefficient, ({ posting }) => posting.code, compareCodes)
  return chosen ?? null
}

/** The tallies of the key with most days in all; ties: the earlier start of a posting, then the order of keys. */
function heaviest<K>(
  tallies: readonly Tally[],
  keyOf: (tally: Tally) => K,
  compareKeys: (a: K, b: K) => number,
): readonly Tally[] {
  if (tallies.length <= 1) return tallies
  const groups = new Map<K, Tally[]>()
  for (const one of tallies) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  const [first] = [...groups].sort(
    ([keyA, a], [keyB, b]) => daysOf(b) - daysOf(a) || compareCodes(startOf(a), startOf(b)) || compareKeys(keyA, keyB),
  )
  return first === undefined ? [] : first[1]
}

function daysOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { days }) => sum + days, 0)
}

function startOf(tallies: readonly Tally[]): string {
  return tallies.reduce((first, { posting }) => (posting.startsOn < first ? posting.startsOn : first), '9999-12-31')
}

function cut(span: DaySpan, month: DaySpan): DaySpan {
  return { from: Math.max(span.from, month.from), to: Math.min(span.to, month.to) }
}
