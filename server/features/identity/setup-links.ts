import { createHash, randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { Clock } from '../../platform/clock.ts'

const LIFE_MS = 24 * 3_600_000

/** One-time links for making the first administrator; the database holds their hashes only. */
export type SetupLinks = {
  /** Makes a new link's token; older ones stop working. */
  readonly create: () => Promise<string>
  readonly isOpen: (token: string) => Promise<boolean>
  /** Uses it up. @returns false if it was not open: only one caller gets true. */
  readonly use: (trx: Knex.Transaction, token: string) => Promise<boolean>
}

export function createSetupLinks(deps: { readonly knex: Knex; readonly clock: Clock }): SetupLinks {
  const open = (knex: Knex, token: string) =>
    knex('setup_links')
      .where({ token_hash: hash(token) })
      .whereNull('used_at')
      .andWhere('expires_at', '>', deps.clock.now())
  return {
    create: async () => {
      const token = randomBytes(32).toString('base64url')
      await deps.knex('setup_links').whereNull('used_at').del()
      await deps.knex('setup_links').insert({
        token_hash: hash(token),
        expires_at: deps.clock.now() + LIFE_MS,
        used_at: null,
      })
      return token
    },
    isOpen: async (token) => (await open(deps.knex, token).first('token_hash')) !== undefined,
    use: async (trx, token) => (await open(trx, token).update({ used_at: deps.clock.now() })) === 1,
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
