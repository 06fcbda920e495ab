import type { Knex } from 'knex'
import type { Clock } from '../../platform/clock.ts'
import type { Scopes } from '../../platform/scope.ts'
import type { BatchesService } from '../batches/batches.service.ts'

export type PeriodView = { readonly startsOn: string; readonly endsOn: string; readonly revision: number }

/** What both services of the part stand on. */
export type VetoDeps = {
  readonly knex: Knex
  readonly clock: Clock
  readonly scopes: Scopes
  readonly batches: BatchesService
  readonly requirePeriod: (period: string, connection?: Knex) => Promise<PeriodView>
  readonly requireOpenPeriod: (trx: Knex, period: string) => Promise<unknown>
  readonly cards: {
    readonly renew: (trx: Knex.Transaction, period: string, subjects: readonly []) => Promise<void>
    readonly markAllStale: (trx: Knex.Transaction) => Promise<readonly string[]>
    readonly scheduleRebuild: (period: string) => void
  }
}
