import type { Period } from '../../../server/contract/periods.contract.ts'

/** The latest day a fact of the period may carry: today, or the period's end when that has passed. */
export function lastDay({ startsOn, endsOn }: Pick<Period, 'startsOn' | 'endsOn'>, now: Date = new Date()): string {
  const today = localDay.format(now)
  if (today > endsOn) return endsOn
  return today < startsOn ? startsOn : today
}

// The Swedish form of a date is YYYY-MM-DD.
const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
