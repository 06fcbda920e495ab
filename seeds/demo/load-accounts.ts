import type { Application } from '../../server/compose.ts'
import { SYSTEM_ACTOR, type Actor } from '../../server/platform/actor.ts'
import { ACCOUNTS, type DemoAccount } from './accounts.ts'

const SINCE = '2026-01-01'

/** Who states the demo's facts: the personnel account, which is made at the very end. */
export function demoActor(userId: string): Actor {
  return { ...SYSTEM_ACTOR, userId, login: 'hr', roles: ['hr'] }
}

/**
 * Makes the accounts, the administrator first. They come last of all: without an account the next start knows that
 * nothing was finished.
 * @param hrUserId the id that the facts were stated under.
 */
export async function loadAccounts(application: Application, hrUserId: string): Promise<void> {
  for (const account of ACCOUNTS) {
    const { login, name, personCode, role } = account
    const request = { login, name, personCode, grants: grantsOf(account) }
    const change = application.changeAs(SYSTEM_ACTOR, 'user.create')
    await application.users.createDemo(change, request, role === 'hr' ? hrUserId : application.newId())
  }
}

function grantsOf({ role, units }: DemoAccount) {
  const unitCodes = role === 'leader' ? units : [null]
  return unitCodes.map((unitCode) => ({ role, unitCode, startsOn: SINCE, endsOn: null }))
}
