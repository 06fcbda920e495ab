import type { Knex } from 'knex'
import type { OfficeRow, PersonRow, PostingRow, UnitParentRow, UnitRow } from '../../../db/tables.ts'
import type { CreatePersonRequest, CreateUnitRequest, UnitParent } from '../../contract/organisation.contract.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { Interval } from '../facts/interval.ts'

export type HeldPosting = Interval & { readonly code: string; readonly unit: string }
export type HeldOffice = Interval & { readonly unit: string; readonly role: string; readonly person: string }

/** What roster statements are checked against: what is there, and what is stated beside them. */
export type RosterView = {
  readonly units: ReadonlyMap<string, readonly UnitParent[]>
  readonly people: ReadonlySet<string>
  readonly postings: ReadonlyMap<string, readonly HeldPosting[]>
  readonly offices: readonly HeldOffice[]
}

export async function readRosterView(knex: Knex): Promise<RosterView> {
  const units = await knex<UnitRow>('units').select('code')
  const parents = groupBy(await knex<UnitParentRow>('unit_parents').select('*'), (row) => row.unit_code)
  const people = await knex<PersonRow>('people').select('code')
  const postings = await knex<PostingRow>('postings').select('*')
  const offices = await knex<OfficeRow>('offices').select('*')
  return {
    units: new Map(units.map(({ code }) => [code, (parents.get(code) ?? []).map(toParent)])),
    people: new Set(people.map((row) => row.code)),
    postings: new Map(
      [...groupBy(postings, (row) => row.person_code)].map(([person, rows]) => [person, rows.map(toHeldPosting)]),
    ),
    offices: offices.map((row) => ({
      ...{ unit: row.unit_code, role: row.role, person: row.person_code },
      ...{ startsOn: row.starts_on, endsOn: row.ends_on },
    })),
  }
}

/** The view with units and people that are stated in the same file. */
export function withStated(
  view: RosterView,
  units: readonly CreateUnitRequest[],
  people: readonly CreatePersonRequest[],
): RosterView {
  return {
    ...view,
    units: new Map([...view.units, ...units.map((unit): [string, readonly UnitParent[]] => [unit.code, unit.parents])]),
    people: new Set([...view.people, ...people.map((person) => person.code)]),
  }
}

function toParent(row: UnitParentRow): UnitParent {
  return { unit: row.parent_code, startsOn: row.starts_on, endsOn: row.ends_on }
}

function toHeldPosting(row: PostingRow): HeldPosting {
  return { code: row.code, unit: row.unit_code, startsOn: row.starts_on, endsOn: row.ends_on }
}
