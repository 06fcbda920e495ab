import type { Knex } from 'knex'
import { engineOf, isUniqueViolation } from '../../../db/dialect.ts'
import { Overtaken } from '../transactions.ts'
import { AUDIT_FORMAT, FIRST_HASH, hashAudit, type AuditFacts } from './audit-record.ts'

/** One chain for the bureau. A row names its chain, so that more can be added without touching old rows. */
export const MAIN_CHAIN = 'main'

type HeadRow = { chain: string; seq: number | string; hash: string; version: number }

/**
 * Links one row to the chain inside the transaction of the change it records. The row's key makes a fork impossible, and
 * the head is always written, so that a cluster's certification sees two writers.
 * @throws Overtaken when another writer moved the head; withTx then starts again.
 */
export async function appendAudit(trx: Knex.Transaction, facts: AuditFacts): Promise<void> {
  const head = await lockHead(trx)
  const seq = BigInt(head.seq) + 1n
  const record = { ...facts, chain: MAIN_CHAIN, seq, previousHash: head.hash }
  const hash = hashAudit(record)
  await trx('audit_log').insert({
    chain: MAIN_CHAIN,
    seq: seq.toString(),
    at: facts.at,
    user_id: facts.userId,
    roles: facts.roles,
    ip: facts.ip,
    action: facts.action,
    object_type: facts.objectType,
    object_id: facts.objectId,
    detail: facts.detail,
    previous_hash: head.hash,
    hash,
    format: AUDIT_FORMAT,
  })
  const moved = await trx('audit_heads')
    .where({ chain: MAIN_CHAIN, version: head.version })
    .update({ seq: seq.toString(), hash, version: head.version + 1 })
  if (moved !== 1) throw new Overtaken('audit chain')
}

async function lockHead(trx: Knex.Transaction): Promise<HeadRow> {
  const head = await readHead(trx)
  if (head) return head
  const first = { chain: MAIN_CHAIN, seq: 0, hash: FIRST_HASH, version: 0 }
  await trx('audit_heads')
    .insert(first)
    .catch((error: unknown) => {
      throw isUniqueViolation(error) ? new Overtaken('audit chain') : error
    })
  return first
}

/** The lock saves a server the retry; the version check is what makes it right. SQLite has one writer anyway. */
async function readHead(trx: Knex.Transaction): Promise<HeadRow | undefined> {
  const query = trx<HeadRow>('audit_heads')
    .select('chain', 'seq', 'hash', 'version')
    .where({ chain: MAIN_CHAIN })
    .first()
  return engineOf(trx) === 'sqlite' ? query : query.forUpdate()
}
