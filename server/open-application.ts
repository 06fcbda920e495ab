import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createDatabase, type DatabaseSettings } from '../db/connection.ts'
import { migrate } from '../db/migrate.ts'
import { MIGRATIONS } from '../db/migrations/index.ts'
import type { Knex } from 'knex'
import { createApplication, type Application } from './compose.ts'
import { SettingsError, type Settings } from './config.ts'
import { systemClock } from './platform/clock.ts'
import { createLog } from './platform/log.ts'

/** Opens the database that the settings name and wires the application on it. The caller closes it. */
export function openApplication(settings: Settings, database: DatabaseSettings = settings.database): Application {
  const needsFolder = database.kind === 'sqlite' || settings.sessionSecret === null
  if (needsFolder) ensureWritable(settings.dataDir)
  return createApplication({
    knex: openDatabase(database),
    clock: systemClock(),
    log: createLog(settings.logLevel),
    settings,
    sessionSecret: settings.sessionSecret ?? keptSecret(settings.dataDir),
  })
}

export async function closeApplication(application: Application): Promise<void> {
  await application.close()
  await application.knex.destroy()
}

/**
 * Brings the schema up to date, with the account for migrations where there is one.
 * @returns the names of the migrations applied now.
 */
export async function migrateDatabase(database: DatabaseSettings): Promise<readonly string[]> {
  if (database.kind === 'sqlite') ensureWritable(dirname(database.filename))
  const knex = openDatabase(database)
  try {
    return await migrate(knex, { now: systemClock().now })
  } finally {
    await knex.destroy()
  }
}

/** Whether every migration has been applied. */
export async function isMigrated(knex: Knex): Promise<boolean> {
  if (!(await knex.schema.hasTable('migrations_applied'))) return false
  const rows = await knex('migrations_applied').select<{ name: string }[]>('name')
  const applied = new Set(rows.map((row) => row.name))
  return MIGRATIONS.every((migration) => applied.has(migration.name))
}

function openDatabase(database: DatabaseSettings) {
  try {
    return createDatabase(database)
  } catch (error) {
    throw new SettingsError(error instanceof Error ? error.message : String(error))
  }
}

/** @throws SettingsError naming the folder. */
export function ensureWritable(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch {
    throw new SettingsError(`DATA_DIR: cannot write to ${folder}`)
  }
}

/** Folder by folder: the recursive mkdir of Node never returns where a file system takes no folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** Signs session cookies; made once and kept beside the data, readable by its owner only. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'session-secret')
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    if (!exists) throw new SettingsError(`DATA_DIR: cannot write to ${dataDir}`)
  }
  return readFileSync(file, 'utf8')
}
