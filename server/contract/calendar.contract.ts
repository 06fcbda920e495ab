import { z } from 'zod'
import { label, localDate } from './primitives.ts'

/** A day that differs from Monday to Friday: a holiday on a weekday or a make-up workday at the weekend. */
export const calendarDay = z.strictObject({ on: localDate, isWorkday: z.boolean() }).meta({ id: 'CalendarDay' })
export type CalendarDay = z.infer<typeof calendarDay>

export const calendarYear = z
  .object({
    year: z.int(),
    /** Whether the year's table is stated; without it every due date of the year is provisional. */
    isComplete: z.boolean(),
    /** The notice the table rests on; null while incomplete. */
    source: z.string().nullable(),
    days: z.array(calendarDay),
  })
  .meta({ id: 'CalendarYear' })
export type CalendarYear = z.infer<typeof calendarYear>

/** The whole table of one year. */
export const calendarYearRequest = z
  .strictObject({ source: label(500), days: z.array(calendarDay).max(366) })
  .meta({ id: 'CalendarYearRequest' })
export type CalendarYearRequest = z.infer<typeof calendarYearRequest>
