import type { Knex } from 'knex'
import { insertRows } from '../../db/dialect.ts'
import type { BatchRow, DecisionRow, EntryRow, ItemValueRow, PeriodRow, SchemeVersionRow } from '../../db/tables.ts'
import { schemeRuleRows } from '../../server/features/schemes/scheme-rules.ts'
import type { Bundle, Decision, Entry, FactSource, ItemValue } from '../../server/engine/index.ts'

const AT = 1_760_000_000_000
const SOURCES: readonly FactSource[] = ['typed', 'imported', 'computed']

/**
 * Puts a bundle into the tables that bundles are read from, as an open period. Facts of each source get a batch of their
 * own. Former ranks and paid lines are not written: they come from settlements.
 */
export async function writeBundle(knex: Knex, bundle: Bundle): Promise<void> {
  await writeRoster(knex, bundle)
  await writeScheme(knex, bundle)
  await insertRows(knex, 'periods', [periodRow(bundle)])
  await insertRows(
    knex,
    'batches',
    SOURCES.map((source, index) => batchRow(bundle, source, index)),
  )
  await writeFacts(knex, bundle)
  if (bundle.plan !== null) await insertRows(knex, 'plans', [planRow(bundle, bundle.plan)])
}

async function writeRoster(knex: Knex, bundle: Bundle): Promise<void> {
  const dated = (row: { startsOn: string; endsOn: string | null }) => ({ starts_on: row.startsOn, ends_on: row.endsOn })
  await insertRows(
    knex,
    'units',
    bundle.units.map(({ code, name, kind }) => ({ code, name, kind, batch_id: null })),
  )
  await insertRows(
    knex,
    'unit_parents',
    bundle.units.flatMap(({ code, parents }) =>
      parents.map((parent) => ({ unit_code: code, parent_code: parent.unit, ...dated(parent) })),
    ),
  )
  await insertRows(
    knex,
    'people',
    bundle.people.map(({ code, name, roleClass }) => ({ code, name, role_class: roleClass, batch_id: null })),
  )
  await insertRows(
    knex,
    'postings',
    bundle.postings.map((row) => ({
      ...{ code: row.code, person_code: row.person, unit_code: row.unit, post_bp: row.postBp },
      ...dated(row),
      batch_id: null,
    })),
  )
  await insertRows(
    knex,
    'offices',
    bundle.offices.map((row) => ({ unit_code: row.unit, person_code: row.person, role: row.role, ...dated(row) })),
  )
  await insertRows(
    knex,
    'person_statuses',
    bundle.statuses.map((row) => ({ person_code: row.person, kind: row.kind, ...dated(row) })),
  )
  await insertRows(
    knex,
    'sanctions',
    bundle.sanctions.map((row) => ({ person_code: row.person, kind: row.kind, decided_on: row.decidedOn })),
  )
  await insertRows(
    knex,
    'calendar_years',
    bundle.calendar.completeYears.map((year) => ({ year, source: 'test' })),
  )
  await insertRows(
    knex,
    'calendar_days',
    bundle.calendar.days.map((day) => ({ on_date: day.on, is_workday: day.isWorkday ? 1 : 0 })),
  )
}

async function writeScheme(knex: Knex, { scheme }: Bundle): Promise<void> {
  const row: SchemeVersionRow = {
    scheme_code: scheme.code,
    version: scheme.version,
    name: scheme.name,
    status: 'ACTIVE',
    content: JSON.stringify(scheme),
    revision: 1,
    created_at: AT,
    activated_at: AT,
  }
  await insertRows(knex, 'scheme_versions', [row])
  await insertRows(knex, 'scheme_rules', schemeRuleRows(scheme))
}

async function writeFacts(knex: Knex, bundle: Bundle): Promise<void> {
  const period = bundle.period.code
  await insertRows(
    knex,
    'entries',
    bundle.entries.map((entry) => entryRow(period, entry)),
  )
  await insertRows(
    knex,
    'item_values',
    bundle.values.map((value, index) => valueRow(period, value, index)),
  )
  await insertRows(
    knex,
    'reference_values',
    bundle.references.map((row, index) => ({
      ...{ code: codeAt(index), period_code: period, item_code: row.item, value: row.value, stated_on: row.statedOn },
      ...{ document: row.document, batch_id: batchId('typed'), created_at: AT },
    })),
  )
  await insertRows(
    knex,
    'projects',
    bundle.projects.map((row) => ({ code: row.code, name: row.name, lead_unit_code: row.leadUnit })),
  )
  await insertRows(
    knex,
    'chief_reps',
    bundle.projects.flatMap(({ code, chiefReps }) =>
      chiefReps.map((rep) => ({
        ...{ project_code: code, person_code: rep.person },
        ...{ starts_on: rep.startsOn, ends_on: rep.endsOn },
      })),
    ),
  )
  await insertRows(
    knex,
    'points_entries',
    bundle.points.map((row) => ({
      ...{
        code: row.code,
        period_code: period,
        project_code: row.project,
        person_code: row.person,
        unit_code: row.unit,
      },
      ...{ role: 'MEMBER', points_centi: row.pointsCenti, effective_on: row.effectiveOn, document: '' },
      ...{ state: 'CONFIRMED', batch_id: batchId('imported'), created_at: AT },
    })),
  )
  await writeVetoes(knex, bundle)
  await insertRows(
    knex,
    'decisions',
    bundle.decisions.map((decision) => decisionRow(period, decision)),
  )
}

