import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { createDatabase, type DatabaseSettings } from '../../db/connection.ts'
import { migrate } from '../../db/migrate.ts'

export type TestEngine = 'SQLite' | 'MariaDB'

export type TestDatabase = {
  readonly engine: TestEngine
  readonly knex: Knex
  readonly settings: DatabaseSettings
  readonly close: () => Promise<void>
}

/** SQLite always; MariaDB where database.global.ts started one or QIANFEN_TEST_MYSQL names one. */
export function testEngines(): readonly TestEngine[] {
  return serverUrl() === null ? ['SQLite'] : ['SQLite', 'MariaDB']
}

/** A fresh migrated database; `close` removes it. */
export async function openTestDatabase(engine: TestEngine): Promise<TestDatabase> {
  const database = engine === 'SQLite' ? openSqlite() : await openServer()
  await migrate(database.knex, { now: () => Date.now() })
  return database
}

function openSqlite(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-test-'))
  const settings = { kind: 'sqlite', filename: join(folder, 'test.db') } as const
  const knex = createDatabase(settings)
  const close = async () => {
    await knex.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
  return { engine: 'SQLite', knex, settings, close }
}

async function openServer(): Promise<TestDatabase> {
  const url = new URL(serverUrl() ?? '')
  const name = `qianfen_test_${randomBytes(6).toString('hex')}`
  await onServer(url, (admin) => admin.raw(`create database ${name} character set utf8mb4`))
  const own = new URL(url)
  own.pathname = `/${name}`
  const settings = { kind: 'server', url: own.href, poolMax: 8 } as const
  const knex = createDatabase(settings)
  const close = async () => {
    await knex.destroy()
    await onServer(url, (admin) => admin.raw(`drop database ${name}`))
  }
  return { engine: 'MariaDB', knex, settings, close }
}

async function onServer(url: URL, work: (admin: Knex) => Promise<unknown>): Promise<void> {
  const admin = createDatabase({ kind: 'server', url: url.href, poolMax: 1 })
  try {
    await work(admin)
  } finally {
    await admin.destroy()
  }
}

function serverUrl(): string | null {
  const url = process.env['QIANFEN_TEST_MYSQL']
  return url === undefined || url === '' || url === 'off' ? null : url
}
