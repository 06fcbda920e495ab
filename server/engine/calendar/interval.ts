import { toDay } from './day-number.ts'

/** A dated fact: both ends included, null is an open end. */
export type Dated = { readonly startsOn: string; readonly endsOn: string | null }

/** Days [from, to], both included; empty when to < from. */
export type DaySpan = { readonly from: number; readonly to: number }

/** Whether a dated fact holds on a date. 'YYYY-MM-DD' strings order as their dates do. */
export function holdsOn(dated: Dated, on: string): boolean {
  return dated.startsOn <= on && (dated.endsOn === null || on <= dated.endsOn)
}

/** The days of a dated fact inside `within`; may be empty. */
export function spanWithin(dated: Dated, within: DaySpan): DaySpan {
  return {
    from: Math.max(toDay(dated.startsOn), within.from),
    to: dated.endsOn === null ? within.to : Math.min(toDay(dated.endsOn), within.to),
  }
}

/** How many days the union of the spans covers: overlaps count once. */
export function daysCovered(spans: readonly DaySpan[]): number {
  let days = 0
  let coveredTo = Number.NEGATIVE_INFINITY
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const start = Math.max(from, coveredTo + 1)
    if (to >= start) days += to - start + 1
    coveredTo = Math.max(coveredTo, to)
  }
  return days
}
