import type { Calendar } from '../bundle.ts'
import { civilOf, toDay, weekdayOf } from './day-number.ts'
import type { DaySpan } from './interval.ts'

/** Working days of a bureau (RULES §13). Days are day numbers, see {@link toDay}. */
export type WorkCalendar = {
  /** The table's word for the day, else Monday to Friday. */
  readonly isWorkday: (day: number) => boolean
  /** Workdays in a span, both ends included; 0 for an empty span. */
  readonly workdaysIn: (span: DaySpan) => number
  /** The first workday on or after the day. */
  readonly workdayFrom: (day: number) => number
  /**
   * Whether a later table may still move days of the span: one of its years is not complete, or it touches a December
   * while the next year's table, which may change days of that December, is not complete.
   */
  readonly isProvisional: (span: DaySpan) => boolean
}

/**
 * Makes the calendar of `days` that differ from Monday to Friday. Years without a complete table are counted as plain
 * weeks and reported as provisional.
 */
export function createWorkCalendar(calendar: Calendar): WorkCalendar {
  const overrides = new Map(calendar.days.map(({ on, isWorkday }) => [toDay(on), isWorkday]))
  const completeYears = new Set(calendar.completeYears)
  const changesUpTo = runningChanges(overrides)
  const isWorkday = (day: number): boolean => overrides.get(day) ?? isWeekday(day)
  return {
    isWorkday,
    workdaysIn: ({ from, to }) =>
      to < from ? 0 : weekdaysUpTo(to) + changesUpTo(to) - weekdaysUpTo(from - 1) - changesUpTo(from - 1),
    workdayFrom: (day) => {
      let candidate = day
      while (!isWorkday(candidate)) candidate++
      return candidate
    },
    isProvisional: ({ from, to }) => yearsRead(from, to).some((year) => !completeYears.has(year)),
  }
}

function isWeekday(day: number): boolean {
  return weekdayOf(day) <= 5
}

/** Mondays to Fridays from a fixed Monday (1969-12-29) to the day; differences of it count any span. */
function weekdaysUpTo(day: number): number {
  const sinceMonday = day + 4
  const weeks = Math.floor(sinceMonday / 7)
  return weeks * 5 + Math.min(sinceMonday - weeks * 7, 5)
}

/** How many workdays the overrides up to a day add to plain weeks, by binary search in their running sum. */
function runningChanges(overrides: ReadonlyMap<number, boolean>): (day: number) => number {
  const days = [...overrides.keys()].filter((day) => overrides.get(day) !== isWeekday(day)).sort((a, b) => a - b)
  const sums = [0]
  for (const day of days) sums.push((sums.at(-1) ?? 0) + (overrides.get(day) === true ? 1 : -1))
  return (day) => {
    let low = 0
    let high = days.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((days[middle] ?? Infinity) <= day) low = middle + 1
      else high = middle
    }
    return sums[low] ?? 0
  }
}

/** Years whose tables decide the days of a span. */
function yearsRead(from: number, to: number): readonly number[] {
  const first = civilOf(from).year
  const last = civilOf(to)
  const lastRead = last.month === 12 ? last.year + 1 : last.year
  return Array.from({ length: lastRead - first + 1 }, (_, i) => first + i)
}
