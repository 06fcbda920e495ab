import type { Knex } from 'knex'
import type { Entry, EntryFilter, EntryPage, EntryPreview, EntryRequest } from '../../contract/entries.contract.ts'
import type { SubjectRef } from '../../engine/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import type { Scopes } from '../../platform/scope.ts'
import { factCode, type BatchesService, type FactBatch } from '../batches/batches.service.ts'
import { createBundlesService } from '../bundles/bundles.service.ts'
import type { FactContext } from '../facts/fact-context.ts'
import { readFactContext } from '../facts/fact-context.read-model.ts'
import { readKnown } from '../facts/known.read-model.ts'
import { refuseProblems, type RowProblem } from '../facts/row-problem.ts'
import { schemeLabels } from '../facts/scheme-labels.ts'
import { checkEntry, type EntryClaim } from './check-entry.ts'
import { createEntriesRepository } from './entries.repository.ts'
import { toEntry, toEntryRow, toPreview } from './entry-answers.ts'
import { judgeDraft } from './judge-draft.read-model.ts'

export type EntriesDeps = {
  readonly knex: Knex
  readonly clock: Clock
  readonly scopes: Scopes
  readonly batches: BatchesService
  readonly requireOpenPeriod: (trx: Knex, period: string) => Promise<unknown>
  readonly cards: {
    readonly renew: (trx: Knex.Transaction, period: string, subjects: readonly SubjectRef[]) => Promise<void>
  }
}

export type EntriesService = ReturnType<typeof createEntriesService>

const PAGE = 50

/** The ledger of additions and deductions: stated, listed, revoked; never edited (RULES §1.4, §2). */
export function createEntriesService(deps: EntriesDeps) {
  const { knex, clock, batches, cards } = deps

  /** Writes checked rows; the caller applies the batch and lets the boards follow. */
  async function stage(
    trx: Knex,
    batch: FactBatch,
    context: FactContext,
    rows: readonly EntryRequest[],
    from = 1,
  ): Promise<void> {
    const at = clock.now()
    await createEntriesRepository(trx).insert(
      rows.map((row, index) => toEntryRow(row, context, { batch, at, row: from + index })),
    )
  }

  async function read(trx: Knex, context: FactContext, code: string): Promise<Entry> {
    const found = await createEntriesRepository(trx).find(context.period.code, code)
    if (found === null) throw new NotFound()
    return toEntry(found, context.known, schemeLabels(context.scheme))
  }

  return {
    stage,

    /** What is wrong with entries that are stated together. */
    check: (rows: readonly EntryRequest[], context: FactContext): readonly RowProblem[] =>
      rows.flatMap((row, index) => checkEntry(row, context, index)),

    /** One entry by form; it counts at once. @throws Invalid naming rule and field, Conflict `period.closed`. */
    async create(change: Change, actor: Actor, period: string, request: EntryRequest): Promise<Entry> {
      return change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const context = await readFactContext(trx, period, clock.today())
        refuseProblems(checkEntry(request, context))
        const batch = { period, kind: 'entries', title: request.rule, userId: actor.userId } as const
        const code = await batches.stateTyped(trx, batch, async (opened) => {
          await stage(trx, opened, context, [request])
          return factCode(opened.seq, 1)
        })
        await cards.renew(trx, period, [{ level: request.level, code: request.subject }])
        const value = await read(trx, context, code)
        return { value, object: { type: 'entry', id: code }, detail: { period, ...request } }
      })
    },

    /** What an entry would do; changes nothing. @throws Invalid as create would. */
    async preview(period: string, claim: EntryClaim): Promise<EntryPreview> {
      const context = await readFactContext(knex, period, clock.today())
      refuseProblems(checkEntry(claim, context), 'query')
      return toPreview(await judgeDraft(knex, context, claim))
    },

    /** Takes an entry back; the row stays. @throws NotFound, Conflict `entry.notConfirmed` or `period.closed`. */
    async revoke(change: Change, period: string, code: string, reason: string): Promise<Entry> {
      return change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const repository = createEntriesRepository(trx)
        const found = await repository.find(period, code)
        if (found === null) throw new NotFound()
        if (!(await repository.revoke(code, reason, clock.now()))) {
          throw new Conflict('entry.notConfirmed', { params: { entry: code } })
        }
        await cards.renew(trx, period, [
          { level: found.level === 'unit' ? 'unit' : 'person', code: found.subject_code },
        ])
        const value = await read(trx, await readFactContext(trx, period, clock.today()), code)
        return { value, object: { type: 'entry', id: code }, detail: { period, reason } }
      })
    },

    /** Latest statement first, within the caller's scope. `next` is the code to go on after. */
    async list(actor: Actor, period: string, filter: EntryFilter): Promise<EntryPage> {
      const frame = await createBundlesService(knex).readFrame(period)
      const limit = filter.limit ?? PAGE
      const scope = await deps.scopes.of(actor)
      const rows = await createEntriesRepository(knex).list(frame.period, filter, scope, limit + 1)
      const known = await readKnown(knex)
      const labels = schemeLabels(frame.scheme)
      const entries = rows.slice(0, limit).map((row) => toEntry(row, known, labels))
      return { entries, next: rows.length > limit ? (entries.at(-1)?.code ?? null) : null }
    },
  }
}
