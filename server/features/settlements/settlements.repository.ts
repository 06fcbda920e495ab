import type { Knex } from 'knex'
import { insertRows, toInteger } from '../../../db/dialect.ts'
import type { SettlementInputRow, SettlementLineRow, SettlementRow, SettlementSubjectRow } from '../../../db/tables.ts'
import type { PlanContent } from '../../contract/plans.contract.ts'
import { unpackText } from '../../platform/packed-text.ts'
import type { Piece } from './pieces.ts'
import type { SettlementSummary } from './summary.ts'

export type SettlementState = 'COMPUTING' | 'COMPUTED' | 'FAILED'

/** A settlement without its rows. A COMPUTED one never changes. */
export type StoredSettlement = {
  readonly id: string
  readonly period: string
  readonly seq: number
  readonly plan: { readonly code: string; readonly name: string; readonly content: PlanContent }
  readonly state: SettlementState
  readonly engine: string
  readonly factsRevision: number
  readonly inputDigest: string
  readonly outputDigest: string
  readonly poolFen: string
  /** null until COMPUTED. */
  readonly summary: SettlementSummary | null
  readonly jobId: string
  readonly userId: string
  readonly createdAt: number
}

type StoredDocument = { readonly plan: StoredSettlement['plan']; readonly summary: SettlementSummary | null }

const STAGED = ['settlement_inputs', 'settlement_subjects', 'settlement_lines'] as const

export function createSettlementsRepository(knex: Knex) {
  const table = () => knex<SettlementRow>('settlements')
  return {
    async list(period: string): Promise<readonly StoredSettlement[]> {
      const rows = await table().where({ period_code: period, state: 'COMPUTED' }).orderBy('seq', 'desc')
      return rows.map(toSettlement)
    },

    async find(id: string): Promise<StoredSettlement | null> {
      const row = await table().where({ id, state: 'COMPUTED' }).first()
      return row === undefined ? null : toSettlement(row)
    },

    /** Names of the accounts that ordered settlements. */
    async userNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const rows = await knex<{ id: string; name: string }>('users')
        .select('id', 'name')
        .whereIn('id', [...new Set(ids)])
      return new Map(rows.map((row) => [row.id, row.name]))
    },

    async nextSeq(period: string): Promise<number> {
      const row = await knex('settlements')
        .where({ period_code: period })
        .max<{ last: number | string | null }[]>({ last: 'seq' })
      return toInteger(row[0]?.last ?? 0) + 1
    },

    async insert(settlement: StoredSettlement): Promise<void> {
      await table().insert(toRow(settlement))
    },

    /** Turns a COMPUTING settlement into a COMPUTED one. @returns false when it is no longer computing. */
    async complete(settlement: StoredSettlement): Promise<boolean> {
      const { engine, facts_revision, input_digest, output_digest, summary } = toRow(settlement)
      const changed = await table()
        .where({ id: settlement.id, state: 'COMPUTING' })
        .update({ state: 'COMPUTED', engine, facts_revision, input_digest, output_digest, summary })
      return changed === 1
    },

    /** Settlements whose job has ended without completing them: its process was killed. */
    async abandoned(): Promise<readonly string[]> {
      const rows = await knex({ s: 'settlements' })
        .leftJoin({ j: 'jobs' }, 'j.id', 's.job_id')
        .select<{ id: string }[]>('s.id')
        .where('s.state', 'COMPUTING')
        .andWhere((ended) => ended.whereNull('j.id').orWhereNot('j.status', 'RUNNING'))
      return rows.map((row) => row.id)
    },

    async fail(id: string): Promise<void> {
      await table().where({ id, state: 'COMPUTING' }).update({ state: 'FAILED' })
    },

    /** FAILED settlements whose staged rows are still there: their process was killed before it had removed them. */
    async uncleared(): Promise<readonly string[]> {
      const failed = await table().select('id').where({ state: 'FAILED' }).orderBy('id')
      const ids: string[] = []
      for (const { id } of failed) if (await hasStagedRows(knex, id)) ids.push(id)
      return ids
    },

    /** Removes what was staged for a settlement that nobody will ever read. */
    async clear(id: string): Promise<void> {
      for (const rows of STAGED) {
        await knex(rows).where({ settlement_id: id }).delete()
      }
    },

    async store(id: string, piece: Piece): Promise<void> {
      switch (piece.kind) {
        case 'input':
          return insertRows<SettlementInputRow>(
            knex,
            'settlement_inputs',
            piece.rows.map((row) => ({ settlement_id: id, ...row })),
          )
        case 'subjects':
          return insertRows(
            knex,
            'settlement_subjects',
            piece.rows.map((row) => subjectRow(id, row)),
          )
        case 'lines':
          return insertRows(
            knex,
            'settlement_lines',
            piece.rows.map((row) => lineRow(id, row)),
          )
      }
    },

    /** What the stored lines sum to, added up by the database over integers. */
    async storedLinesFen(id: string): Promise<bigint> {
      const rows = await knex('settlement_lines')
        .where({ settlement_id: id })
        .sum<{ total: string | number | null }[]>({ total: 'amount_fen' })
      return BigInt(rows[0]?.total ?? 0)
    },

    /** The canonical input, in the portions it was stored in. */
    async inputChunk(id: string, seq: number): Promise<string | null> {
      const row = await knex<SettlementInputRow>('settlement_inputs').where({ settlement_id: id, seq }).first()
      return row === undefined ? null : unpackText(row.content)
    },
  }
}

