import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { Big, DecisionRow, EntryRow, ItemValueRow, ReferenceValueRow } from '../../../db/tables.ts'
import type { Decision, Entry, FactSource, ItemValue, ReferenceValue, SubjectRef } from '../../engine/index.ts'

type Sourced<Row> = Row & { source: string }

export type ScoreFacts = {
  readonly entries: readonly Entry[]
  readonly values: readonly ItemValue[]
}

/** At most this many subjects are named in one query; beyond it the whole period is read. */
const NAMED_SUBJECTS = 300

/**
 * The facts that cards are made of: confirmed entries and the values that hold, of the whole period or of some subjects.
 * Only what an applied batch states. Sorted by code, so that "latest holds" and "the earlier entry" mean the same everywhere.
 */
export async function readScoreFacts(
  knex: Knex,
  period: string,
  subjects?: readonly SubjectRef[],
): Promise<ScoreFacts> {
  const entries = await factRows<EntryRow>(knex, 'entries', ENTRY_COLUMNS, { period, state: 'CONFIRMED' }, subjects)
  const values = await factRows<ItemValueRow>(knex, 'item_values', VALUE_COLUMNS, { period }, subjects)
  return { entries: entries.map(toEntry), values: holdingValues(values) }
}

const ENTRY_COLUMNS = ['code', 'level', 'subject_code', 'rule_code', 'count', 'event_key', 'effective_on', 'document']
const VALUE_COLUMNS = [
  'code',
  'level',
  'subject_code',
  'item_code',
  'kind',
  'actual',
  'target',
  'place',
  'out_of',
  'grade',
  'centi',
  'stated_on',
  'document',
]

type FactFilter = { readonly period: string; readonly state?: string }

async function factRows<Row extends object>(
  knex: Knex,
  table: string,
  columns: readonly string[],
  { period, state }: FactFilter,
  subjects: readonly SubjectRef[] | undefined,
): Promise<readonly Sourced<Row>[]> {
  const query = knex({ f: table })
    .select(columns.map((column) => `f.${column}`))
    .where({ 'f.period_code': period, ...(state === undefined ? {} : { 'f.state': state }) })
    .orderBy('f.code')
  if (subjects === undefined || subjects.length > NAMED_SUBJECTS) {
    query.select('b.source').join({ b: 'batches' }, 'b.id', 'f.batch_id').where('b.state', 'APPLIED')
    return (await query) as Sourced<Row>[] // selected above
  }
  // Not a join: a server that joins may begin at the batches and walk the ledger, where the subject's index is the way in.
  const source = knex({ b: 'batches' }).select('b.source').whereRaw('b.id = f.batch_id').where('b.state', 'APPLIED')
  query.select(source.as('source')).andWhere((any) => {
    for (const level of ['unit', 'person'] as const) {
      const codes = subjects.filter((subject) => subject.level === level).map((subject) => subject.code)
      if (codes.length > 0) any.orWhere((own) => own.where('f.level', level).whereIn('f.subject_code', codes))
    }
  })
  const rows = (await query) as (Row & { readonly source: string | null })[] // selected above
  return rows.filter((row): row is Sourced<Row> => row.source !== null)
}

function toEntry(row: Sourced<EntryRow>): Entry {
  return {
    code: row.code,
    subject: subjectOf(row),
    rule: row.rule_code,
    count: row.count,
    eventKey: row.event_key,
    effectiveOn: row.effective_on,
    document: row.document,
    source: sourceOf(row),
  }
}

/** Of several values of one subject and item the last stated holds; a withdrawal (kind NONE) leaves none. */
function holdingValues(rows: readonly Sourced<ItemValueRow>[]): readonly ItemValue[] {
  const last = new Map<string, Sourced<ItemValueRow>>()
  for (const row of rows) last.set(`${row.level}\u0000${row.subject_code}\u0000${row.item_code}`, row)
  return [...last.values()].flatMap((row) => {
    const value = valueOf(row)
    return value === null
      ? []
      : [
          {
            subject: subjectOf(row),
            item: row.item_code,
            value,
            statedOn: row.stated_on,
            document: row.document,
            source: sourceOf(row),
          },
        ]
  })
}

function valueOf(row: ItemValueRow): ItemValue['value'] | null {
  switch (row.kind) {
    case 'ACTUAL':
      return {
        kind: 'ACTUAL',
        actual: required(row.actual, row),
        target: row.target === null ? null : toInteger(row.target),
      }
    case 'PLACE':
      return { kind: 'PLACE', place: required(row.place, row), outOf: required(row.out_of, row) }
    case 'GRADE':
      return { kind: 'GRADE', grade: row.grade ?? '' }
    case 'SCORE':
      return { kind: 'SCORE', centi: required(row.centi, row) }
    case 'NONE':
      return null
    default:
      throw new Error(`value ${row.code} has the unknown kind ${row.kind}`)
  }
}

function required(value: Big | null, row: ItemValueRow): number {
  if (value === null) throw new Error(`value ${row.code} of kind ${row.kind} lacks its number`)
  return toInteger(value)
}

/** The outside references of a period: the last stated of each item. */
export async function readReferences(knex: Knex, period: string): Promise<readonly ReferenceValue[]> {
  const rows = await knex<ReferenceValueRow>({ f: 'reference_values' })
    .join({ b: 'batches' }, 'b.id', 'f.batch_id')
    .select('f.item_code', 'f.value', 'f.stated_on', 'f.document')
    .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
    .orderBy('f.code')
  const last = new Map(rows.map((row) => [row.item_code, row]))
  return [...last.values()].map((row) => ({
    item: row.item_code,
    value: toInteger(row.value),
    statedOn: row.stated_on,
    document: row.document,
  }))
}

/** The decisions in force: not applicable, exempt, and the committee's. */
export async function readDecisions(knex: Knex, period: string): Promise<readonly Decision[]> {
  const rows = await knex<DecisionRow>({ f: 'decisions' })
    .join({ b: 'batches' }, 'b.id', 'f.batch_id')
    .select('f.code', 'f.kind', 'f.level', 'f.subject_code', 'f.item_code', 'f.to_unit_code', 'f.places', 'f.reason')
    .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
    .whereNull('f.revoked_at')
    .orderBy('f.code')
  return rows.map(toDecision)
}

function toDecision(row: DecisionRow): Decision {
  const { code, reason } = row
  switch (row.kind) {
    case 'NOT_APPLICABLE':
    case 'EXEMPT':
      return { kind: row.kind, code, subject: subjectOf(row), item: row.item_code, reason }
    case 'EXCELLENT':
      return { kind: 'EXCELLENT', code, person: row.subject_code, reason }
    case 'MOVE_PLACES':
      return { kind: 'MOVE_PLACES', code, from: row.subject_code, to: row.to_unit_code, places: row.places, reason }
    default:
      throw new Error(`decision ${code} has the unknown kind ${row.kind}`)
  }
}

function subjectOf(row: { level: string; subject_code: string }): SubjectRef {
  return { level: row.level === 'unit' ? 'unit' : 'person', code: row.subject_code }
}

function sourceOf(row: { source: string }): FactSource {
  return row.source as FactSource // batches are opened with one of the three
}
