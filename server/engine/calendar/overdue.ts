import { toDay } from './day-number.ts'
import type { WorkCalendar } from './work-calendar.ts'

export type Timeliness = {
  /** Day granularity: finished on or before the due date. */
  readonly isOnTime: boolean
  /** Workdays after the due date up to the finish. 0 for a step finished late with no workday between: shown, not charged. */
  readonly overdueDays: number
  readonly isProvisional: boolean
}

/**
 * Whether a step was in time and by how many workdays it was late (RULES §13.4). `until` is the finish date, or today
 * for a step that is still open.
 */
export function timeliness(calendar: WorkCalendar, dueOn: string, until: string): Timeliness {
  if (until <= dueOn) return { isOnTime: true, overdueDays: 0, isProvisional: false }
  const span = { from: toDay(dueOn) + 1, to: toDay(until) }
  return { isOnTime: false, overdueDays: calendar.workdaysIn(span), isProvisional: calendar.isProvisional(span) }
}
