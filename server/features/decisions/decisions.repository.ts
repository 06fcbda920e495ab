import type { Knex } from 'knex'
import { insertRows } from '../../../db/dialect.ts'
import type { DecisionRow } from '../../../db/tables.ts'
import type { Scope } from '../../platform/scope.ts'
import { whereVisible, type Span } from '../../platform/visible-subjects.ts'
import { ORIGIN_COLUMNS, type OriginRow } from '../facts/origin.ts'

export type StoredDecision = DecisionRow & OriginRow

export function createDecisionsRepository(knex: Knex) {
  function applied(period: string): Knex.QueryBuilder {
    return knex({ f: 'decisions' })
      .join({ b: 'batches' }, 'b.id', 'f.batch_id')
      .select('f.*', ORIGIN_COLUMNS)
      .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
      .orderBy('f.code', 'desc')
  }

  return {
    insert: (rows: readonly DecisionRow[]): Promise<void> => insertRows(knex, 'decisions', rows),

    async find(period: string, code: string): Promise<StoredDecision | null> {
      const rows = (await applied(period).andWhere('f.code', code)) as StoredDecision[] // the columns selected above
      return rows[0] ?? null
    },

    /** @returns false when it was revoked before. */
    async revoke(code: string, at: number): Promise<boolean> {
      return (await knex('decisions').where({ code }).whereNull('revoked_at').update({ revoked_at: at })) === 1
    },

    /** In force now. */
    async live(period: string): Promise<readonly StoredDecision[]> {
      return applied(period).whereNull('f.revoked_at') as Promise<StoredDecision[]> // the columns selected above
    },

    /** Latest first, within the scope. */
    async list(period: { readonly code: string } & Span, scope: Scope): Promise<readonly StoredDecision[]> {
      const query = applied(period.code)
      whereVisible(query, 'f', scope, period)
      return query as Promise<StoredDecision[]> // the columns selected above
    },
  }
}
