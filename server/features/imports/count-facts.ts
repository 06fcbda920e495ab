import type { Knex } from 'knex'
import type { ImportCount } from '../../contract/imports.contract.ts'
import type { PersonRow, PostingRow, UnitRow } from '../../../db/tables.ts'
import { postingCode } from '../organisation/roster.service.ts'
import type { StatedFacts } from './check-drafts.ts'
import { FACT_KINDS } from './mapping/import-facts.ts'

/** What an apply would write, by kind. Roster rows that are there already, equal, are counted apart; every ledger row is new. */
export async function countFacts(knex: Knex, facts: StatedFacts): Promise<readonly ImportCount[]> {
  const unchanged: Partial<Record<string, number>> = {
    units: await unchangedUnits(knex, facts),
    people: await unchangedPeople(knex, facts),
    postings: await unchangedPostings(knex, facts),
  }
  return FACT_KINDS.filter((kind) => facts[kind].length > 0).map((kind) => {
    const same = unchanged[kind] ?? 0
    return { kind, new: facts[kind].length - same, unchanged: same }
  })
}

async function unchangedUnits(knex: Knex, { units }: StatedFacts): Promise<number> {
  const present = new Map((await knex<UnitRow>('units').select('*')).map((row) => [row.code, row]))
  return units.filter(({ code, name, kind, parents }) => {
    const row = present.get(code)
    return row !== undefined && row.name === name && row.kind === kind && parents.length === 0
  }).length
}

async function unchangedPeople(knex: Knex, { people }: StatedFacts): Promise<number> {
  const present = new Map((await knex<PersonRow>('people').select('*')).map((row) => [row.code, row]))
  return people.filter(({ code, name, roleClass }) => {
    const row = present.get(code)
    return row !== undefined && row.name === name && row.role_class === roleClass
  }).length
}

async function unchangedPostings(knex: Knex, { postings }: StatedFacts): Promise<number> {
  const present = new Map((await knex<PostingRow>('postings').select('*')).map((row) => [row.code, row]))
  return postings.filter((posting) => {
    const row = present.get(postingCode(posting))
    return row !== undefined && row.post_bp === posting.postBp && row.ends_on === posting.endsOn
  }).length
}
