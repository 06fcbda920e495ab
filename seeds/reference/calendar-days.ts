import type { Calendar } from '../../server/engine/bundle.ts'
import { toDate, toDay, weekdayOf } from '../../server/engine/calendar/day-number.ts'
import { CALENDAR_CN } from './calendar-cn.ts'
import type { Holiday, HolidayYear } from './holiday.ts'

/** A day that differs from Monday to Friday, with the holiday that explains it. */
export type CalendarDay = { readonly on: string; readonly isWorkday: boolean; readonly name: string }

/** Every day of the given years that differs from a plain week, in order. */
export function calendarDays(years: readonly HolidayYear[] = CALENDAR_CN): readonly CalendarDay[] {
  return years
    .flatMap(({ holidays }) => holidays.flatMap((holiday) => [...daysOff(holiday), ...daysWorked(holiday)]))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** The seeded calendar as a bundle holds it: the listed years are complete, no other is. */
export function chineseCalendar(years: readonly HolidayYear[] = CALENDAR_CN): Calendar {
  return {
    completeYears: years.map(({ year }) => year).sort((a, b) => a - b),
    days: calendarDays(years).map(({ on, isWorkday }) => ({ on, isWorkday })),
  }
}

function daysOff({ name, from, to }: Holiday): readonly CalendarDay[] {
  const first = toDay(from)
  return Array.from({ length: toDay(to) - first + 1 }, (_, i) => first + i)
    .filter((day) => weekdayOf(day) <= 5)
    .map((day) => ({ on: toDate(day), isWorkday: false, name }))
}

function daysWorked({ name, worked }: Holiday): readonly CalendarDay[] {
  return worked.map((on) => ({ on, isWorkday: true, name }))
}
