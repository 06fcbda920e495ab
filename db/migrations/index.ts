import type { Knex } from 'knex'
import { up as createAccounts } from './20261122_0100_create_accounts.ts'
import { up as createOrganisation } from './20261122_0200_create_organisation.ts'
import { up as createFacts } from './20261122_0300_create_facts.ts'
import { up as createSettlements } from './20261122_0400_create_settlements.ts'

export type Migration = { readonly name: string; readonly up: (knex: Knex) => Promise<void> }

/** In order. A migration that has landed is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '20261122_0100_create_accounts', up: createAccounts },
  { name: '20261122_0200_create_organisation', up: createOrganisation },
  { name: '20261122_0300_create_facts', up: createFacts },
  { name: '20261122_0400_create_settlements', up: createSettlements },
]
