import type { Knex } from 'knex'
import { insertRows } from '../../../db/dialect.ts'
import type { ReferenceValueRow } from '../../../db/tables.ts'
import { ORIGIN_COLUMNS, type OriginRow } from '../facts/origin.ts'

export type StoredReference = ReferenceValueRow & OriginRow

export function createReferencesRepository(knex: Knex) {
  return {
    insert: (rows: readonly ReferenceValueRow[]): Promise<void> => insertRows(knex, 'reference_values', rows),

    /** All that were stated, latest first: the first of an item holds. */
    async list(period: string): Promise<readonly StoredReference[]> {
      const query = knex({ f: 'reference_values' })
        .join({ b: 'batches' }, 'b.id', 'f.batch_id')
        .select('f.*', ORIGIN_COLUMNS)
        .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
        .orderBy('f.code', 'desc')
      return query as Promise<StoredReference[]> // the columns selected above
    },
  }
}
