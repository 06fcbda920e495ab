import type { Knex } from 'knex'
import { chunkRows } from '../../../db/dialect.ts'
import { withTx } from '../../platform/transactions.ts'
import { createCardsRepository, type LiveCard } from './cards.repository.ts'

const COLUMNS = 8

/**
 * Writes the cards that a rebuild made from the facts of `revision`, portion by portion, and states that they show it. Each
 * portion holds the period: a rebuild that was overtaken, by a fact or by another process, never writes over newer cards.
 * @returns false when facts went on meanwhile; the rebuild starts again.
 */
export async function writeRebuilt(
  knex: Knex,
  period: string,
  revision: number,
  cards: readonly LiveCard[],
): Promise<boolean> {
  for (const portion of chunkRows(cards, COLUMNS)) {
    const isWritten = await withTx(knex, async (trx) => {
      const repository = createCardsRepository(trx)
      if (!(await repository.hold(period, revision))) return false
      await repository.replace(period, revision, portion)
      return true
    })
    if (!isWritten) return false
  }
  return withTx(knex, async (trx) => {
    const repository = createCardsRepository(trx)
    if (!(await repository.settleCardsRevision(period, revision))) return false
    await repository.removeOlderThan(period, revision)
    return true
  })
}
