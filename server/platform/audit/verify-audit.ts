import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import { MAIN_CHAIN } from './audit-log.ts'
import { AUDIT_FORMAT, FIRST_HASH, hashAudit } from './audit-record.ts'

export type AuditVerdict =
  | { readonly isIntact: true; readonly rows: number; readonly head: string }
  | {
      readonly isIntact: false
      /** The first row that is wrong, as text: a BIGINT. */
      readonly seq: string
      readonly fault: 'missing' | 'changed' | 'unlinked' | 'format' | 'head'
    }

type AuditRow = {
  seq: number | string
  at: number | string
  user_id: string
  roles: string
  ip: string
  action: string
  object_type: string
  object_id: string
  detail: string
  previous_hash: string
  hash: string
  format: number
}

const PAGE = 1_000

/**
 * Walks the whole chain from its first row: numbers without a gap, each row's hash recomputed, each linked to the row
 * before, the head naming the last. (Whoever owns the database could rewrite all of it; anchors outside are for that.)
 */
export async function verifyAudit(knex: Knex): Promise<AuditVerdict> {
  let expected = 1n
  let previous = FIRST_HASH
  for (;;) {
    const rows = await readPage(knex, expected)
    for (const row of rows) {
      const fault = faultOf(row, expected, previous)
      if (fault !== null) return { isIntact: false, seq: expected.toString(), fault }
      previous = row.hash
      expected += 1n
    }
    if (rows.length < PAGE) return checkHead(knex, expected - 1n, previous)
  }
}

async function readPage(knex: Knex, from: bigint): Promise<AuditRow[]> {
  return knex<AuditRow & { chain: string }>('audit_log')
    .where({ chain: MAIN_CHAIN })
    .andWhere('seq', '>=', from.toString())
    .orderBy('seq')
    .limit(PAGE)
}

function faultOf(row: AuditRow, expected: bigint, previous: string) {
  if (BigInt(row.seq) !== expected) return 'missing'
  if (row.format !== AUDIT_FORMAT) return 'format'
  if (row.previous_hash !== previous) return 'unlinked'
  return hashOf(row) === row.hash ? null : 'changed'
}

function hashOf(row: AuditRow): string {
  return hashAudit({
    chain: MAIN_CHAIN,
    seq: BigInt(row.seq),
    at: toInteger(row.at),
    userId: row.user_id,
    roles: row.roles,
    ip: row.ip,
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    detail: row.detail,
    previousHash: row.previous_hash,
  })
}

async function checkHead(knex: Knex, last: bigint, hash: string): Promise<AuditVerdict> {
  const head = await knex('audit_heads')
    .where({ chain: MAIN_CHAIN })
    .first<{ seq: number | string; hash: string } | undefined>('seq', 'hash')
  const isRight = head ? BigInt(head.seq) === last && head.hash === hash : last === 0n
  return isRight
    ? { isIntact: true, rows: Number(last), head: hash }
    : { isIntact: false, seq: (last + 1n).toString(), fault: 'head' }
}
