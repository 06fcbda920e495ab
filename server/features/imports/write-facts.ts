import type { Knex } from 'knex'
import { withTx } from '../../platform/transactions.ts'
import type { FactBatch } from '../batches/batches.service.ts'
import type { FactContext } from '../facts/fact-context.ts'
import type { StatedFacts } from './check-drafts.ts'
import type { FactServices } from './import-deps.ts'

/** Rows in one transaction while staging: short for everybody else who writes. */
const ROWS_A_TRANSACTION = 2_000

type Stage = (trx: Knex.Transaction, from: number, to: number, at: number) => Promise<void>

/**
 * Stages the ledgers' rows under the batch, in portions that no reader follows until the batch is applied. Row numbers of
 * the batch run through all kinds, so that codes never meet.
 */
export async function stageLedgers(
  knex: Knex,
  services: FactServices,
  batch: FactBatch,
  facts: StatedFacts,
  context: FactContext | null,
  onRows: (rows: number) => Promise<void>,
): Promise<number> {
  let at = 1
  for (const { rows, stage } of ledgers(services, batch, facts, context)) {
    for (let from = 0; from < rows; from += ROWS_A_TRANSACTION) {
      const to = Math.min(from + ROWS_A_TRANSACTION, rows)
      const start = at
      await withTx(knex, (trx) => stage(trx, from, to, start))
      at += to - from
      await onRows(to - from)
    }
  }
  return at - 1
}

function ledgers(
  services: FactServices,
  batch: FactBatch,
  facts: StatedFacts,
  context: FactContext | null,
): readonly { readonly rows: number; readonly stage: Stage }[] {
  const events: { rows: number; stage: Stage } = {
    rows: facts.events.length,
    stage: (trx, from, to, at) => services.vetoEvents.stage(trx, batch, facts.events.slice(from, to), at),
  }
  if (context === null) return [events]
  const period = context.period.code
  return [
    {
      rows: facts.entries.length,
      stage: (trx, from, to, at) => services.entries.stage(trx, batch, context, facts.entries.slice(from, to), at),
    },
    {
      rows: facts.values.length,
      stage: (trx, from, to, at) => services.values.stage(trx, batch, context, facts.values.slice(from, to), at),
    },
    {
      rows: facts.references.length,
      stage: (trx, from, to, at) =>
        services.references.stage(trx, batch, context, facts.references.slice(from, to), at),
    },
    {
      rows: facts.points.length,
      stage: (trx, from, to, at) => services.points.stage(trx, batch, period, facts.points.slice(from, to), at),
    },
    // Events first: a reading that misses its level opens one only where none is stated.
    events,
    {
      rows: facts.readings.length,
      stage: (trx, from, to, at) => services.vetoReadings.stage(trx, batch, period, facts.readings.slice(from, to), at),
    },
  ]
}
