import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { createDatabase } from '../../db/connection.ts'
import { migrate } from '../../db/migrate.ts'
import type { Bundle } from '../../server/engine/index.ts'
import { newSessionId, sessionCookieName } from '../../server/features/identity/session-middleware.ts'
import { newSession } from '../../server/features/identity/session-times.ts'
import { sessionsRepository } from '../../server/features/identity/sessions.repository.ts'
import { usersRepository } from '../../server/features/identity/users.repository.ts'
import { aBigBureau, type BureauSize } from '../bench/big-bureau.ts'
import { signCookie } from '../support/application.ts'
import { writeBundle } from '../support/write-bundle.ts'
import { createFaultClient, type FaultClient } from './fault-client.ts'
import { SESSION_SECRET, startServer, type ServerProcess } from './server-process.ts'

export const PERIOD = '2024'
const HR = '0000000000000000000000000H'

/** A server that is killed and started again on the same database, and what the tests see of it. */
export type FaultWorld = {
  /** The database, read beside the running server. */
  readonly knex: Knex
  /** HR's client of the running server, which is started where none runs. */
  readonly serve: () => Promise<FaultClient>
  /** SIGKILL. */
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
}

/** A bureau whose period lies in the past whatever the day is, for the real clock decides what is in the future. */
export function aPastBureau(size: BureauSize): Bundle {
  const bundle = aBigBureau(size)
  return {
    ...bundle,
    period: { code: PERIOD, name: PERIOD, startsOn: '2024-01-01', endsOn: '2024-12-31' },
    postings: bundle.postings.map((posting) => ({ ...posting, startsOn: '2020-01-01' })),
    entries: bundle.entries.map((entry) => ({ ...entry, effectiveOn: '2024-06-15' })),
  }
}

/** A migrated database in a folder of its own, with the bureau and an HR account that is signed in. */
export async function createFaultWorld(bundle: Bundle): Promise<FaultWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qianfen-faults-'))
  const knex = createDatabase({ kind: 'sqlite', filename: join(dataDir, 'qianfen.db') })
  await migrate(knex, { now: () => Date.now() })
  await writeBundle(knex, bundle)
  const cookie = await signInHr(knex)
  let running: ServerProcess | null = null
  const kill = async () => {
    await running?.kill()
    running = null
  }
  return {
    knex,
    kill,
    serve: async () => {
      running ??= await startServer(dataDir)
      return createFaultClient(running.address, cookie)
    },
    close: async () => {
      await kill()
      await knex.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A session in the tables, as signing in makes one. @returns its Cookie header */
async function signInHr(knex: Knex): Promise<string> {
  const now = Date.now()
  const users = usersRepository(knex)
  await users.insert({
    ...{ id: HR, login: 'hr', loginKey: 'hr', name: 'HR', personCode: null, passwordHash: 'none' },
    ...{ mustChangePassword: false, isDemo: false, version: 1, disabledAt: null, createdAt: now },
  })
  await users.insertGrant(HR, { id: HR, role: 'hr', unitCode: null, startsOn: '2020-01-01', endsOn: null }, now)
  const session = newSessionId()
  await sessionsRepository(knex).insert(session, newSession(HR, now))
  return `${sessionCookieName(null)}=${signCookie(session, SESSION_SECRET)}`
}
