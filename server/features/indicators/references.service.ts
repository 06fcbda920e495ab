import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { ReferenceValueRow } from '../../../db/tables.ts'
import type { ReferenceRequest, ReferenceValue } from '../../contract/indicators.contract.ts'
import type { Scheme } from '../../engine/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import { NotFound } from '../../platform/errors.ts'
import { factCode, type FactBatch } from '../batches/batches.service.ts'
import { createBundlesService } from '../bundles/bundles.service.ts'
import type { FactContext } from '../facts/fact-context.ts'
import { readFactContext } from '../facts/fact-context.read-model.ts'
import { labelled } from '../facts/known.read-model.ts'
import { toOrigin } from '../facts/origin.ts'
import { refuseProblems, type RowProblem } from '../facts/row-problem.ts'
import { schemeLabels } from '../facts/scheme-labels.ts'
import { checkReference, growthItems } from './check-reference.ts'
import type { IndicatorDeps } from './indicator-deps.ts'
import { createReferencesRepository, type StoredReference } from './references.repository.ts'
import { exactly } from './value-answers.ts'

export type ReferencesService = ReturnType<typeof createReferencesService>

/** Outside references of growth items, such as the city average; the last statement holds (RULES §4). */
export function createReferencesService(deps: IndicatorDeps) {
  const { knex, clock, batches, cards } = deps

  /** Writes checked rows; the caller applies the batch and lets the boards follow. */
  async function stage(
    trx: Knex,
    batch: FactBatch,
    context: FactContext,
    rows: readonly ReferenceRequest[],
    from = 1,
  ): Promise<void> {
    const items = growthItems(context.scheme)
    const at = clock.now()
    await createReferencesRepository(trx).insert(
      rows.map((row, index): ReferenceValueRow => {
        const measure = items.get(row.item)
        if (measure === undefined) throw new Error(`reference of ${row.item} was staged unchecked`)
        return {
          code: factCode(batch.seq, from + index),
          period_code: context.period.code,
          item_code: row.item,
          value: exactly(row.value, measure.decimals),
          stated_on: row.statedOn,
          document: row.document,
          batch_id: batch.id,
          created_at: at,
        }
      }),
    )
  }

  async function list(connection: Knex, period: string, scheme: Scheme): Promise<ReferenceValue[]> {
    return toReferences(await createReferencesRepository(connection).list(period), scheme)
  }

  return {
    stage,

    /** What is wrong with references that are stated together. */
    check(rows: readonly ReferenceRequest[], context: FactContext): readonly RowProblem[] {
      const items = growthItems(context.scheme)
      return rows.flatMap((row, index) => checkReference(row, context, items, index))
    },

    /** One reference by form; every card with the item follows. @throws Invalid, Conflict `period.closed`. */
    async state(change: Change, actor: Actor, period: string, request: ReferenceRequest): Promise<ReferenceValue> {
      const stated = await change.run(async (trx) => {
        await deps.requireOpenPeriod(trx, period)
        const context = await readFactContext(trx, period, clock.today())
        refuseProblems(checkReference(request, context, growthItems(context.scheme)))
        const batch = { period, kind: 'references', title: request.item, userId: actor.userId } as const
        const code = await batches.stateTyped(trx, batch, async (opened) => {
          await stage(trx, opened, context, [request])
          return factCode(opened.seq, 1)
        })
        await cards.markStale(trx, period)
        const value = (await list(trx, period, context.scheme)).find((reference) => reference.code === code)
        if (value === undefined) throw new NotFound()
        return { value, object: { type: 'referenceValue', id: code }, detail: { period, ...request } }
      })
      cards.scheduleRebuild(period)
      return stated
    },

    /** Everything that was stated, latest first. */
    async list(period: string): Promise<ReferenceValue[]> {
      const frame = await createBundlesService(knex).readFrame(period)
      return list(knex, period, frame.scheme)
    },
  }
}

function toReferences(rows: readonly StoredReference[], scheme: Scheme): ReferenceValue[] {
  const labels = schemeLabels(scheme)
  const measures = growthItems(scheme)
  const seen = new Set<string>()
  return rows.map((row) => {
    const isReplaced = seen.has(row.item_code)
    seen.add(row.item_code)
    return {
      code: row.code,
      item: labelled(labels.items, row.item_code),
      measure: measures.get(row.item_code) ?? { decimals: 0, unit: '' },
      value: toInteger(row.value),
      isReplaced,
      statedOn: row.stated_on,
      document: row.document,
      origin: toOrigin(row),
    }
  })
}
