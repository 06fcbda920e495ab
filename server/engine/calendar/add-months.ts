import { civilOf, dayOf, daysInMonth, toDate, toDay } from './day-number.ts'

/**
 * The corresponding day `months` calendar months later, or the last day of that month where it has none (the Civil
 * Code's way of counting months). A hold of 12 months from 10 August ends with 10 August of the next year.
 */
export function addMonths(date: string, months: number): string {
  const { year, month, dayOfMonth } = civilOf(toDay(date))
  const index = year * 12 + (month - 1) + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = index - targetYear * 12 + 1
  return toDate(dayOf(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth))))
}
