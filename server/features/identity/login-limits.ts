import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { isUniqueViolation, toInteger } from '../../../db/dialect.ts'
import type { Clock } from '../../platform/clock.ts'
import { TooMany } from '../../platform/errors.ts'

/** Tries that may fail within a quarter of an hour: for one account from one address, one account, one address. */
const WINDOW_MS = 15 * 60_000
const LIMITS = { accountAndAddress: 5, account: 30, address: 60 } as const

type LimitRow = { limit_key: string; points: number; expires_at: number | string | null }

export type LoginLimits = {
  /** Counts one try before the password is looked at, so that parallel guesses count too. @throws TooMany */
  readonly take: (loginKey: string, ip: string) => Promise<void>
  /** Forgets the tries of this account from this address after a success. */
  readonly clear: (loginKey: string, ip: string) => Promise<void>
}

/**
 * Limits on signing in, kept in SQL so that all processes share them and a restart forgets nothing. An account that does
 * not exist is limited like one that does. (An own table of one statement: the limiter packages create tables at run
 * time and read their own clock.)
 */
export function createLoginLimits(deps: { readonly knex: Knex; readonly clock: Clock }): LoginLimits {
  return {
    take: async (loginKey, ip) => {
      for (const [key, limit] of keysOf(loginKey, ip)) await take(deps, key, limit)
    },
    clear: async (loginKey, ip) => {
      const first = keysOf(loginKey, ip)[0]
      if (first) await deps.knex('login_limits').where({ limit_key: first[0] }).del()
    },
  }
}

function keysOf(loginKey: string, ip: string): readonly (readonly [string, number])[] {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  return [
    [`both:${digest(`${loginKey}\n${ip}`)}`, LIMITS.accountAndAddress],
    [`account:${digest(loginKey)}`, LIMITS.account],
    [`address:${digest(ip)}`, LIMITS.address],
  ]
}

async function take(deps: { readonly knex: Knex; readonly clock: Clock }, key: string, limit: number): Promise<void> {
  const now = deps.clock.now()
  const rows = () => deps.knex<LimitRow>('login_limits')
  const counted = await rows().where({ limit_key: key }).andWhere('expires_at', '>', now).increment('points', 1)
  if (counted === 0) await restart(rows, key, now)
  const row = await rows().select('points', 'expires_at').where({ limit_key: key }).first()
  if (row && row.points > limit) {
    const leftMs = Math.max(0, toInteger(row.expires_at ?? now) - now)
    throw new TooMany('auth.limited', Math.max(1, Math.ceil(leftMs / 1000)))
  }
}

/** A new window; a row that another request just made counts one more. */
async function restart(rows: () => Knex.QueryBuilder<LimitRow>, key: string, now: number): Promise<void> {
  const fresh = { points: 1, expires_at: now + WINDOW_MS }
  const renewed = await rows().where({ limit_key: key }).andWhere('expires_at', '<=', now).update(fresh)
  if (renewed > 0) return
  try {
    await rows().insert({ limit_key: key, ...fresh })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    await rows().where({ limit_key: key }).increment('points', 1)
  }
}
