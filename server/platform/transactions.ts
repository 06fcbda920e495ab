import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { isRetryable } from '../../db/dialect.ts'
import { Unavailable } from './errors.ts'

const MAX_TRIES = 8
const DEADLINE_MS = 10_000
const SHORTEST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 500

/** Errors after which nobody knows whether the COMMIT arrived. */
const CONNECTION_LOST = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ER_SERVER_SHUTDOWN'])

/** Another writer was faster; the whole transaction starts again. */
export class Overtaken extends Error {
  constructor(what: string) {
    super(`overtaken: ${what}`)
    this.name = 'Overtaken'
  }
}

/** For tests: what the pauses and the deadline are made of. */
export type TransactionTimes = {
  readonly now: () => number
  readonly pause: (ms: number) => Promise<unknown>
  readonly random: () => number
}

const REAL_TIMES: TransactionTimes = { now: () => performance.now(), pause: (ms) => sleep(ms), random: Math.random }

/**
 * Runs `work` in one transaction, and again from its start after a deadlock, lock wait, failed certification or busy
 * file. `work` uses only `trx`, has no other effects, and catches nothing: any error leaves and rolls back.
 * @throws Unavailable `transaction.busy` when the tries run out, `transaction.unknown` when the connection broke and the
 * outcome is not known (an idempotency key settles it).
 */
export async function withTx<T>(
  knex: Knex,
  work: (trx: Knex.Transaction) => Promise<T>,
  times: TransactionTimes = REAL_TIMES,
): Promise<T> {
  const startedAt = times.now()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await knex.transaction(work)
    } catch (error) {
      if (isConnectionLost(error)) throw new Unavailable('transaction.unknown', 1, { cause: error })
      if (!isRetryable(error) && !(error instanceof Overtaken)) throw error
      const pauseMs = pauseBefore(attempt, times.random())
      if (attempt >= MAX_TRIES || times.now() - startedAt + pauseMs > DEADLINE_MS) {
        throw new Unavailable('transaction.busy', 1, { cause: error })
      }
      await times.pause(pauseMs)
    }
  }
}

/** Doubling pauses with jitter, so that two losers do not meet again. */
function pauseBefore(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** attempt)
  return Math.max(SHORTEST_PAUSE_MS, Math.floor(ceiling * random))
}

function isConnectionLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CONNECTION_LOST.has(String(error.code))
}
