import type { Knex } from 'knex'
import type {
  ItemValue,
  ValueFilter,
  ValuePage,
  ValueRequest,
  WithdrawValueRequest,
} from '../../contract/indicators.contract.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { factCode, type FactBatch } from '../batches/batches.service.ts'
import { createBundlesService } from '../bundles/bundles.service.ts'
import type { FactContext } from '../facts/fact-context.ts'
import { readFactContext } from '../facts/fact-context.read-model.ts'
import { readKnown } from '../facts/known.read-model.ts'
import { refuseProblems, type RowProblem } from '../facts/row-problem.ts'
import { schemeLabels } from '../facts/scheme-labels.ts'
import { checkValue } from './check-value.ts'
import type { IndicatorDeps } from './indicator-deps.ts'
import { toItemValue, toValueRow, toWithdrawal } from './value-answers.ts'
import { createValuesRepository } from './values.repository.ts'

export type ValuesService = ReturnType<typeof createValuesService>

const PAGE = 50

/** Values of items: actuals, places, grades and scores. The last statement holds; nothing is edited (RULES §4). */
export function createValuesService(deps: IndicatorDeps) {
  const { knex, clock, batches, cards } = deps

  /** Writes checked rows; the caller applies the batch and lets the boards follow. */
  async function stage(
    trx: Knex,
    batch: FactBatch,
    context: FactContext,
    rows: readonly ValueRequest[],
    from = 1,
  ): Promise<void> {
    const place = { period: context.period.code, batch: batch.id, at: clock.now() }
    await createValuesRepository(trx).insert(
      rows.map((row, index) => toValueRow(row, context, { ...place, code: factCode(batch.seq, from + index) })),
    )
  }

  async function read(trx: Knex, context: FactContext, code: string): Promise<ItemValue> {
    const found = await createValuesRepository(trx).find(context.period.code, code)
    if (found === null) throw new NotFound()
    return toItemValue(found, context.known, schemeLabels(context.scheme))
  }

  return {
    stage,

    /** What is wrong with values that are stated together. */
    check: (rows: readonly ValueRequest[], context: FactContext): readonly RowProblem[] =>
      rows.flatMap((row, index) => checkValue(row, context, index)),

    /** One value by form; it replaces the former. @throws Invalid, Conflict `period.closed`. */
    async state(change: Change, actor: Actor, period: string, request: ValueRequest): Promise<ItemValue> {
      return change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const context = await readFactContext(trx, period, clock.today())
        refuseProblems(checkValue(request, context))
        const batch = { period, kind: 'values', title: request.item, userId: actor.userId } as const
        const code = await batches.stateTyped(trx, batch, async (opened) => {
          await stage(trx, opened, context, [request])
          return factCode(opened.seq, 1)
        })
        await cards.renew(trx, period, [{ level: request.level, code: request.subject }])
        const value = await read(trx, context, code)
        return { value, object: { type: 'itemValue', id: code }, detail: { period, ...request } }
      })
    },

    /** Leaves the item without a value: a statement of its own. @throws Conflict `value.notStated` or `period.closed`. */
    async withdraw(change: Change, actor: Actor, period: string, request: WithdrawValueRequest): Promise<ItemValue> {
      const { level, subject, item, reason } = request
      return change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const repository = createValuesRepository(trx)
        const held = await repository.last(period, { level, subject_code: subject, item_code: item })
        if (held === null || held.kind === 'NONE') throw new Conflict('value.notStated', { params: { subject, item } })
        const batch = { period, kind: 'values', title: item, userId: actor.userId } as const
        const head = { level, subject, item, statedOn: clock.today(), document: reason }
        const code = await batches.stateTyped(trx, batch, async (opened) => {
          const place = { code: factCode(opened.seq, 1), period, batch: opened.id, at: clock.now() }
          await repository.insert([toWithdrawal(head, place)])
          return place.code
        })
        await cards.renew(trx, period, [{ level, code: subject }])
        const value = await read(trx, await readFactContext(trx, period, clock.today()), code)
        return { value, object: { type: 'itemValue', id: code }, detail: { period, withdrawn: held.code, ...request } }
      })
    },

    /** Latest statement first, within the caller's scope. `next` is the code to go on after. */
    async list(actor: Actor, period: string, filter: ValueFilter): Promise<ValuePage> {
      const frame = await createBundlesService(knex).readFrame(period)
      const limit = filter.limit ?? PAGE
      const scope = await deps.scopes.of(actor)
      const rows = await createValuesRepository(knex).list(frame.period, filter, scope, limit + 1)
      const known = await readKnown(knex)
      const labels = schemeLabels(frame.scheme)
      const values = rows.slice(0, limit).map((row) => toItemValue(row, known, labels))
      return { values, next: rows.length > limit ? (values.at(-1)?.code ?? null) : null }
    },
  }
}
