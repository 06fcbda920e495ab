import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { AuditPage, AuditRow } from '../../contract/audit.contract.ts'
import { MAIN_CHAIN } from '../../platform/audit/audit-log.ts'

export type AuditFilter = {
  readonly below: string | null
  readonly action: string | null
  readonly userId: string | null
  readonly objectId: string | null
}

type Row = {
  seq: number | string
  at: number | string
  user_id: string
  login: string | null
  roles: string
  ip: string
  action: string
  object_type: string
  object_id: string
  detail: string
  hash: string
}

const PAGE = 100

/** The audit trail as an auditor reads it, newest first. */
export async function readAuditPage(knex: Knex, filter: AuditFilter): Promise<AuditPage> {
  const query = knex('audit_log')
    .leftJoin('users', 'users.id', 'audit_log.user_id')
    .where({ chain: MAIN_CHAIN })
    .orderBy('seq', 'desc')
    .limit(PAGE + 1)
  if (filter.below !== null) query.andWhere('seq', '<', filter.below)
  if (filter.action !== null) query.andWhere('action', filter.action)
  if (filter.userId !== null) query.andWhere('user_id', filter.userId)
  if (filter.objectId !== null) query.andWhere('object_id', filter.objectId)
  const rows = await query.select<Row[]>(
    'seq',
    'at',
    'user_id',
    'users.login',
    'roles',
    'ip',
    'action',
    'object_type',
    'object_id',
    'detail',
    'hash',
  )
  const shown = rows.slice(0, PAGE).map(toAuditRow)
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null }
}

function toAuditRow(row: Row): AuditRow {
  return {
    seq: String(row.seq),
    at: toInteger(row.at),
    userId: row.user_id,
    login: row.login,
    roles: row.roles === '' ? [] : row.roles.split(','),
    ip: row.ip,
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    detail: JSON.parse(row.detail) as AuditRow['detail'], // canonical JSON, written by the change
    hash: row.hash,
  }
}
