import type { Knex } from 'knex'
import type { PointsEntryRow } from '../../../db/tables.ts'
import type { UnitCard } from '../../contract/cards.contract.ts'

type ProjectPoints = UnitCard['points'][number]

type Row = PointsEntryRow & { source: string; project_name: string | null }

/** Confirmed project points of a period, of one person or credited to one unit, by date. */
export function createPointsReadModel(knex: Knex) {
  async function read(
    where: Partial<Record<'f.person_code' | 'f.unit_code', string>>,
    period: string,
  ): Promise<ProjectPoints[]> {
    const rows = await knex({ f: 'points_entries' })
      .join({ b: 'batches' }, 'b.id', 'f.batch_id')
      .leftJoin({ p: 'projects' }, 'p.code', 'f.project_code')
      .select<Row[]>('f.*', 'b.source', { project_name: 'p.name' })
      .where({ 'f.period_code': period, 'b.state': 'APPLIED', 'f.state': 'CONFIRMED', ...where })
      .orderBy(['f.effective_on', 'f.code'])
    return rows.map(toProjectPoints)
  }
  return {
    ofPerson: (period: string, person: string): Promise<ProjectPoints[]> => read({ 'f.person_code': person }, period),
    ofUnit: (period: string, unit: string): Promise<ProjectPoints[]> => read({ 'f.unit_code': unit }, period),
  }
}

function toProjectPoints(row: Row): ProjectPoints {
  return {
    code: row.code,
    project: row.project_code,
    projectName: row.project_name ?? row.project_code,
    role: row.role,
    pointsCenti: row.points_centi,
    on: row.effective_on,
    document: row.document,
    source: row.source as ProjectPoints['source'], // batches are opened with one of the three
  }
}
