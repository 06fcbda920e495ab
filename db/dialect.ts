import type { Knex } from 'knex'

export type Engine = 'sqlite' | 'mysql'

/** Which of the two engines a connection speaks to. */
export function engineOf(knex: Knex): Engine {
  return knex.client.config.client === 'mysql2' ? 'mysql' : 'sqlite'
}

/** True when an insert or update met a UNIQUE key or primary key that is taken, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** True for errors after which the whole transaction may be tried again: deadlock, lock wait, certification, busy. */
export function isRetryable(error: unknown): boolean {
  const code = codeOf(error)
  return (
    code === 'ER_LOCK_DEADLOCK' ||
    code === 'ER_LOCK_WAIT_TIMEOUT' ||
    code === 'ER_CHECKREAD' ||
    code === 'SQLITE_BUSY' ||
    code === 'SQLITE_BUSY_SNAPSHOT'
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/**
 * Binary collation without padding, so that codes compare on a server as they do in SQLite
 * (MariaDB: utf8mb4_nopad_bin, MySQL 8: utf8mb4_0900_bin). Empty on SQLite, whose default is binary.
 */
export async function codeCollation(knex: Knex): Promise<string> {
  if (engineOf(knex) === 'sqlite') return ''
  return (await serverVersion(knex)).includes('MariaDB') ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin'
}

async function serverVersion(knex: Knex): Promise<string> {
  const [row] = await knex.select<{ version: string }[]>(knex.raw('version() as version'))
  return row?.version ?? ''
}

/** Rows in portions that both engines take in one INSERT: SQLite allows 500 rows and 32,766 values. */
export function chunkRows<T extends object>(rows: readonly T[], columns: number): T[][] {
  const size = Math.max(1, Math.min(500, Math.floor(32_766 / Math.max(1, columns))))
  const chunks: T[][] = []
  for (let start = 0; start < rows.length; start += size) chunks.push(rows.slice(start, start + size))
  return chunks
}

/** Inserts any number of rows, in portions. All rows have the same columns. */
export async function insertRows<T extends object>(knex: Knex, table: string, rows: readonly T[]): Promise<void> {
  const first = rows[0]
  if (first === undefined) return
  for (const chunk of chunkRows(rows, Object.keys(first).length)) await knex(table).insert(chunk)
}

/** An integer column as a number: servers answer BIGINT, SUM and COUNT as strings, SQLite as numbers. @throws RangeError beyond 2^53 − 1. */
export function toInteger(value: number | string | bigint): number {
  const integer = Number(value)
  if (!Number.isSafeInteger(integer)) throw new RangeError(`${value} is not a safe integer`)
  return integer
}
