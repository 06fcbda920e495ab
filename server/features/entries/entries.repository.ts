import type { Knex } from 'knex'
import { insertRows } from '../../../db/dialect.ts'
import type { BatchRow, EntryRow } from '../../../db/tables.ts'
import type { EntryFilter } from '../../contract/entries.contract.ts'
import type { Scope } from '../../platform/scope.ts'
import { whereVisible, type Span } from '../../platform/visible-subjects.ts'
import { ORIGIN_COLUMNS, type OriginRow } from '../facts/origin.ts'

export type StoredEntry = EntryRow & OriginRow

export function createEntriesRepository(knex: Knex) {
  function applied(period: string): Knex.QueryBuilder {
    return knex({ f: 'entries' })
      .join({ b: 'batches' }, 'b.id', 'f.batch_id')
      .select('f.*', ORIGIN_COLUMNS)
      .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
  }

  /** Batches whose rows do not count: never many at a time. */
  async function unapplied(period: string): Promise<readonly string[]> {
    const rows = await knex<BatchRow>('batches')
      .select('id')
      .where({ period_code: period })
      .andWhereNot('state', 'APPLIED')
    return rows.map((row) => row.id)
  }

  return {
    insert: (rows: readonly EntryRow[]): Promise<void> => insertRows(knex, 'entries', rows),

    async find(period: string, code: string): Promise<StoredEntry | null> {
      const rows = (await applied(period).andWhere('f.code', code)) as StoredEntry[] // the columns selected above
      return rows[0] ?? null
    },

    /** @returns false unless it was CONFIRMED. */
    async revoke(code: string, reason: string, at: number): Promise<boolean> {
      const changes = { state: 'REVOKED', revoked_reason: reason, revoked_at: at }
      return (await knex<EntryRow>('entries').where({ code, state: 'CONFIRMED' }).update(changes)) === 1
    },

    /** Latest statement first, within the scope. */
    async list(
      period: { readonly code: string } & Span,
      filter: EntryFilter,
      scope: Scope,
      limit: number,
    ): Promise<readonly StoredEntry[]> {
      // An outer join and no condition on the batch: a server would read all entries by batch and sort them.
      const query = knex({ f: 'entries' })
        .leftJoin({ b: 'batches' }, 'b.id', 'f.batch_id')
        .select('f.*', ORIGIN_COLUMNS)
        .where({ 'f.period_code': period.code })
        .whereNotIn('f.batch_id', await unapplied(period.code))
        .orderBy('f.code', 'desc')
        .limit(limit)
      whereVisible(query, 'f', scope, period)
      const equal = {
        'f.level': filter.level,
        'f.subject_code': filter.subject,
        'f.item_code': filter.item,
        'f.rule_code': filter.rule,
        'f.state': filter.state,
        'b.source': filter.source,
        'f.batch_id': filter.batch,
      }
      for (const [column, value] of Object.entries(equal)) if (value !== undefined) query.andWhere(column, value)
      if (filter.cursor !== undefined) query.andWhere('f.code', '<', filter.cursor)
      return query as Promise<StoredEntry[]> // the columns selected above
    },
  }
}
