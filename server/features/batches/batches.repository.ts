import type { Knex } from 'knex'
import { isUniqueViolation, toInteger } from '../../../db/dialect.ts'
import type { BatchRow } from '../../../db/tables.ts'
import type { Batch } from '../../contract/batches.contract.ts'
import { Overtaken } from '../../platform/transactions.ts'

export type NewBatch = Omit<BatchRow, 'seq' | 'state' | 'row_count' | 'applied_at'>

export function createBatchesRepository(knex: Knex) {
  return {
    /** Takes the next sequence number; two at once meet at the unique key, and the slower transaction starts again. */
    async insert(batch: NewBatch): Promise<number> {
      const last = await knex('batches').max<{ seq: number | string | null }[]>({ seq: 'seq' })
      const seq = toInteger(last[0]?.seq ?? 0) + 1
      try {
        await knex<BatchRow>('batches').insert({ ...batch, seq, state: 'STAGED', row_count: 0, applied_at: null })
      } catch (error) {
        if (isUniqueViolation(error)) throw new Overtaken('batch')
        throw error
      }
      return seq
    },

    /** Compare and set. @returns false unless the batch was STAGED. */
    async leaveStaged(id: string, to: 'APPLIED' | 'DISCARDED', rowCount: number, at: number | null): Promise<boolean> {
      const changes = { state: to, row_count: rowCount, applied_at: at }
      return (await knex<BatchRow>('batches').where({ id, state: 'STAGED' }).update(changes)) === 1
    },

    async list(period: string, before: number | null, limit: number): Promise<readonly (Batch & { seq: number })[]> {
      const query = knex<BatchRow>('batches').select('*').where({ period_code: period }).orderBy('seq', 'desc')
      if (before !== null) query.andWhere('seq', '<', before)
      return (await query.limit(limit)).map(toBatch)
    },
  }
}

function toBatch(row: BatchRow): Batch & { seq: number } {
  return {
    id: row.id,
    seq: toInteger(row.seq),
    period: row.period_code,
    kind: row.kind,
    source: row.source as Batch['source'], // batches are opened with one of the three
    title: row.title,
    state: row.state as Batch['state'], // moved among the three only
    rowCount: row.row_count,
    createdAt: toInteger(row.created_at),
    appliedAt: row.applied_at === null ? null : toInteger(row.applied_at),
  }
}
