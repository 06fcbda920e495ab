import type { Knex } from 'knex'
import { AppError } from './errors.ts'

/** A request that carries an idempotency key. `encode` makes the answer from the value of the change. */
export type IdempotentCall = {
  readonly userId: string
  readonly operation: string
  readonly key: string
  /** SHA-256 over what was asked: path, query, body, file. */
  readonly fingerprint: string
  readonly status: number
  readonly encode: (value: unknown) => string
}

/** Thrown out of the transaction when the key has had its effect: the binder answers what was answered then. */
export class Replayed extends Error {
  readonly status: number
  readonly body: string

  constructor(status: number, body: string) {
    super('replayed')
    this.name = 'Replayed'
    this.status = status
    this.body = body
  }
}

type KeyRow = { fingerprint: string; status: number; response: string }

const keyOf = (call: IdempotentCall) => ({
  user_id: call.userId,
  operation: call.operation,
  idempotency_key: call.key,
})

/**
 * Takes the key inside the transaction of the effect; its primary key lets only one such transaction commit.
 * @throws Replayed if it is taken for the same request, AppError 422 `idempotency.mismatch` if for another.
 */
export async function takeKey(trx: Knex.Transaction, call: IdempotentCall, at: number): Promise<void> {
  await replayIfTaken(trx, call)
  await trx('idempotency_keys').insert({
    ...keyOf(call),
    fingerprint: call.fingerprint,
    status: call.status,
    response: '',
    created_at: at,
  })
}

export async function storeAnswer(trx: Knex.Transaction, call: IdempotentCall, value: unknown): Promise<void> {
  await trx('idempotency_keys')
    .where(keyOf(call))
    .update({ response: call.encode(value) })
}

/** @throws Replayed, or AppError 422, when a committed transaction holds the key. */
export async function replayIfTaken(knex: Knex, call: IdempotentCall): Promise<void> {
  const row = await knex<KeyRow>('idempotency_keys')
    .select('fingerprint', 'status', 'response')
    .where(keyOf(call))
    .first()
  if (!row) return
  if (row.fingerprint !== call.fingerprint) throw new AppError('idempotency.mismatch', 422)
  throw new Replayed(row.status, row.response)
}
