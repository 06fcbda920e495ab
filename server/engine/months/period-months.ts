import type { Calendar, Period } from '../bundle.ts'
import { civilOf, dayOf, daysInMonth, toDate, toDay } from '../calendar/day-number.ts'
import { createWorkCalendar, type WorkCalendar } from '../calendar/work-calendar.ts'

/** A calendar month cut to the period. `label` is 'YYYY-MM'; days are day numbers, both ends included. */
export type PeriodMonth = {
  readonly label: string
  readonly from: number
  readonly to: number
  readonly workdays: number
}

/** The calendar months of a period in order. A month with no workday inside the period is none of it. */
export function listMonths(
  period: Pick<Period, 'startsOn' | 'endsOn'>,
  calendar: WorkCalendar,
): readonly PeriodMonth[] {
  const last = toDay(period.endsOn)
  const months: PeriodMonth[] = []
  for (let from = toDay(period.startsOn); from <= last;) {
    const { year, month } = civilOf(from)
    const to = Math.min(dayOf(year, month, daysInMonth(year, month)), last)
    const workdays = calendar.workdaysIn({ from, to })
    if (workdays > 0) months.push({ label: toDate(from).slice(0, 7), from, to, workdays })
    from = to + 1
  }
  return months
}

/** How many months somebody who was on the roster throughout counts: the divisor of RULES §8.2. */
export function periodMonths(period: Pick<Period, 'startsOn' | 'endsOn'>, calendar: Calendar): number {
  return listMonths(period, createWorkCalendar(calendar)).length
}
