import type { Role } from '../contract/identity.contract.ts'

/** A dated role; `unitCode` only for leaders. Both dates are included, an open end is null. */
export type Grant = {
  readonly role: Role
  readonly unitCode: string | null
  readonly startsOn: string
  readonly endsOn: string | null
}

/** Who is asking, read afresh for every request: a role that ended yesterday is not among `roles` today. */
export type Actor = {
  readonly userId: string
  readonly login: string
  readonly personCode: string | null
  readonly roles: readonly Role[]
  /** The grants in force today. */
  readonly grants: readonly Grant[]
  /** Set for accounts made by an administrator until their owner has chosen a password. */
  readonly mustChangePassword: boolean
}

/** The product itself: command line, jobs at boot, the demo. */
export const SYSTEM_ACTOR: Actor = {
  userId: 'system',
  login: 'system',
  personCode: null,
  roles: [],
  grants: [],
  mustChangePassword: false,
}

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role))
}
