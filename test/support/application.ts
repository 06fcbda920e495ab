import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { Knex } from 'knex'
import supertest from 'supertest'
import { afterAll, describe } from 'vitest'
import type { DatabaseSettings } from '../../db/connection.ts'
import { createHttpApp } from '../../server/app.ts'
import { createApplication, type Application } from '../../server/compose.ts'
import type { Role } from '../../server/contract/identity.contract.ts'
import { loginKey } from '../../server/features/identity/login-key.ts'
import { createPasswords } from '../../server/features/identity/passwords.ts'
import { newSessionId, sessionCookieName } from '../../server/features/identity/session-middleware.ts'
import { newSession } from '../../server/features/identity/session-times.ts'
import { sessionsRepository } from '../../server/features/identity/sessions.repository.ts'
import { usersRepository } from '../../server/features/identity/users.repository.ts'
import type { RouteDeclaration } from '../../server/platform/http/route.ts'
import { createLog } from '../../server/platform/log.ts'
import { openTestDatabase, testEngines, type TestEngine } from './database.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

export type Agent = ReturnType<typeof supertest.agent>

/** Who signs in: a role, and where it matters the person and the unit that a leader was granted. */
export type TestUser = { readonly person?: string; readonly unit?: string; readonly login?: string }

export type TestApplication = {
  readonly engine: TestEngine
  /** Where its database is. */
  readonly database: DatabaseSettings
  readonly application: Application
  readonly knex: Knex
  readonly clock: TestClock
  readonly server: Server
  /** Sends X-Qianfen, and the session of a user with this role, made when first asked for. */
  readonly as: (role: Role, user?: TestUser) => Promise<Agent>
  /** The same without a session. */
  readonly anonymous: () => Agent
  /** A Cookie header for a new session of this user. */
  readonly cookieOf: (userId: string) => Promise<string>
  readonly userId: (role: Role, user?: TestUser) => Promise<string>
  readonly close: () => Promise<void>
}

export type OpenOptions = {
  /** Routes beside the product's own, to probe the platform with. */
  readonly routes?: (application: Application) => readonly RouteDeclaration[]
  readonly host?: string
  readonly baseUrl?: string | null
}

export type Open = (options?: OpenOptions) => Promise<TestApplication>

const SECRET = 'the secret of the tests, long enough'

/**
 * Runs the same tests on every engine this machine has. `open` starts the real application on a fresh database; what it
 * opens is closed after the block.
 */
export function describeOnEveryDatabase(title: string, define: (open: Open) => void): void {
  describe.each(testEngines())(`${title} on %s`, (engine) => {
    const opened: TestApplication[] = []
    afterAll(async () => {
      for (const app of opened) await app.close()
    })
    define(async (options) => {
      const app = await openApplication(engine, options)
      opened.push(app)
      return app
    })
  })
}

/** The real application, listening, on a fresh database. */
export async function openApplication(engine: TestEngine, options: OpenOptions = {}): Promise<TestApplication> {
  const database = await openTestDatabase(engine)
  const clock = createTestClock()
  const log = createLog(process.env['TEST_LOG_LEVEL'] ?? 'silent')
  const settings = { host: options.host ?? '127.0.0.1', baseUrl: options.baseUrl ?? null }
  const product = createApplication({ knex: database.knex, clock, log, settings, sessionSecret: SECRET })
  const application = { ...product, routes: [...product.routes, ...(options.routes?.(product) ?? [])] }
  const stopping = new AbortController()
  const http = { clientFolder: null, strictResponses: true, version: 'test', stopping: stopping.signal }
  const server = await listen(createServer(createHttpApp(application, http)))
  const users = new Map<string, Promise<string>>()

  const userId = (role: Role, user: TestUser = {}): Promise<string> => {
    const key = JSON.stringify([role, user.person, user.unit, user.login])
    const known = users.get(key) ?? insertUser(application, role, user)
    users.set(key, known)
    return known
  }
  const cookieOf = async (id: string) => {
    const session = newSessionId()
    await sessionsRepository(database.knex).insert(session, newSession(id, clock.now()))
    return `${sessionCookieName(settings.baseUrl)}=${signCookie(session, SECRET)}`
  }
  const anonymous = () => supertest.agent(server).set('X-Qianfen', '1')

  return {
    engine,
    database: database.settings,
    application,
    knex: database.knex,
    clock,
    server,
    anonymous,
    cookieOf,
    userId,
    as: async (role, user) => anonymous().set('Cookie', await cookieOf(await userId(role, user))),
    close: async () => {
      stopping.abort()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await application.close()
      await database.close()
    },
  }
}

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** What express-session expects of its cookie. */
export function signCookie(value: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(value).digest('base64').replace(/=+$/, '')
  return encodeURIComponent(`s:${value}.${signature}`)
}

/** The password of every test user. */
export const TEST_PASSWORD = 'the password of the tests'
const testPasswordHash = createPasswords().hash(TEST_PASSWORD)

/** Written directly, because a password hash for each test user would take longer than the tests. */
async function insertUser(application: Application, role: Role, user: TestUser): Promise<string> {
  const { clock, knex, newId } = application
  const id = newId()
  const login = user.login ?? `${role}.${id.toLowerCase()}`
  const repository = usersRepository(knex)
  await repository.insert({
    id,
    login,
    loginKey: loginKey(login),
    name: `Test ${role}`,
    personCode: user.person ?? null,
    passwordHash: await testPasswordHash,
    mustChangePassword: false,
    isDemo: false,
    version: 1,
    disabledAt: null,
    createdAt: clock.now(),
  })
  const grant = { id: newId(), role, unitCode: user.unit ?? null, startsOn: '2020-01-01', endsOn: null }
  await repository.insertGrant(id, grant, clock.now())
  return id
}
