import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type {
  ChiefRepRow,
  PointsEntryRow,
  ProjectRow,
  VetoEventPersonRow,
  VetoEventRow,
  VetoIndicatorRow,
  VetoReadingRow,
} from '../../../db/tables.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { Bundle, PointsEntry, Project, VetoEvent } from '../../engine/index.ts'

export type PointFacts = Pick<Bundle, 'points' | 'projects'>
export type VetoFacts = Pick<Bundle, 'vetoIndicators' | 'vetoReadings' | 'vetoEvents'>

/** Project points credited in the period, and every project with its chief representatives. */
export async function readPoints(knex: Knex, period: string): Promise<PointFacts> {
  const rows = await knex<PointsEntryRow>({ f: 'points_entries' })
    .join({ b: 'batches' }, 'b.id', 'f.batch_id')
    .select('f.code', 'f.project_code', 'f.person_code', 'f.unit_code', 'f.points_centi', 'f.effective_on')
    .where({ 'f.period_code': period, 'b.state': 'APPLIED', 'f.state': 'CONFIRMED' })
    .orderBy('f.code')
  return { points: rows.map(toPoints), projects: await readProjects(knex) }
}

const toPoints = (row: PointsEntryRow): PointsEntry => ({
  code: row.code,
  project: row.project_code,
  person: row.person_code,
  unit: row.unit_code,
  pointsCenti: row.points_centi,
  effectiveOn: row.effective_on,
})

async function readProjects(knex: Knex): Promise<readonly Project[]> {
  const rows = await knex<ProjectRow>('projects').select('code', 'name', 'lead_unit_code').orderBy('code')
  const reps = await knex<ChiefRepRow>('chief_reps').select('*').orderBy(['project_code', 'starts_on'])
  const byProject = groupBy(reps, (row) => row.project_code)
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    leadUnit: row.lead_unit_code,
    chiefReps: (byProject.get(row.code) ?? []).map((rep) => ({
      person: rep.person_code,
      startsOn: rep.starts_on,
      endsOn: rep.ends_on,
    })),
  }))
}

/** Veto indicators, the readings that hold in the period, and all events (their reach is decided by date in the engine). */
export async function readVetoes(knex: Knex, period: string): Promise<VetoFacts> {
  const indicators = await knex<VetoIndicatorRow>('veto_indicators').select('*').orderBy('code')
  const readings = await knex<VetoReadingRow>({ f: 'veto_readings' })
    .join({ b: 'batches' }, 'b.id', 'f.batch_id')
    .select('f.indicator_code', 'f.unit_code', 'f.actual')
    .where({ 'f.period_code': period, 'b.state': 'APPLIED' })
    .orderBy('f.code')
  const holding = new Map(readings.map((row) => [`${row.indicator_code}\u0000${row.unit_code}`, row]))
  return {
    vetoIndicators: indicators.map((row) => ({
      code: row.code,
      name: row.name,
      domain: row.domain,
      decimals: row.decimals,
      unit: row.unit,
      required: toInteger(row.required),
      direction: row.direction === 'AT_LEAST' ? 'AT_LEAST' : 'AT_MOST',
      warning: toInteger(row.warning),
      document: row.document,
    })),
    vetoReadings: [...holding.values()].map((row) => ({
      indicator: row.indicator_code,
      unit: row.unit_code,
      actual: row.actual === null ? null : toInteger(row.actual),
    })),
    vetoEvents: await readVetoEvents(knex),
  }
}

async function readVetoEvents(knex: Knex): Promise<readonly VetoEvent[]> {
  const rows = await knex<VetoEventRow>({ f: 'veto_events' })
    .join({ b: 'batches' }, 'b.id', 'f.batch_id')
    .select('f.*')
    .where({ 'b.state': 'APPLIED' })
    .orderBy('f.code')
  const people = await knex<VetoEventPersonRow>('veto_event_people').select('*').orderBy(['event_code', 'person_code'])
  const byEvent = groupBy(people, (row) => row.event_code)
  return rows.map((row) => ({
    code: row.code,
    domain: row.domain,
    level: row.level as VetoEvent['level'], // the contract admits UNIT and PERSON only
    unit: row.unit_code,
    person: row.person_code,
    project: row.project_code,
    occurredOn: row.occurred_on,
    confirmedOn: row.confirmed_on,
    liftedOn: row.lifted_on,
    responsible: (byEvent.get(row.code) ?? []).map((person) => person.person_code),
    document: row.document,
    state: row.state as VetoEvent['state'], // the contract admits no other state
  }))
}
