import type { Knex } from 'knex'
import { insertRows, isUniqueViolation } from '../../../db/dialect.ts'
import type { ChiefRepRow, ProjectRow } from '../../../db/tables.ts'
import type { ChiefRep } from '../../contract/projects.contract.ts'

export type StoredProject = {
  readonly code: string
  readonly name: string
  readonly leadUnit: string
  readonly chiefReps: readonly ChiefRep[]
}

export function createProjectsRepository(knex: Knex) {
  return {
    async list(): Promise<readonly StoredProject[]> {
      const rows = await knex<ProjectRow>('projects').select('*').orderBy('code')
      const reps = await knex<ChiefRepRow>('chief_reps').select('*').orderBy(['project_code', 'starts_on'])
      return rows.map((row) =>
        toProject(
          row,
          reps.filter((rep) => rep.project_code === row.code),
        ),
      )
    },

    async find(code: string): Promise<StoredProject | null> {
      const row = await knex<ProjectRow>('projects').where({ code }).first()
      if (row === undefined) return null
      return toProject(row, await knex<ChiefRepRow>('chief_reps').where({ project_code: code }).orderBy('starts_on'))
    },

    /** @returns false when the code is taken. */
    async insert(project: StoredProject): Promise<boolean> {
      try {
        await knex<ProjectRow>('projects').insert(toRow(project))
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
      await insertRows(knex, 'chief_reps', repRows(project))
      return true
    },

    async replace(project: StoredProject): Promise<void> {
      await knex<ProjectRow>('projects').where({ code: project.code }).update(toRow(project))
      await knex('chief_reps').where({ project_code: project.code }).delete()
      await insertRows(knex, 'chief_reps', repRows(project))
    },
  }
}

function toProject(row: ProjectRow, reps: readonly ChiefRepRow[]): StoredProject {
  return {
    code: row.code,
    name: row.name,
    leadUnit: row.lead_unit_code,
    chiefReps: reps.map((rep) => ({ person: rep.person_code, startsOn: rep.starts_on, endsOn: rep.ends_on })),
  }
}

function toRow(project: StoredProject): ProjectRow {
  return { code: project.code, name: project.name, lead_unit_code: project.leadUnit }
}

function repRows({ code, chiefReps }: StoredProject): ChiefRepRow[] {
  return chiefReps.map((rep) => ({
    project_code: code,
    starts_on: rep.startsOn,
    ends_on: rep.endsOn,
    person_code: rep.person,
  }))
}
