import type { Bundle, Posting } from '../../server/engine/bundle.ts'
import { compareBytes } from './compare-bytes.ts'
import { evaluatedUnit, isWithin } from './lookups.ts'
import { monthsOfPeriod, type PeriodMonth } from './naive-dates.ts'

/** The months that count on one posting in one unit. */
export type NaiveSegment = {
  readonly person: string
  readonly posting: string
  readonly unit: string
  readonly postBp: number
  readonly months: number
}

export type NaiveMonths = {
  readonly person: string
  readonly segments: readonly NaiveSegment[]
  readonly months: number
  /** '' without a counted month. */
  readonly home: string
}

/** One counted month: which posting and which unit it counts for. */
type CountedMonth = { readonly posting: Posting; readonly unit: string }

/** The posting and evaluated unit that count on one workday. */
type RosterDay = CountedMonth

/** RULES §12.1–§12.3 for everybody. */
export function naiveMonths(bundle: Bundle): NaiveMonths[] {
  const months = monthsOfPeriod(bundle)
  return bundle.people.map((person) => {
    const counted: CountedMonth[] = []
    for (const month of months) {
      const one = countMonth(bundle, person.code, month)
      if (one !== null) counted.push(one)
    }
    return {
      person: person.code,
      segments: segmentsOf(person.code, counted),
      months: counted.length,
      home: homeOf(counted),
    }
  })
}

function countMonth(bundle: Bundle, person: string, month: PeriodMonth): CountedMonth | null {
  if (isDroppedForLeave(bundle, person, month)) return null
  const roster: RosterDay[] = []
  for (const day of month.workdays) {
    const posting = postingOn(bundle, person, day)
    if (posting !== null) roster.push({ posting, unit: evaluatedUnit(bundle, posting.unit, day) })
  }
  if (roster.length === 0 || 2 * roster.length < month.workdays.length) return null
  const unit = mostDays(roster, (day) => day.unit, compareBytes)
  const inUnit = roster.filter((day) => day.unit === unit)
  // Which of two coefficients wins when all else is equal RULES leaves open: the higher, as with two posts at once.
  const post = mostDays(inUnit, postOf, (x, y) => Number(y) - Number(x))
  const onPost = inUnit.filter((day) => postOf(day) === post)
  const code = mostDays(onPost, (day) => day.posting.code, compareBytes)
  return onPost.find((day) => day.posting.code === code) ?? null
}

function postOf(day: RosterDay): string {
  return String(day.posting.postBp)
}

/** Two posts at once: the higher post coefficient, then the earlier start, then the code. */
function postingOn(bundle: Bundle, person: string, day: string): Posting | null {
  const held = bundle.postings.filter((posting) => posting.person === person && isWithin(day, posting))
  held.sort((a, b) => b.postBp - a.postBp || compareBytes(a.startsOn, b.startsOn) || compareBytes(a.code, b.code))
  return held[0] ?? null
}

/** The key with most days; equal ones: the earlier start of a posting, then the order of the keys. */
function mostDays(
  roster: readonly RosterDay[],
  keyOf: (day: RosterDay) => string,
  compareKeys: (a: string, b: string) => number,
): string {
  const keys = [...new Set(roster.map(keyOf))]
  const rows = keys.map((key) => {
    const days = roster.filter((day) => keyOf(day) === key)
    const starts = days.map((day) => day.posting.startsOn).sort(compareBytes)
    return { key, count: days.length, start: starts[0] ?? '' }
  })
  rows.sort((a, b) => b.count - a.count || compareBytes(a.start, b.start) || compareKeys(a.key, b.key))
  return rows[0]?.key ?? ''
}

function isDroppedForLeave(bundle: Bundle, person: string, month: PeriodMonth): boolean {
  const limit = bundle.scheme.policy.months.leaveDaysThatDropAMonth
  return limit > 0 && leaveDays(bundle, person, month.days) >= limit
}

/** Days of leave among the given days; overlapping leaves count once. */
export function leaveDays(bundle: Bundle, person: string, days: readonly string[]): number {
  const leaves = bundle.statuses.filter((status) => status.person === person && status.kind === 'LEAVE')
  return days.filter((day) => leaves.some((leave) => isWithin(day, leave))).length
}

function segmentsOf(person: string, counted: readonly CountedMonth[]): NaiveSegment[] {
  const segments: NaiveSegment[] = []
  for (const month of counted) {
    const isHere = (one: { posting: string; unit: string }) =>
      one.posting === month.posting.code && one.unit === month.unit
    const at = segments.findIndex(isHere)
    const before = segments[at]?.months ?? 0
    const { code, postBp } = month.posting
    const segment = { person, posting: code, unit: month.unit, postBp, months: before + 1 }
    if (at < 0) segments.push(segment)
    else segments[at] = segment
  }
  return segments
}

/** Most counted months; equal ones: the unit of the later month. */
function homeOf(counted: readonly CountedMonth[]): string {
  let home = ''
  let most = 0
  for (const month of counted) {
    const count = counted.filter((other) => other.unit === month.unit).length
    if (count >= most) {
      home = month.unit
      most = count
    }
  }
  return home
}
