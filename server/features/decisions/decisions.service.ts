import type { Knex } from 'knex'
import type { Decision, DecisionRequest } from '../../contract/decisions.contract.ts'
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
import { refuseProblems } from '../facts/row-problem.ts'
import { schemeLabels } from '../facts/scheme-labels.ts'
import { checkDecision, decisionKey, type LiveKeys } from './check-decision.ts'
import { renewedBy, toDecision, toDecisionRow, toRequest } from './decision-answers.ts'
import { createDecisionsRepository } from './decisions.repository.ts'

export type DecisionsDeps = {
  readonly knex: Knex
  readonly clock: Clock
  readonly scopes: Scopes
  readonly batches: BatchesService
  readonly requireOpenPeriod: (trx: Knex, period: string) => Promise<unknown>
  readonly cards: {
    readonly renew: (trx: Knex.Transaction, period: string, subjects: readonly SubjectRef[]) => Promise<void>
  }
}

export type DecisionsService = ReturnType<typeof createDecisionsService>

/** What people decide beside the rules: not applicable, exempt, and the committee's excellent places (RULES §2, §10). */
export function createDecisionsService(deps: DecisionsDeps) {
  const { knex, clock, batches, cards } = deps

  /** Writes checked rows; the caller applies the batch and lets the boards follow. */
  async function stage(
    trx: Knex,
    batch: FactBatch,
    context: FactContext,
    rows: readonly DecisionRequest[],
    from = 1,
  ): Promise<void> {
    const place = { period: context.period.code, batch: batch.id, at: clock.now() }
    await createDecisionsRepository(trx).insert(
      rows.map((row, index) => toDecisionRow(row, { ...place, code: factCode(batch.seq, from + index) })),
    )
  }

  async function read(trx: Knex, context: FactContext, code: string): Promise<Decision> {
    const found = await createDecisionsRepository(trx).find(context.period.code, code)
    if (found === null) throw new NotFound()
    return toDecision(found, context.known, schemeLabels(context.scheme))
  }

  return {
    stage,

    /** @throws Invalid naming what is wrong, such as `decision.exists`; Conflict `period.closed`. */
    async create(change: Change, actor: Actor, period: string, request: DecisionRequest): Promise<Decision> {
      return change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const context = await readFactContext(trx, period, clock.today())
        refuseProblems(checkDecision(request, context, await liveKeys(trx, period)))
        const batch = { period, kind: 'decisions', title: request.kind, userId: actor.userId } as const
        const row = await batches.stateTyped(trx, batch, async (opened) => {
          await stage(trx, opened, context, [request])
          const place = { code: factCode(opened.seq, 1), period, batch: opened.id, at: clock.now() }
          return toDecisionRow(request, place)
        })
        await cards.renew(trx, period, renewedBy(row))
        const value = await read(trx, context, row.code)
        return { value, object: { type: 'decision', id: row.code }, detail: { period, ...request } }
      })
    },

    /** Ends a decision; the row stays. @throws NotFound, Conflict `decision.revoked` or `period.closed`. */
    async revoke(change: Change, period: string, code: string, reason: string): Promise<Decision> {
      return change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const repository = createDecisionsRepository(trx)
        const found = await repository.find(period, code)
        if (found === null) throw new NotFound()
        if (!(await repository.revoke(code, clock.now()))) {
          throw new Conflict('decision.revoked', { params: { decision: code } })
        }
        await cards.renew(trx, period, renewedBy(found))
        const value = await read(trx, await readFactContext(trx, period, clock.today()), code)
        return { value, object: { type: 'decision', id: code }, detail: { period, reason } }
      })
    },

    /** Latest first, revoked ones included, within the caller's scope. */
    async list(actor: Actor, period: string): Promise<Decision[]> {
      const frame = await createBundlesService(knex).readFrame(period)
      const rows = await createDecisionsRepository(knex).list(frame.period, await deps.scopes.of(actor))
      const known = await readKnown(knex)
      const labels = schemeLabels(frame.scheme)
      return rows.map((row) => toDecision(row, known, labels))
    },
  }
}

async function liveKeys(trx: Knex, period: string): Promise<LiveKeys> {
  const live = await createDecisionsRepository(trx).live(period)
  return new Set(live.flatMap((row) => decisionKey(toRequest(row)) ?? []))
}