async function hasStagedRows(knex: Knex, id: string): Promise<boolean> {
  for (const rows of STAGED) {
    if ((await knex(rows).where({ settlement_id: id }).first('settlement_id')) !== undefined) return true
  }
  return false
}

function subjectRow(id: string, row: Extract<Piece, { kind: 'subjects' }>['rows'][number]): SettlementSubjectRow {
  return {
    settlement_id: id,
    level: row.level,
    subject_code: row.code,
    name: row.name,
    unit_code: row.unit,
    composite_centi: row.compositeCenti,
    subject_rank: row.rank,
    amount_fen: row.amountFen,
    content: row.content,
    derivation: row.derivation,
  }
}

function lineRow(id: string, row: Extract<Piece, { kind: 'lines' }>['rows'][number]): SettlementLineRow {
  return {
    settlement_id: id,
    seq: row.seq,
    slice: row.slice,
    unit_code: row.unit,
    person_code: row.person,
    posting_code: row.posting,
    amount_fen: row.amountFen,
    content: row.content,
  }
}

function toSettlement(row: SettlementRow): StoredSettlement {
  const { plan, summary } = JSON.parse(row.summary) as StoredDocument // written by toRow
  return {
    id: row.id,
    period: row.period_code,
    seq: row.seq,
    plan,
    state: row.state as SettlementState, // only the three are written here
    engine: row.engine,
    factsRevision: toInteger(row.facts_revision),
    inputDigest: row.input_digest,
    outputDigest: row.output_digest,
    poolFen: String(row.pool_fen),
    summary,
    jobId: row.job_id,
    userId: row.user_id,
    createdAt: toInteger(row.created_at),
  }
}

function toRow(settlement: StoredSettlement): SettlementRow {
  return {
    id: settlement.id,
    period_code: settlement.period,
    seq: settlement.seq,
    plan_code: settlement.plan.code,
    state: settlement.state,
    engine: settlement.engine,
    facts_revision: settlement.factsRevision,
    input_digest: settlement.inputDigest,
    output_digest: settlement.outputDigest,
    pool_fen: settlement.poolFen,
    summary: JSON.stringify({ plan: settlement.plan, summary: settlement.summary } satisfies StoredDocument),
    job_id: settlement.jobId,
    user_id: settlement.userId,
    created_at: settlement.createdAt,
  }
}
