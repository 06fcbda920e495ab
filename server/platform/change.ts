import type { Knex } from 'knex'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What a change did: its value, the object it touched, and the facts for the audit row (no secrets, no bigint). */
export type ChangeOutcome<T> = {
  readonly value: T
  readonly object: { readonly type: string; readonly id: string }
  readonly detail?: Json
}

/**
 * One audited change of state. `run` opens the transaction (withTx), remembers the idempotency key where the route
 * demands one, runs `work`, and appends exactly one audit row, all or nothing. A service method that changes something
 * takes a Change and calls `run` once. On a route with idempotency the value of `run` is the response.
 */
export type Change = {
  readonly run: <T>(work: (trx: Knex.Transaction) => Promise<ChangeOutcome<T>>) => Promise<T>
}
