import type { Knex } from 'knex'
import type { BatchPage } from '../../contract/batches.contract.ts'
import type { FactSource } from '../../contract/facts.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import type { NewId } from '../../platform/new-id.ts'
import { createBatchesRepository } from './batches.repository.ts'

export { factCode } from './fact-code.ts'

/** An open batch: what rows are staged under. */
export type FactBatch = {
  readonly id: string
  readonly seq: number
  /** null for the roster and veto events, which belong to no one period. */
  readonly period: string | null
  readonly source: FactSource
}

/** What a batch holds; imports of several kinds are 'import'. */
export type BatchKind =
  'import' | 'roster' | 'entries' | 'values' | 'references' | 'points' | 'readings' | 'vetoes' | 'decisions'

export type OpenBatch = {
  readonly period: string | null
  readonly kind: BatchKind
  readonly source: FactSource
  /** For people: the form's or the file's name. */
  readonly title: string
  readonly userId: string
}

export type BatchesDeps = { readonly knex: Knex; readonly clock: Clock; readonly newId: NewId }
export type BatchesService = ReturnType<typeof createBatchesService>

/** Batches: facts count once their batch is applied, so that a bulk change becomes visible all at once or not at all. */
export function createBatchesService({ knex, clock, newId }: BatchesDeps) {
  async function open(trx: Knex, batch: OpenBatch): Promise<FactBatch> {
    const id = newId()
    const { period, kind, source, title, userId } = batch
    const row = { id, period_code: period, kind, source, title, user_id: userId, created_at: clock.now() }
    return { id, seq: await createBatchesRepository(trx).insert(row), period, source }
  }

  /** Makes the rows count. @throws Conflict `batch.notStaged`. */
  async function apply(trx: Knex, id: string, rowCount: number): Promise<void> {
    const moved = await createBatchesRepository(trx).leaveStaged(id, 'APPLIED', rowCount, clock.now())
    if (!moved) throw new Conflict('batch.notStaged')
  }

  return {
    open,
    apply,

    /** Its rows never count and may be removed. @throws Conflict `batch.notStaged`. */
    async discard(trx: Knex, id: string): Promise<void> {
      const moved = await createBatchesRepository(trx).leaveStaged(id, 'DISCARDED', 0, null)
      if (!moved) throw new Conflict('batch.notStaged')
    },

    /** One form: opened, written and applied in the same transaction. */
    async stateTyped<T>(
      trx: Knex.Transaction,
      batch: Omit<OpenBatch, 'source'>,
      write: (opened: FactBatch) => Promise<T>,
    ): Promise<T> {
      const opened = await open(trx, { ...batch, source: 'typed' })
      const value = await write(opened)
      await apply(trx, opened.id, 1)
      return value
    },

    /** Latest first. `cursor` is the last sequence number of the former page. @throws NotFound for an unknown period. */
    async list(period: string, cursor: string | null, limit = 50): Promise<BatchPage> {
      if ((await knex('periods').where({ code: period }).first('code')) === undefined) throw new NotFound()
      const found = await createBatchesRepository(knex).list(period, cursor === null ? null : Number(cursor), limit + 1)
      const page = found.slice(0, limit)
      const next = found.length > limit ? String(page.at(-1)?.seq ?? '') : null
      return { batches: page.map(({ seq: _seq, ...batch }) => batch), next }
    },
  }
}
