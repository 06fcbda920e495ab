import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { Big } from '../../../db/tables.ts'
import type { SubjectLevel } from '../../engine/index.ts'
import { whereVisible } from '../../platform/visible-subjects.ts'
import type { Narrowing } from './narrowing.ts'

/** Counts of one rule; `subject` and `source` are '' where the sum runs over all. */
export type EntrySum = {
  /** Kind of the unit or class of the person: it tells the card, and with it the rule's item and value. */
  readonly holder: string
  readonly rule: string
  readonly subject: string
  readonly source: string
  readonly facts: number
  readonly count: number
}

export type EntryGrouping = { readonly level: SubjectLevel; readonly bySubject: boolean; readonly bySource: boolean }

type SumRow = { holder: string; rule: string; subject?: string; source?: string; facts: Big; total: Big }

/** Confirmed counts summed by the database; points come of them by the unit values of the rules, outside. */
export async function sumEntries(
  knex: Knex,
  { period, scope, within }: Narrowing,
  { level, bySubject, bySource }: EntryGrouping,
): Promise<readonly EntrySum[]> {
  const groups: Record<string, string> = {
    holder: level === 'unit' ? 'h.kind' : 'h.role_class',
    rule: 'f.rule_code',
    ...(bySubject ? { subject: 'f.subject_code' } : {}),
    ...(bySource ? { source: 'b.source' } : {}),
  }
  const query = knex({ f: 'entries' })
    .join({ b: 'batches' }, 'b.id', 'f.batch_id')
    .join({ h: level === 'unit' ? 'units' : 'people' }, 'h.code', 'f.subject_code')
    .select(groups)
    .count({ facts: '*' })
    .sum({ total: 'f.count' })
    .where({ 'f.period_code': period.code, 'f.level': level, 'f.state': 'CONFIRMED', 'b.state': 'APPLIED' })
    .groupBy(Object.values(groups))
  whereVisible(query, 'f', scope, period)
  whereVisible(query, 'f', within, period)
  const rows = (await query) as unknown as SumRow[] // the columns selected above
  return rows.map((row) => ({
    ...{ holder: row.holder, rule: row.rule, subject: row.subject ?? '', source: row.source ?? '' },
    ...{ facts: toInteger(row.facts), count: toInteger(row.total) },
  }))
}
