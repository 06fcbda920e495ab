import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { Big } from '../../../db/tables.ts'
import type { AggregateDimension } from '../../contract/aggregate.contract.ts'
import type { SubjectLevel } from '../../engine/index.ts'
import { wherePersonVisible, whereUnitVisible } from '../../platform/visible-subjects.ts'
import type { Narrowing } from './narrowing.ts'

export type Sum = { readonly keys: readonly string[]; readonly facts: number; readonly centi: number | null }

type SumRow = { key0: string; key1?: string; key2?: string; facts: Big; centi?: Big }
type Columns = Partial<Record<AggregateDimension, string>>

/** Confirmed project points: credited to units, or earned by people. */
export async function sumPoints(
  knex: Knex,
  narrowing: Narrowing,
  level: SubjectLevel,
  dimensions: readonly AggregateDimension[],
): Promise<readonly Sum[]> {
  const subject = level === 'unit' ? 'f.unit_code' : 'f.person_code'
  const query = knex({ f: 'points_entries' })
    .join({ b: 'batches' }, 'b.id', 'f.batch_id')
    .sum({ centi: 'f.points_centi' })
    .where({ 'f.period_code': narrowing.period.code, 'f.state': 'CONFIRMED', 'b.state': 'APPLIED' })
  if (level === 'person') query.andWhereNot('f.person_code', '')
  narrow(query, subject, level, narrowing)
  return grouped(query, dimensions, { subject, project: 'f.project_code', source: 'b.source' })
}

/** Veto events confirmed in the period. Those of people are for the bureau's eyes only. */
export async function sumVetoes(
  knex: Knex,
  narrowing: Narrowing,
  level: SubjectLevel,
  dimensions: readonly AggregateDimension[],
): Promise<readonly Sum[]> {
  if (level === 'person' && narrowing.scope.kind !== 'bureau') return []
  const { startsOn, endsOn } = narrowing.period
  const subject = level === 'unit' ? 'f.unit_code' : 'f.person_code'
  const query = knex({ f: 'veto_events' })
    .join({ b: 'batches' }, 'b.id', 'f.batch_id')
    .where({ 'f.level': level === 'unit' ? 'UNIT' : 'PERSON', 'f.state': 'CONFIRMED', 'b.state': 'APPLIED' })
    .whereBetween('f.confirmed_on', [startsOn, endsOn])
  narrow(query, subject, level, narrowing)
  return grouped(query, dimensions, { subject, domain: 'f.domain' })
}

function narrow(query: Knex.QueryBuilder, subject: string, level: SubjectLevel, narrowing: Narrowing): void {
  for (const scope of [narrowing.scope, narrowing.within]) {
    if (level === 'unit') whereUnitVisible(query, subject, scope)
    else wherePersonVisible(query, subject, scope, narrowing.period)
  }
}

async function grouped(
  query: Knex.QueryBuilder,
  dimensions: readonly AggregateDimension[],
  columns: Columns,
): Promise<readonly Sum[]> {
  const keys = Object.fromEntries(dimensions.map((dimension, place) => [`key${place}`, columns[dimension] ?? '']))
  query.select(keys).count({ facts: '*' }).groupBy(Object.values(keys))
  const rows = (await query) as SumRow[] // the columns selected above
  return rows.map((row) => ({
    keys: [row.key0, row.key1 ?? '', row.key2 ?? ''].slice(0, dimensions.length),
    facts: toInteger(row.facts),
    centi: row.centi === undefined ? null : toInteger(row.centi),
  }))
}
