import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import mysql from 'mysql2/promise'
import { parseServerUrl } from '../../db/server-url.ts'
import type { DatabaseSettings } from '../../db/connection.ts'
import { timed } from './measure.ts'

/** Tables a settlement of this bureau reads, and those it writes. */
const READ = ['entries', 'item_values', 'units', 'people', 'postings']
const WRITTEN = ['settlement_inputs', 'settlement_subjects', 'settlement_lines']
const ROWS_A_STATEMENT = 500

export type Floor = {
  readonly readMs: number
  readonly encodeMs: number
  readonly writeMs: number
  readonly totalMs: number
}

/**
 * What a settlement cannot do without, by the shortest way there is: the same rows read through mysql2, encoded as JSON
 * and hashed, and the rows that it stored written again through mysql2 in statements of 500. Nothing is computed.
 */
export async function settlementFloor(settings: DatabaseSettings, knex: Knex, settlementId: string): Promise<Floor> {
  if (settings.kind !== 'server') throw new Error('the floor is measured on a server')
  const stored = new Map<string, object[]>()
  for (const table of WRITTEN) stored.set(table, await knex(table).where({ settlement_id: settlementId }))
  const connection = await mysql.createConnection({
    ...parseServerUrl(settings.url),
    charset: 'utf8mb4',
    bigNumberStrings: true,
    supportBigNumbers: true,
  })
  try {
    const read = await timed(() => readRows(connection))
    const encode = await timed(() => encodeAndHash(read.value))
    const write = await timed(() => writeRows(connection, stored))
    return { readMs: read.ms, encodeMs: encode.ms, writeMs: write.ms, totalMs: read.ms + encode.ms + write.ms }
  } finally {
    await connection.end()
  }
}

async function readRows(connection: mysql.Connection): Promise<readonly unknown[]> {
  const rows: unknown[] = []
  for (const table of READ) rows.push((await connection.query(`select * from ${table}`))[0])
  return rows
}

function encodeAndHash(rows: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(rows), 'utf8').digest('hex')
}

async function writeRows(connection: mysql.Connection, stored: ReadonlyMap<string, readonly object[]>): Promise<void> {
  for (const [table, rows] of stored) {
    const columns = Object.keys(rows[0] ?? {})
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const values = rows.slice(start, start + ROWS_A_STATEMENT).map((row) => ['floor', ...Object.values(row).slice(1)])
      await connection.query(`insert into ${table} (${columns.join(',')}) values ?`, [values])
    }
  }
  for (const table of stored.keys()) await connection.query(`delete from ${table} where settlement_id = 'floor'`)
}
