import { dueDate, type DueDate } from './due-date.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** The last day of a publicity of `workdays` days: it starts the day after posting (RULES §13, §15.1). */
export function publicityEnd(calendar: WorkCalendar, postedOn: string, workdays: number): DueDate {
  return dueDate(calendar, postedOn, { kind: 'WORKDAYS', days: workdays })
}
