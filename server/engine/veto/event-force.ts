import type { Period, VetoEvent } from '../bundle.ts'
import { addMonths } from '../calendar/add-months.ts'
import type { VetoPolicy } from './veto-policy.ts'

type Span = Pick<Period, 'startsOn' | 'endsOn'>

/**
 * Whether a confirmed event takes effect in a period (RULES §7.2): from the confirmation to the end of its calendar
 * year, in every period that ends inside that span; with `alsoNextYear` to the end of the next. A lifted event never does.
 */
export function isInForce(event: VetoEvent, period: Span, policy: Pick<VetoPolicy, 'alsoNextYear'>): boolean {
  if (event.state !== 'CONFIRMED' || event.confirmedOn === null || event.confirmedOn > period.endsOn) return false
  const years = yearOf(period.endsOn) - yearOf(event.confirmedOn)
  return years === 0 || (years === 1 && policy.alsoNextYear)
}

/**
 * The last day of a promotion hold of `months` from the confirmation, if it still reaches into the period; else null.
 * It does not end with the year (RULES §7.2).
 */
export function promotionHeldUntil(event: VetoEvent, months: number, period: Span): string | null {
  if (months === 0 || event.state !== 'CONFIRMED' || event.confirmedOn === null) return null
  if (event.confirmedOn > period.endsOn) return null
  const until = addMonths(event.confirmedOn, months)
  return until >= period.startsOn ? until : null
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
