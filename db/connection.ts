import { createRequire } from 'node:module'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import knexFactory, { type Knex } from 'knex'
import { parseServerUrl } from './server-url.ts'

const require = createRequire(import.meta.url)

/** Where the data lives: an embedded SQLite file, or a MySQL / MariaDB server by URL. */
export type DatabaseSettings =
  | { readonly kind: 'sqlite'; readonly filename: string }
  | { readonly kind: 'server'; readonly url: string; readonly poolMax?: number }

/**
 * Opens the database. Error messages carry placeholders, never values (`compileSqlOnError: false`).
 * Call `destroy()` when done.
 */
export function createDatabase(settings: DatabaseSettings): Knex {
  return settings.kind === 'sqlite' ? openSqlite(settings.filename) : openServer(settings.url, settings.poolMax ?? 8)
}

/** knex tells the console of errors that it also throws; whoever catches them decides what to log. */
const SILENT = { warn: () => {}, error: () => {}, debug: () => {}, deprecate: () => {} }

function openSqlite(filename: string): Knex {
  mkdirSync(dirname(filename), { recursive: true })
  return knexFactory({
    client: libsqlClient(),
    connection: { filename },
    useNullAsDefault: true,
    compileSqlOnError: false,
    log: SILENT,
    acquireConnectionTimeout: 20_000,
    pool: { min: 1, max: 1, afterCreate: prepareSqlite },
  })
}

/** libsql has better-sqlite3's interface, so knex's own client serves it with only the driver exchanged. */
function libsqlClient(): typeof Knex.Client {
  const Base = require('knex/lib/dialects/better-sqlite3/index.js') as typeof Knex.Client // knex publishes no type for it
  return class LibsqlClient extends Base {
    _driver(): unknown {
      return require('libsql') as unknown // a CommonJS module
    }
  }
}

type SqliteConnection = { exec(sql: string): void }

function prepareSqlite(
  connection: SqliteConnection,
  done: (error: Error | null, connection: SqliteConnection) => void,
): void {
  connection.exec(
    'pragma journal_mode=wal; pragma synchronous=full; pragma busy_timeout=5000; pragma foreign_keys=on; pragma cache_size=-65536',
  )
  done(null, connection)
}

function openServer(url: string, poolMax: number): Knex {
  return knexFactory({
    client: 'mysql2',
    connection: {
      ...parseServerUrl(url),
      charset: 'utf8mb4',
      supportBigNumbers: true,
      bigNumberStrings: true,
      timezone: 'Z',
      connectTimeout: 2_000,
      multipleStatements: false,
    },
    compileSqlOnError: false,
    log: SILENT,
    acquireConnectionTimeout: 10_000,
    pool: { min: 0, max: poolMax, afterCreate: prepareServer },
  })
}

type ServerConnection = { query(sql: string, done: (error: Error | null) => void): void }

/**
 * Strict mode, UTC, short lock waits. Every statement sees what is committed by then: a transaction that has locked its
 * period by writing it reads no older snapshot.
 */
function prepareServer(
  connection: ServerConnection,
  done: (error: Error | null, connection: ServerConnection) => void,
): void {
  const statements = [
    `SET sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`,
    `SET time_zone='+00:00'`,
    `SET SESSION innodb_lock_wait_timeout=5`,
    `SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED`,
  ]
  const next = (index: number): void => {
    const statement = statements[index]
    if (statement === undefined) return done(null, connection)
    connection.query(statement, (error) => (error ? done(error, connection) : next(index + 1)))
  }
  next(0)
}
