import type { Knex } from 'knex'
import type { SubjectRef } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Scopes } from '../../platform/scope.ts'
import type { BatchesService } from '../batches/batches.service.ts'

/** What both services of the part stand on. */
export type IndicatorDeps = {
  readonly knex: Knex
  readonly clock: Clock
  readonly scopes: Scopes
  readonly batches: BatchesService
  readonly requireOpenPeriod: (trx: Knex, period: string) => Promise<unknown>
  readonly cards: {
    readonly renew: (trx: Knex.Transaction, period: string, subjects: readonly SubjectRef[]) => Promise<void>
    /** A reference changes every card with its item: raises the revision in the transaction, rebuilds after it. */
    readonly markStale: (trx: Knex.Transaction, period: string) => Promise<void>
    readonly scheduleRebuild: (period: string) => void
  }
}
