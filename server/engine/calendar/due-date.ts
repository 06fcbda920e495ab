import { given, type Derivation } from '../derivation.ts'
import { Refusal } from '../refusal.ts'
import { toDate, toDay } from './day-number.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** A time limit (RULES §13.1–13.3): `days` working days or natural days, at least 1; or the same day (不过夜). */
export type TimeLimit =
  | { readonly kind: 'WORKDAYS'; readonly days: number }
  | { readonly kind: 'SAME_DAY' }
  | { readonly kind: 'NATURAL_DAYS'; readonly days: number }

/** The days after `startsOn` up to `endsOn` are not counted (RULES §13.5). One still open ends today, for the caller. */
export type Suspension = { readonly startsOn: string; readonly endsOn: string }

export type DueDate = {
  readonly dueOn: string
  /** The date rests on a year whose table of days is not complete, and may still move. */
  readonly isProvisional: boolean
  readonly why: () => Derivation
}

/** No step of any bureau has a longer limit; beyond it a typing error is certain. */
const LONGEST_LIMIT_DAYS = 3660

/**
 * When a step received on `receivedOn` is due (RULES §13.1–13.5). The day of receipt never counts, whatever the hour
 * and whether or not it is a day off. Suspended days are not counted; overlapping suspensions count once, and one that
 * begins on or after the due date changes nothing because counting has ended by then.
 * @throws Refusal `limit.range` for a limit that is not a whole number of days from 1 to 3660.
 */
export function dueDate(
  calendar: WorkCalendar,
  receivedOn: string,
  limit: TimeLimit,
  suspensions: readonly Suspension[] = [],
): DueDate {
  const received = toDay(receivedOn)
  const counted = countDays(calendar, received, limit, suspensionTest(suspensions))
  const due = counted.due
  const isProvisional = calendar.isProvisional({ from: received, to: due })
  const dueOn = toDate(due)
  return { dueOn, isProvisional, why: () => explain(receivedOn, dueOn, isProvisional, limit, counted.days) }
}

type Counted = { readonly due: number; readonly days: readonly number[] }

function countDays(
  calendar: WorkCalendar,
  received: number,
  limit: TimeLimit,
  isSuspended: (day: number) => boolean,
): Counted {
  const isOpen = (day: number): boolean => calendar.isWorkday(day) && !isSuspended(day)
  switch (limit.kind) {
    case 'WORKDAYS': {
      const days = nextDays(received, limit.days, isOpen)
      return { due: days.at(-1) ?? received, days }
    }
    case 'NATURAL_DAYS': {
      const days = nextDays(received, limit.days, (day) => !isSuspended(day))
      return { due: firstFrom(days.at(-1) ?? received, isOpen), days }
    }
    case 'SAME_DAY':
      return { due: firstFrom(received, isOpen), days: [] }
  }
}

/** The next `count` days strictly after `start` that count. */
function nextDays(start: number, count: number, counts: (day: number) => boolean): readonly number[] {
  if (!Number.isInteger(count) || count < 1 || count > LONGEST_LIMIT_DAYS) {
    throw new Refusal('limit.range', { days: count, most: LONGEST_LIMIT_DAYS })
  }
  const days: number[] = []
  for (let day = start + 1; days.length < count; day++) if (counts(day)) days.push(day)
  return days
}

function firstFrom(day: number, holds: (day: number) => boolean): number {
  let candidate = day
  while (!holds(candidate)) candidate++
  return candidate
}

function suspensionTest(suspensions: readonly Suspension[]): (day: number) => boolean {
  const spans = suspensions.map(({ startsOn, endsOn }) => ({ after: toDay(startsOn), to: toDay(endsOn) }))
  return (day) => spans.some(({ after, to }) => after < day && day <= to)
}

/** Every counted day is a 1 in the sum, with its date; a natural limit may end later, on the next workday. */
function explain(
  receivedOn: string,
  dueOn: string,
  isProvisional: boolean,
  limit: TimeLimit,
  days: readonly number[],
): Derivation {
  return {
    name: '',
    rule: `time.due.${limit.kind === 'WORKDAYS' ? 'workdays' : limit.kind === 'SAME_DAY' ? 'sameDay' : 'naturalDays'}`,
    operation: 'sum(counted)',
    inputs: { counted: days.map(() => 1) },
    result: days.length,
    unit: 'days',
    notes: { receivedOn, dueOn, isProvisional },
    parts: days.map((day) => given('counted[]', 'time.countedDay', 1, 'days', { on: toDate(day) })),
  }
}
