import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { PeriodRow, SchemeVersionRow, SettlementSubjectRow } from '../../../db/tables.ts'
import type { FormerRank, PersonResult, Period, Scheme, UnitResult } from '../../engine/index.ts'
import { NotFound } from '../../platform/errors.ts'

/** A period with the scheme it is judged by, and where its facts stand. */
export type PeriodFrame = {
  readonly period: Period
  readonly state: 'OPEN' | 'FINAL' | 'RELEASED'
  readonly scheme: Scheme
  /** Raised by every accepted change of a fact. */
  readonly revision: number
  /** The revision that the live cards show. */
  readonly cardsRevision: number
  readonly settlementId: string | null
  readonly formerPeriod: string | null
}

/** @throws NotFound for an unknown period. */
export async function readFrame(knex: Knex, code: string): Promise<PeriodFrame> {
  const row = await knex<PeriodRow>('periods').where({ code }).first()
  if (row === undefined) throw new NotFound()
  return {
    period: { code: row.code, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on },
    state: row.state as PeriodFrame['state'], // periods are only moved among the three
    scheme: await readScheme(knex, row.scheme_code, row.scheme_version),
    revision: toInteger(row.revision),
    cardsRevision: toInteger(row.cards_revision),
    settlementId: row.settlement_id,
    formerPeriod: row.former_period_code,
  }
}

async function readScheme(knex: Knex, code: string, version: number): Promise<Scheme> {
  const row = await knex<SchemeVersionRow>('scheme_versions')
    .select('content')
    .where({ scheme_code: code, version })
    .first()
  if (row === undefined) throw new Error(`scheme ${code} version ${version} is gone`)
  return JSON.parse(row.content) as Scheme // validated against the contract when it was saved
}

/** The published ranks of the former period, for rank change; none before it is published. */
export async function readFormerRanks(knex: Knex, formerPeriod: string | null): Promise<readonly FormerRank[]> {
  if (formerPeriod === null) return []
  const former = await knex<PeriodRow>('periods').select('settlement_id').where({ code: formerPeriod }).first()
  if (former === undefined || former.settlement_id === null) return []
  const rows = await knex<SettlementSubjectRow>('settlement_subjects')
    .select('level', 'subject_code', 'content')
    .where({ settlement_id: former.settlement_id })
    .whereNotNull('subject_rank')
    .orderBy(['level', 'subject_code'])
  return rows.flatMap(toFormerRank)
}

function toFormerRank(row: Pick<SettlementSubjectRow, 'level' | 'subject_code' | 'content'>): readonly FormerRank[] {
  const { group, rank } = JSON.parse(row.content) as UnitResult | PersonResult // written from the engine's result
  return rank === null ? [] : [{ level: row.level === 'unit' ? 'unit' : 'person', code: row.subject_code, group, rank }]
}
