import type { Knex } from 'knex'
import { insertRows } from '../../../db/dialect.ts'
import type { PointsEntryRow } from '../../../db/tables.ts'
import type { PointsFilter } from '../../contract/projects.contract.ts'
import type { Scope } from '../../platform/scope.ts'
import { ORIGIN_COLUMNS, type OriginRow } from '../facts/origin.ts'

export type PointsRow = PointsEntryRow & OriginRow

export function createPointsRepository(knex: Knex) {
  return {
    insert: (rows: readonly PointsEntryRow[]): Promise<void> => insertRows(knex, 'points_entries', rows),

    async find(code: string): Promise<PointsEntryRow | null> {
      return (await knex<PointsEntryRow>('points_entries').where({ code }).first()) ?? null
    },

    /** @returns false unless it was CONFIRMED. */
    async revoke(code: string): Promise<boolean> {
      const changed = await knex('points_entries').where({ code, state: 'CONFIRMED' }).update({ state: 'REVOKED' })
      return changed === 1
    },

    /** Latest statement first, within the scope. */
    async list(period: string, filter: PointsFilter, scope: Scope, limit: number): Promise<readonly PointsRow[]> {
      const query = knex({ f: 'points_entries' })
        .join({ b: 'batches' }, 'b.id', 'f.batch_id')
        .select('f.*', ORIGIN_COLUMNS)
        .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
        .orderBy('f.code', 'desc')
        .limit(limit)
      visibleTo(query, scope)
      if (filter.project !== undefined) query.andWhere('f.project_code', filter.project)
      if (filter.person !== undefined) query.andWhere('f.person_code', filter.person)
      if (filter.unit !== undefined) query.andWhere('f.unit_code', filter.unit)
      if (filter.state !== undefined) query.andWhere('f.state', filter.state)
      if (filter.source !== undefined) query.andWhere('b.source', filter.source)
      if (filter.cursor !== undefined) query.andWhere('f.code', '<', filter.cursor)
      return query as Promise<PointsRow[]> // the columns selected above
    },
  }
}

/** Points of the units in scope, and the caller's own wherever they are credited. */
function visibleTo(query: Knex.QueryBuilder, scope: Scope): void {
  switch (scope.kind) {
    case 'bureau':
      return
    case 'units':
      query.andWhere((own) =>
        own.whereIn('f.unit_code', [...scope.units]).orWhere('f.person_code', scope.person ?? '\u0000'),
      )
      return
    case 'self':
      query.andWhere('f.person_code', scope.person)
      return
    case 'nothing':
      query.whereRaw('1 = 0')
  }
}
