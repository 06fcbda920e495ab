import type { Grant, Role } from '../../../server/contract/identity.contract.ts'

/** Roles in force on a day; both ends of a grant are included. */
export function rolesOn(grants: readonly Grant[], day: string): readonly Role[] {
  const active = grants.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day))
  return [...new Set(active.map((grant) => grant.role))]
}

/** Today where the bureau is. */
export function localToday(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
}
