import type { Knex } from 'knex'
import { isUniqueViolation, toInteger } from '../../../db/dialect.ts'
import type { PeriodMoveRow, PeriodRow } from '../../../db/tables.ts'
import type { Period, PeriodMove } from '../../contract/periods.contract.ts'

export type PeriodFields = Pick<Period, 'name' | 'startsOn' | 'endsOn' | 'scheme' | 'formerPeriod'>
type PeriodColumns = Pick<
  PeriodRow,
  'name' | 'starts_on' | 'ends_on' | 'scheme_code' | 'scheme_version' | 'former_period_code'
>
type PeriodState = Period['state']

/** Tables that hold facts of a period. */
const FACT_TABLES = [
  'entries',
  'item_values',
  'reference_values',
  'points_entries',
  'veto_readings',
  'decisions',
] as const

export function createPeriodsRepository(knex: Knex) {
  return {
    async list(): Promise<Period[]> {
      const rows = await knex<PeriodRow>('periods')
        .select('*')
        .orderBy([{ column: 'starts_on', order: 'desc' }, { column: 'code' }])
      return rows.map(toPeriod)
    },

    async find(code: string): Promise<Period | null> {
      const row = await knex<PeriodRow>('periods').where({ code }).first()
      return row === undefined ? null : toPeriod(row)
    },

    /** A period of the same scheme series whose days meet [startsOn, endsOn]; null for none. */
    async findOverlap(fields: PeriodFields, except: string): Promise<string | null> {
      const row = await knex<PeriodRow>('periods')
        .select('code')
        .where({ scheme_code: fields.scheme.code })
        .whereNot({ code: except })
        .where('starts_on', '<=', fields.endsOn)
        .where('ends_on', '>=', fields.startsOn)
        .orderBy('code')
        .first()
      return row?.code ?? null
    },

    /** @returns false when the code is taken. */
    async insert(code: string, fields: PeriodFields, at: number): Promise<boolean> {
      try {
        await knex<PeriodRow>('periods').insert({
          code,
          ...toColumns(fields),
          state: 'OPEN',
          revision: 0,
          cards_revision: 0,
          settlement_id: null,
          created_at: at,
        })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    async replace(code: string, fields: PeriodFields): Promise<void> {
      await knex<PeriodRow>('periods').where({ code }).update(toColumns(fields))
    },

    async hasFacts(code: string): Promise<boolean> {
      for (const table of FACT_TABLES) {
        const row = await knex(table).where({ period_code: code }).first<{ code: string } | undefined>('code')
        if (row !== undefined) return true
      }
      return false
    },

    /**
     * Takes the period's row for this transaction while it is OPEN. The row is written although nothing changes: a move that
     * closes the period and a fact that comes in exclude each other, on one server and on a cluster. @returns whether it is.
     */
    async holdOpen(code: string): Promise<boolean> {
      const held = await knex('periods')
        .where({ code, state: 'OPEN' })
        .update({ revision: knex.ref('revision') })
      return held === 1
    },

    /** Compare and set on the state. @returns false when somebody was faster. */
    async leaveState(code: string, from: PeriodState, to: PeriodState, settlementId: string): Promise<boolean> {
      const changes = { state: to, settlement_id: settlementId }
      return (await knex<PeriodRow>('periods').where({ code, state: from }).update(changes)) === 1
    },

    async insertMove(move: Omit<PeriodMoveRow, 'seq'>): Promise<void> {
      const [last] = await knex('period_moves')
        .where({ period_code: move.period_code })
        .max<{ seq: number | null }[]>({ seq: 'seq' })
      await knex<PeriodMoveRow>('period_moves').insert({ ...move, seq: (last?.seq ?? 0) + 1 })
    },

    async listMoves(code: string): Promise<PeriodMove[]> {
      const rows = await knex('period_moves')
        .leftJoin('users', 'users.id', 'period_moves.user_id')
        .select<(PeriodMoveRow & { user_name: string | null })[]>('period_moves.*', 'users.name as user_name')
        .where({ period_code: code })
        .orderBy('seq')
      return rows.map((row) => ({
        from: stateOf(row.from_state),
        to: stateOf(row.to_state),
        settlement: row.settlement_id,
        by: row.user_name ?? row.user_id,
        reason: row.reason,
        at: toInteger(row.moved_at),
      }))
    },
  }
}

function toColumns(fields: PeriodFields): PeriodColumns {
  return {
    name: fields.name,
    starts_on: fields.startsOn,
    ends_on: fields.endsOn,
    scheme_code: fields.scheme.code,
    scheme_version: fields.scheme.version,
    former_period_code: fields.formerPeriod,
  }
}

function toPeriod(row: PeriodRow): Period {
  return {
    code: row.code,
    name: row.name,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    scheme: { code: row.scheme_code, version: row.scheme_version },
    formerPeriod: row.former_period_code,
    state: stateOf(row.state),
    revision: toInteger(row.revision),
    cardsRevision: toInteger(row.cards_revision),
    settlement: row.settlement_id,
  }
}

const stateOf = (state: string): PeriodState => state as PeriodState // only moved among the three
