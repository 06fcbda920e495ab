import type { Knex } from 'knex'
import type { Settings } from './config.ts'
import { auditRoutes } from './features/audit/audit.routes.ts'
import { createIdentityService } from './features/identity/identity.service.ts'
import { identityRoutes } from './features/identity/identity.routes.ts'
import { createLoginLimits } from './features/identity/login-limits.ts'
import { createPasswords } from './features/identity/passwords.ts'
import { createScopes } from './features/identity/scopes.ts'
import { sessionMiddleware } from './features/identity/session-middleware.ts'
import { createSetupLinks } from './features/identity/setup-links.ts'
import { usersRoutes } from './features/identity/users.routes.ts'
import { createUsersService } from './features/identity/users.service.ts'
import type { Actor } from './platform/actor.ts'
import type { Change } from './platform/change.ts'
import type { Clock } from './platform/clock.ts'
import { createChange } from './platform/create-change.ts'
import { createEvents } from './platform/events.ts'
import type { RouteDeclaration } from './platform/http/route.ts'
import { createJobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import { createNewId } from './platform/new-id.ts'
import { platformRoutes } from './platform/platform.routes.ts'

export type ApplicationDependencies = {
  readonly knex: Knex
  readonly clock: Clock
  readonly log: Log
  readonly settings: Pick<Settings, 'host' | 'baseUrl'>
  readonly sessionSecret: string
}

export type Application = ReturnType<typeof createApplication>

/** The one place that wires: every part gets what it stands on here, and nowhere else. */
export function createApplication(deps: ApplicationDependencies) {
  const { knex, clock, log, settings } = deps

  // What every part stands on.
  const newId = createNewId(clock)
  const metrics = createMetrics()
  const events = createEvents({ knex, log })
  const jobs = createJobs({ knex, clock, newId, log })
  const changeAs = (actor: Actor, action: string): Change =>
    createChange({ knex, clock, actor, action, onCommit: events.nudge })

  // Identity.
  const passwords = createPasswords()
  const setupLinks = createSetupLinks({ knex, clock })
  const limits = createLoginLimits({ knex, clock })
  const scopes = createScopes({ knex, clock })
  const identity = createIdentityService({ knex, clock, newId, passwords, limits, setupLinks, settings })
  const users = createUsersService({ knex, clock, newId, passwords })
  const sessions = sessionMiddleware({
    knex,
    clock,
    secret: deps.sessionSecret,
    baseUrl: settings.baseUrl,
  })

  // Parts: one line for the service here, one for its routes below.

  const routes: readonly RouteDeclaration[] = [
    ...platformRoutes({ jobs, events }),
    ...identityRoutes(identity),
    ...usersRoutes(users),
    ...auditRoutes(knex),
  ]

  return {
    settings,
    knex,
    clock,
    log,
    newId,
    metrics,
    events,
    jobs,
    changeAs,
    scopes,
    identity,
    users,
    setupLinks,
    sessions,
    routes,
    /** Waits for running jobs and stops timers; the connection belongs to whoever opened it. */
    close: async () => {
      events.close()
      await jobs.drain()
      jobs.close()
    },
  }
}
