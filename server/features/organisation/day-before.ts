import { toDate, toDay } from '../../engine/index.ts'

/** The local date before a local date. */
export function dayBefore(on: string): string {
  return toDate(toDay(on) - 1)
}
