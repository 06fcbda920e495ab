import type { Bundle, PersonStatus } from '../bundle.ts'
import { toDay } from '../calendar/day-number.ts'
import { daysCovered, holdsOn, spanWithin } from '../calendar/interval.ts'
import type { NoGradeReason } from '../scheme.ts'

/**
 * Who gets no grade, and why (RULES §10.1): an investigation or a probation still open on the last day of the period,
 * or leave (natural days, overlaps once) over half of it. Of several reasons the gravest stands, in that order.
 */
export function noGradeReasons(bundle: Pick<Bundle, 'period' | 'statuses'>): ReadonlyMap<string, NoGradeReason> {
  const period = { from: toDay(bundle.period.startsOn), to: toDay(bundle.period.endsOn) }
  const days = period.to - period.from + 1
  const isOpen = (status: PersonStatus): boolean => holdsOn(status, bundle.period.endsOn)
  const reasons = new Map<string, NoGradeReason>()
  for (const [person, statuses] of byPerson(bundle.statuses)) {
    const leave = statuses.filter(({ kind }) => kind === 'LEAVE').map((status) => spanWithin(status, period))
    if (statuses.some((status) => status.kind === 'INVESTIGATION' && isOpen(status)))
      reasons.set(person, 'INVESTIGATION')
    else if (statuses.some((status) => status.kind === 'PROBATION' && isOpen(status))) reasons.set(person, 'PROBATION')
    else if (2 * daysCovered(leave) > days) reasons.set(person, 'LEAVE')
  }
  return reasons
}

function byPerson(statuses: readonly PersonStatus[]): ReadonlyMap<string, readonly PersonStatus[]> {
  const groups = new Map<string, PersonStatus[]>()
  for (const status of statuses) groups.set(status.person, [...(groups.get(status.person) ?? []), status])
  return groups
}
