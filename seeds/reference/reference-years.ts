import { CALENDAR_CN, CALENDAR_CN_SOURCE } from './calendar-cn.ts'
import { calendarDays } from './calendar-days.ts'

export type ReferenceYear = {
  readonly year: number
  readonly source: string
  readonly days: { readonly on: string; readonly isWorkday: boolean }[]
}

/** The seeded calendar, one table a year, as the bureau's own calendar stores it. */
export function referenceYears(): readonly ReferenceYear[] {
  return CALENDAR_CN.map((holidayYear) => ({
    year: holidayYear.year,
    source: CALENDAR_CN_SOURCE,
    days: calendarDays([holidayYear]).map(({ on, isWorkday }) => ({ on, isWorkday })),
  }))
}
