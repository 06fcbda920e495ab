import type { Knex } from 'knex'
import { insertRows, isUniqueViolation, toInteger } from '../../../db/dialect.ts'
import type { VetoEventPersonRow, VetoEventRow, VetoIndicatorRow, VetoReadingRow } from '../../../db/tables.ts'
import type { VetoEventFilter, VetoIndicator } from '../../contract/vetoes.contract.ts'
import { groupBy } from '../../platform/group-by.ts'
import { ORIGIN_COLUMNS, type OriginRow } from '../facts/origin.ts'

export type StoredVetoEvent = VetoEventRow & OriginRow & { readonly responsible: readonly string[] }
export type EventIdentity = Pick<VetoEventRow, 'domain' | 'unit_code' | 'occurred_on'>
export type StoredVetoReading = VetoReadingRow & OriginRow

export function createVetoesRepository(knex: Knex) {
  async function events(narrow: (query: Knex.QueryBuilder) => void): Promise<readonly StoredVetoEvent[]> {
    const query = knex({ f: 'veto_events' })
      .join({ b: 'batches' }, 'b.id', 'f.batch_id')
      .select('f.*', ORIGIN_COLUMNS)
      .where({ 'b.state': 'APPLIED' })
      .orderBy([
        { column: 'f.occurred_on', order: 'desc' },
        { column: 'f.code', order: 'desc' },
      ])
    narrow(query)
    const rows = (await query) as (VetoEventRow & OriginRow)[] // the columns selected above
    const people = await knex<VetoEventPersonRow>('veto_event_people')
      .select('*')
      .orderBy(['event_code', 'person_code'])
    const byEvent = groupBy(people, (row) => row.event_code)
    return rows.map((row) => ({ ...row, responsible: (byEvent.get(row.code) ?? []).map((one) => one.person_code) }))
  }

  return {
    async indicators(): Promise<readonly VetoIndicator[]> {
      return (await knex<VetoIndicatorRow>('veto_indicators').select('*').orderBy('code')).map(toIndicator)
    },

    async indicator(code: string): Promise<VetoIndicator | null> {
      const row = await knex<VetoIndicatorRow>('veto_indicators').where({ code }).first()
      return row === undefined ? null : toIndicator(row)
    },

    /** @returns false when the code is taken. */
    async insertIndicator(indicator: VetoIndicator): Promise<boolean> {
      try {
        await knex('veto_indicators').insert({ ...indicator })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    async replaceIndicator({ code, ...changes }: VetoIndicator): Promise<void> {
      await knex('veto_indicators').where({ code }).update(changes)
    },

    async hasReadings(indicator: string): Promise<boolean> {
      return (await knex('veto_readings').where({ indicator_code: indicator }).first('code')) !== undefined
    },

    insertReadings: (rows: readonly VetoReadingRow[]): Promise<void> => insertRows(knex, 'veto_readings', rows),

    /** The readings that hold in a period: the last stated of each indicator and unit. */
    async readings(period: string): Promise<readonly StoredVetoReading[]> {
      const rows = (await knex({ f: 'veto_readings' })
        .join({ b: 'batches' }, 'b.id', 'f.batch_id')
        .select('f.*', ORIGIN_COLUMNS)
        .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
        .orderBy('f.code')) as StoredVetoReading[] // the columns selected above
      return [...new Map(rows.map((row) => [`${row.indicator_code}\u0000${row.unit_code}`, row])).values()]
    },

    async insertEvents(rows: readonly VetoEventRow[], people: readonly VetoEventPersonRow[]): Promise<void> {
      await insertRows(knex, 'veto_events', rows)
      await insertRows(knex, 'veto_event_people', people)
    },

    async event(code: string): Promise<StoredVetoEvent | null> {
      return (await events((query) => query.andWhere('f.code', code)))[0] ?? null
    },

    events: (filter: VetoEventFilter): Promise<readonly StoredVetoEvent[]> =>
      events((query) => {
        if (filter.state !== undefined) query.andWhere('f.state', filter.state)
        if (filter.unit !== undefined) query.andWhere('f.unit_code', filter.unit)
        if (filter.domain !== undefined) query.andWhere('f.domain', filter.domain)
      }),

    /** What is known when a batch is written: applied events, and those of the batch itself. */
    eventsBeside: (batch: string): Promise<EventIdentity[]> =>
      knex({ f: 'veto_events' })
        .join({ b: 'batches' }, 'b.id', 'f.batch_id')
        .select<EventIdentity[]>('f.domain', 'f.unit_code', 'f.occurred_on')
        .where({ 'b.state': 'APPLIED' })
        .orWhere({ 'b.id': batch }),

    /** Compare and set on the state. @returns false when the event is in another one. */
    async moveEvent(code: string, from: string, changes: Partial<VetoEventRow>): Promise<boolean> {
      return (await knex('veto_events').where({ code, state: from }).update(changes)) === 1
    },

    async replaceResponsible(code: string, people: readonly string[]): Promise<void> {
      await knex('veto_event_people').where({ event_code: code }).delete()
      await insertRows(
        knex,
        'veto_event_people',
        [...new Set(people)].map((person) => ({ event_code: code, person_code: person })),
      )
    },
  }
}

function toIndicator(row: VetoIndicatorRow): VetoIndicator {
  return {
    code: row.code,
    name: row.name,
    domain: row.domain,
    decimals: row.decimals,
    unit: row.unit,
    required: toInteger(row.required),
    direction: row.direction === 'AT_LEAST' ? 'AT_LEAST' : 'AT_MOST',
    warning: toInteger(row.warning),
    document: row.document,
  }
}
