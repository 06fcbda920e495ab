import type { Knex } from 'knex'
import { insertRows } from '../../../db/dialect.ts'
import type { ItemValueRow } from '../../../db/tables.ts'
import type { ValueFilter } from '../../contract/indicators.contract.ts'
import type { Scope } from '../../platform/scope.ts'
import { whereVisible, type Span } from '../../platform/visible-subjects.ts'
import { ORIGIN_COLUMNS, type OriginRow } from '../facts/origin.ts'

/** `later`: the code of some statement that replaced it; null while it holds. */
export type StoredValue = ItemValueRow & OriginRow & { later: string | null }

export type ValueKey = Pick<ItemValueRow, 'level' | 'subject_code' | 'item_code'>

export function createValuesRepository(knex: Knex) {
  /** The greatest code of the same subject and item in an applied batch, where it is greater than the row's own. */
  function laterStatement(): Knex.QueryBuilder {
    return knex({ l: 'item_values' })
      .join({ lb: 'batches' }, 'lb.id', 'l.batch_id')
      .max('l.code')
      .where('l.period_code', knex.ref('f.period_code'))
      .where('l.level', knex.ref('f.level'))
      .where('l.subject_code', knex.ref('f.subject_code'))
      .where('l.item_code', knex.ref('f.item_code'))
      .where('l.code', '>', knex.ref('f.code'))
      .where('lb.state', 'APPLIED')
  }

  function applied(period: string): Knex.QueryBuilder {
    return knex({ f: 'item_values' })
      .join({ b: 'batches' }, 'b.id', 'f.batch_id')
      .select('f.*', ORIGIN_COLUMNS, laterStatement().as('later'))
      .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
      .orderBy('f.code', 'desc')
  }

  return {
    insert: (rows: readonly ItemValueRow[]): Promise<void> => insertRows(knex, 'item_values', rows),

    async find(period: string, code: string): Promise<StoredValue | null> {
      const rows = (await applied(period).andWhere('f.code', code)) as StoredValue[] // the columns selected above
      return rows[0] ?? null
    },

    /** The last statement about a subject and item; of kind NONE where it was withdrawn. */
    async last(period: string, key: ValueKey): Promise<StoredValue | null> {
      const { level, subject_code, item_code } = key
      const rows = (await applied(period)
        .andWhere({ 'f.level': level, 'f.subject_code': subject_code, 'f.item_code': item_code })
        .limit(1)) as StoredValue[] // the columns selected above
      return rows[0] ?? null
    },

    /** Latest statement first, within the scope. */
    async list(
      period: { readonly code: string } & Span,
      filter: ValueFilter,
      scope: Scope,
      limit: number,
    ): Promise<readonly StoredValue[]> {
      const query = applied(period.code).limit(limit)
      whereVisible(query, 'f', scope, period)
      if (filter.level !== undefined) query.andWhere('f.level', filter.level)
      if (filter.subject !== undefined) query.andWhere('f.subject_code', filter.subject)
      if (filter.item !== undefined) query.andWhere('f.item_code', filter.item)
      if (filter.cursor !== undefined) query.andWhere('f.code', '<', filter.cursor)
      if (filter.show !== 'all') {
        query.andWhereNot('f.kind', 'NONE').whereNotExists(laterStatement().clear('select').select('l.code'))
      }
      return query as Promise<StoredValue[]> // the columns selected above
    },
  }
}
