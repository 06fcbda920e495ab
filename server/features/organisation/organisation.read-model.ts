import type { Knex } from 'knex'
import type {
  OfficeRow,
  PersonRow,
  PersonStatusRow,
  PostingRow,
  SanctionRow,
  UnitParentRow,
  UnitRow,
} from '../../../db/tables.ts'
import type { Scope } from '../../platform/scope.ts'

export type PeopleQuery = {
  readonly search: string | null
  readonly unit: string | null
  readonly after: string | null
  readonly limit: number
  readonly code?: string
}

/** The organisation as it was stated; dates are judged by the caller. */
export function createOrganisationReadModel(knex: Knex) {
  return {
    units: (): Promise<UnitRow[]> => knex<UnitRow>('units').select('*').orderBy('code'),

    parents: (): Promise<UnitParentRow[]> =>
      knex<UnitParentRow>('unit_parents').select('*').orderBy(['unit_code', 'starts_on']),

    offices: (where: Partial<OfficeRow>): Promise<OfficeRow[]> =>
      knex<OfficeRow>('offices').select('*').where(where).orderBy(['unit_code', 'role', 'starts_on']),

    postings: (where: Partial<PostingRow>): Promise<PostingRow[]> =>
      knex<PostingRow>('postings').select('*').where(where).orderBy(['starts_on', 'code']),

    /** Postings in force on a day of some people. */
    postingsOf: (people: readonly string[], on: string): Promise<PostingRow[]> =>
      knex<PostingRow>('postings')
        .select('*')
        .whereIn('person_code', [...people])
        .where('starts_on', '<=', on)
        .andWhere((open) => open.whereNull('ends_on').orWhere('ends_on', '>=', on)),

    statuses: (person: string): Promise<PersonStatusRow[]> =>
      knex<PersonStatusRow>('person_statuses').select('*').where({ person_code: person }).orderBy('starts_on'),

    sanctions: (person: string): Promise<SanctionRow[]> =>
      knex<SanctionRow>('sanctions').select('*').where({ person_code: person }).orderBy('decided_on'),

    /** People in scope by code, after a code, whose code or name holds the words searched for. */
    people(query: PeopleQuery, scope: Scope, on: string): Promise<Pick<PersonRow, 'code' | 'name' | 'role_class'>[]> {
      const people = knex<PersonRow>('people').select('code', 'name', 'role_class').orderBy('code').limit(query.limit)
      if (query.after !== null) people.andWhere('code', '>', query.after)
      if (query.search !== null) {
        const like = `%${query.search.replace(/[\\%_]/g, '').toLowerCase()}%`
        people.andWhere((any) => any.whereRaw('lower(name) like ?', [like]).orWhereRaw('lower(code) like ?', [like]))
      }
      if (query.code !== undefined) people.andWhere('code', query.code)
      if (query.unit !== null) people.whereIn('code', postedIn(knex, [query.unit], on))
      if (scope.kind === 'units') {
        people.andWhere((own) =>
          own.whereIn('code', postedIn(knex, scope.units, on)).orWhere('code', scope.person ?? '\u0000'),
        )
      }
      if (scope.kind === 'self') people.andWhere('code', scope.person)
      if (scope.kind === 'nothing') people.whereRaw('1 = 0')
      return people
    },

    person: (code: string): Promise<PersonRow | undefined> => knex<PersonRow>('people').where({ code }).first(),
  }
}

function postedIn(knex: Knex, units: readonly string[], on: string) {
  return knex('postings')
    .select('person_code')
    .whereIn('unit_code', [...units])
    .where('starts_on', '<=', on)
    .andWhere((open) => open.whereNull('ends_on').orWhere('ends_on', '>=', on))
}
