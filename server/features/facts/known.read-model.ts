import type { Knex } from 'knex'
import type { PersonRow, ProjectRow, UnitRow } from '../../../db/tables.ts'
import type { RoleClass, UnitKind } from '../../engine/index.ts'

/** Codes that facts may name, with what is needed to check and to label them. */
export type Known = {
  readonly units: ReadonlyMap<string, { readonly name: string; readonly kind: UnitKind }>
  readonly people: ReadonlyMap<string, { readonly name: string; readonly roleClass: RoleClass }>
  readonly projects: ReadonlyMap<string, { readonly name: string }>
}

/** Everything that a fact may name today. */
export async function readKnown(knex: Knex): Promise<Known> {
  const units = await knex<UnitRow>('units').select('code', 'name', 'kind')
  const people = await knex<PersonRow>('people').select('code', 'name', 'role_class')
  const projects = await knex<ProjectRow>('projects').select('code', 'name')
  return {
    // The contract admits no other kinds and classes on the way in.
    units: new Map(units.map((row) => [row.code, { name: row.name, kind: row.kind as UnitKind }])),
    people: new Map(people.map((row) => [row.code, { name: row.name, roleClass: row.role_class as RoleClass }])),
    projects: new Map(projects.map((row) => [row.code, { name: row.name }])),
  }
}

/** A code with its name; the code itself where nobody knows it any more. */
export function labelled(known: ReadonlyMap<string, { readonly name: string }>, code: string) {
  return { code, name: known.get(code)?.name ?? code }
}

/** The same, or nothing for ''. */
export function labelledOrNull(known: ReadonlyMap<string, { readonly name: string }>, code: string) {
  return code === '' ? null : labelled(known, code)
}
