import { toInteger } from '../../../db/dialect.ts'
import type { Big } from '../../../db/tables.ts'
import type { FactOrigin } from '../../contract/facts.contract.ts'

/** Columns of the batch that every list of facts selects. */
export const ORIGIN_COLUMNS = {
  batch_source: 'b.source',
  batch_title: 'b.title',
  batch_created_at: 'b.created_at',
} as const

export type OriginRow = {
  batch_id: string
  batch_source: string
  batch_title: string
  batch_created_at: Big
}

/** Where a fact came from: its batch. */
export function toOrigin(row: OriginRow): FactOrigin {
  return {
    batch: row.batch_id,
    source: row.batch_source as FactOrigin['source'], // batches are opened with one of the three
    title: row.batch_title,
    statedAt: toInteger(row.batch_created_at),
  }
}
