import type { Application } from '../../server/compose.ts'
import { SYSTEM_ACTOR } from '../../server/platform/actor.ts'

/** Loads the demo bureau into an empty, migrated database. */
export async function loadDemo(application: Application): Promise<void> {
  const startsOn = '2026-01-01'
  for (const role of ['admin', 'hr', 'auditor'] as const) {
    const grants = [{ role, unitCode: null, startsOn, endsOn: null }]
    const request = { login: role, name: role, personCode: null, grants }
    await application.users.createDemo(application.changeAs(SYSTEM_ACTOR, 'user.create'), request)
  }
}
