import { Refusal } from '../refusal.ts'

/**
 * A local date as the whole days since 1970-01-01, so that dates compare and subtract as integers and no time zone can
 * enter (RULES §1.2). The proleptic Gregorian calendar, years 0001 to 9999.
 * @throws Refusal `date.invalid` for anything but an existing day written 'YYYY-MM-DD'.
 */
export function toDay(date: string): number {
  const { year, month, dayOfMonth } = partsOf(date)
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) {
    throw new Refusal('date.invalid', { date })
  }
  return dayOf(year, month, dayOfMonth)
}

/** The inverse of {@link toDay}. */
export function toDate(day: number): string {
  const { year, month, dayOfMonth } = civilOf(day)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`
}

/** 1 for Monday … 7 for Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export type CivilDay = { readonly year: number; readonly month: number; readonly dayOfMonth: number }

/** Year, month (1–12) and day of the month. Years run from March inside, so that the leap day is the last. */
export function civilOf(day: number): CivilDay {
  const shifted = day + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth }
}

/** The day of an existing civil date. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

function partsOf(date: string): CivilDay {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (match === null || match[1] === '0000') throw new Refusal('date.invalid', { date })
  return { year: Number(match[1]), month: Number(match[2]), dayOfMonth: Number(match[3]) }
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