async function writeVetoes(knex: Knex, bundle: Bundle): Promise<void> {
  await insertRows(knex, 'veto_indicators', bundle.vetoIndicators)
  await insertRows(
    knex,
    'veto_readings',
    bundle.vetoReadings.map((row, index) => ({
      ...{ code: codeAt(index), period_code: bundle.period.code, indicator_code: row.indicator, unit_code: row.unit },
      ...{
        actual: row.actual,
        stated_on: bundle.period.endsOn,
        document: '',
        batch_id: batchId('typed'),
        created_at: AT,
      },
    })),
  )
  await insertRows(
    knex,
    'veto_events',
    bundle.vetoEvents.map((row) => ({
      ...{ code: row.code, domain: row.domain, level: row.level, unit_code: row.unit, person_code: row.person },
      ...{
        project_code: row.project,
        occurred_on: row.occurredOn,
        confirmed_on: row.confirmedOn,
        lifted_on: row.liftedOn,
      },
      ...{ document: row.document, state: row.state, batch_id: batchId('typed'), created_at: AT },
    })),
  )
  await insertRows(
    knex,
    'veto_event_people',
    bundle.vetoEvents.flatMap(({ code, responsible }) =>
      responsible.map((person) => ({ event_code: code, person_code: person })),
    ),
  )
}

function entryRow(period: string, entry: Entry): EntryRow {
  return {
    code: entry.code,
    period_code: period,
    level: entry.subject.level,
    subject_code: entry.subject.code,
    item_code: '',
    rule_code: entry.rule,
    count: entry.count,
    event_key: entry.eventKey,
    effective_on: entry.effectiveOn,
    document: entry.document,
    state: 'CONFIRMED',
    batch_id: batchId(entry.source),
    revoked_reason: null,
    created_at: AT,
    revoked_at: null,
  }
}

function valueRow(period: string, { subject, item, value, ...fact }: ItemValue, index: number): ItemValueRow {
  return {
    code: codeAt(index),
    period_code: period,
    level: subject.level,
    subject_code: subject.code,
    item_code: item,
    kind: value.kind,
    actual: value.kind === 'ACTUAL' ? value.actual : null,
    target: value.kind === 'ACTUAL' ? value.target : null,
    place: value.kind === 'PLACE' ? value.place : null,
    out_of: value.kind === 'PLACE' ? value.outOf : null,
    grade: value.kind === 'GRADE' ? value.grade : null,
    centi: value.kind === 'SCORE' ? value.centi : null,
    stated_on: fact.statedOn,
    document: fact.document,
    batch_id: batchId(fact.source),
    created_at: AT,
  }
}

function decisionRow(period: string, decision: Decision): DecisionRow {
  const row = {
    ...{ code: decision.code, period_code: period, kind: decision.kind, reason: decision.reason },
    ...{ batch_id: batchId('typed'), created_at: AT, revoked_at: null },
  }
  switch (decision.kind) {
    case 'EXCELLENT':
      return { ...row, level: 'person', subject_code: decision.person, item_code: '', to_unit_code: '', places: 0 }
    case 'MOVE_PLACES':
      return {
        ...row,
        ...{
          level: 'unit',
          subject_code: decision.from,
          item_code: '',
          to_unit_code: decision.to,
          places: decision.places,
        },
      }
    default: {
      const { level, code } = decision.subject
      return { ...row, level, subject_code: code, item_code: decision.item, to_unit_code: '', places: 0 }
    }
  }
}

function periodRow({ period, scheme }: Bundle): PeriodRow {
  return {
    ...{ code: period.code, name: period.name, starts_on: period.startsOn, ends_on: period.endsOn },
    ...{ scheme_code: scheme.code, scheme_version: scheme.version, former_period_code: null },
    ...{ state: 'OPEN', revision: 1, cards_revision: 0, settlement_id: null, created_at: AT },
  }
}

function planRow({ period }: Bundle, { code, ...content }: NonNullable<Bundle['plan']>) {
  return { period_code: period.code, code, name: code, content: JSON.stringify(content), revision: 1, updated_at: AT }
}

function batchRow({ period }: Bundle, source: FactSource, index: number): BatchRow {
  return {
    ...{ id: batchId(source), seq: index + 1, period_code: period.code, kind: 'import', source, title: source },
    ...{ state: 'APPLIED', row_count: 0, user_id: 'test', created_at: AT, applied_at: AT },
  }
}

/** An id like every other, in which the source can be read. */
const batchId = (source: FactSource): string =>
  source
    .toUpperCase()
    .replace(/[ILOU]/g, '0')
    .padStart(26, '0')
const codeAt = (index: number): string => String(index).padStart(8, '0')
