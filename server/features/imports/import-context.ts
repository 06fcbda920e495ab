import type { Knex } from 'knex'
import { createFactContext, type FactContext, type Membership } from '../facts/fact-context.ts'
import { readFactContext } from '../facts/fact-context.read-model.ts'
import { readKnown, type Known } from '../facts/known.read-model.ts'
import type { Drafts } from './mapping/import-facts.ts'

/** What the facts of a file are checked against: the database, and what the same file states beside them. */
export type ImportContext = {
  readonly known: Known
  /** null for a file without a period. */
  readonly facts: FactContext | null
}

export async function readImportContext(knex: Knex, period: string | null, today: string): Promise<ImportContext> {
  if (period === null) return { known: await readKnown(knex), facts: null }
  const facts = await readFactContext(knex, period, today)
  return { known: facts.known, facts }
}

/** The context with the units, people, postings, offices and projects of the file. */
export function withDrafts(
  { known, facts }: ImportContext,
  drafts: Drafts,
  present: readonly Membership[],
): ImportContext {
  const all: Known = {
    units: new Map([
      ...known.units,
      ...drafts.units.map(({ fact }) => [fact.code, { name: fact.name, kind: fact.kind }] as const),
    ]),
    people: new Map([
      ...known.people,
      ...drafts.people.map(({ fact }) => [fact.code, { name: fact.name, roleClass: fact.roleClass }] as const),
    ]),
    projects: new Map([
      ...known.projects,
      ...drafts.projects.map(({ fact }) => [fact.code, { name: fact.name }] as const),
    ]),
  }
  if (facts === null) return { known: all, facts: null }
  const { period, scheme, today } = facts
  const stated = [...drafts.postings, ...drafts.offices].map(({ fact }) => fact)
  return {
    known: all,
    facts: createFactContext({ period, scheme, today, known: all, memberships: [...present, ...stated] }),
  }
}
