import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSettings } from '../../db/connection.ts'
import { createHttpApp } from '../../server/app.ts'
import type { Application } from '../../server/compose.ts'
import { listen } from '../../server/http-server.ts'
import { closeApplication, migrateDatabase, openApplication } from '../../server/open-application.ts'
import { SYSTEM_ACTOR } from '../../server/platform/actor.ts'
import { signIn, type CaseClient } from './case-client.ts'

export type CaseServer = { readonly application: Application; readonly hr: CaseClient }

/**
 * Runs `use` against the real server on a fresh database (an embedded one in a temporary folder, or DATABASE_URL, which
 * must be empty), signed in as HR over HTTP. Everything is closed and removed afterwards.
 */
export async function withCaseServer<T>(
  prepare: (application: Application) => Promise<void>,
  use: (server: CaseServer) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-case-'))
  const url = process.env['DATABASE_URL'] ?? ''
  const database: DatabaseSettings =
    url === '' ? { kind: 'sqlite', filename: join(folder, 'case.db') } : { kind: 'server', url }
  try {
    await migrateDatabase(database)
    return await serve(settingsOf(database, folder), prepare, use)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function settingsOf(database: DatabaseSettings, dataDir: string) {
  return {
    ...{ host: '127.0.0.1', port: 0, database, migrateDatabase: database, dataDir },
    ...{ baseUrl: null, demo: null, sessionSecret: randomBytes(32).toString('hex'), logLevel: 'error' as const },
  }
}

async function serve<T>(
  settings: ReturnType<typeof settingsOf>,
  prepare: (application: Application) => Promise<void>,
  use: (server: CaseServer) => Promise<T>,
): Promise<T> {
  const application = openApplication(settings)
  const stopping = new AbortController()
  const http = { clientFolder: null, strictResponses: true, version: 'case', stopping: stopping.signal }
  const server = await listen(createHttpApp(application, http), settings)
  try {
    await application.resume()
    await prepare(application)
    return await use({ application, hr: await signIn(server.address, await addHr(application)) })
  } finally {
    stopping.abort()
    await server.stop()
    await closeApplication(application)
  }
}

/** An HR account with a random password. */
async function addHr(application: Application): Promise<{ readonly login: string; readonly password: string }> {
  const account = { login: `case.${randomBytes(4).toString('hex')}`, password: randomBytes(12).toString('base64url') }
  const grants = [{ role: 'hr' as const, unitCode: null, startsOn: '2026-01-01', endsOn: null }]
  const change = application.changeAs(SYSTEM_ACTOR, 'user.create')
  await application.users.create(change, { ...account, name: 'Case', personCode: null, grants })
  return account
}
