import type { Bundle } from '../../server/engine/bundle.ts'

/** The next day, by the lengths of the months. */
export function dayAfter(on: string): string {
  const year = Number(on.slice(0, 4))
  const month = Number(on.slice(5, 7))
  const day = Number(on.slice(8, 10))
  if (day < lengthOf(year, month)) return `${on.slice(0, 8)}${pad(day + 1)}`
  return month < 12 ? `${on.slice(0, 5)}${pad(month + 1)}-01` : `${year + 1}-01-01`
}

function lengthOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return isLeap ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** All days from one date to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let on = from; on <= to; on = dayAfter(on)) days.push(on)
  return days
}

/** RULES §13: an override of the table, else Monday to Friday. */
export function isWorkday(bundle: Bundle, on: string): boolean {
  const override = bundle.calendar.days.find((day) => day.on === on)
  if (override !== undefined) return override.isWorkday
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

/** A calendar month of the period with its days inside the period. */
export type PeriodMonth = {
  readonly code: string
  readonly days: readonly string[]
  readonly workdays: readonly string[]
}

export function monthsOfPeriod(bundle: Bundle): PeriodMonth[] {
  const days = daysBetween(bundle.period.startsOn, bundle.period.endsOn)
  const codes = [...new Set(days.map((day) => day.slice(0, 7)))]
  return codes.map((code) => {
    const own = days.filter((day) => day.startsWith(code))
    return { code, days: own, workdays: own.filter((day) => isWorkday(bundle, day)) }
  })
}

/** The period's months: those of its calendar months in which somebody could work at all. */
export function countMonths(bundle: Bundle): number {
  return monthsOfPeriod(bundle).filter((month) => month.workdays.length > 0).length
}
