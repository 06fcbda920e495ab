import type { Knex } from 'knex'
import type { Payment } from '../../contract/figures.contract.ts'
import type { Derivation, Scheme, SubjectLevel } from '../../engine/index.ts'
import type { ExplainedFigure } from './pieces.ts'
import { createSettlementReadModel } from './published.read-model.ts'
import { toPayments } from './settlement-answers.ts'
import { readContent, type SettlementContent } from './settlement-content.ts'
import { createSettlementsRepository } from './settlements.repository.ts'

export type { ExplainedFigure } from './pieces.ts'
export type { SettlementContent } from './settlement-content.ts'

export type SettlementFigures = ReturnType<typeof createSettlementFigures>

/** What other parts read of a published settlement. It never changes, so neither do these answers. */
export function createSettlementFigures(knex: Knex) {
  const rows = createSettlementReadModel(knex)
  return {
    content: (id: string, scheme: Scheme): Promise<SettlementContent> => readContent(rows, id, scheme),

    async outputDigest(id: string): Promise<string> {
      return (await createSettlementsRepository(knex).find(id))?.outputDigest ?? ''
    },

    explanation: (id: string, level: SubjectLevel, code: string, figure: ExplainedFigure): Promise<Derivation | null> =>
      rows.explanation(id, level, code, figure),

    async payment(
      id: string,
      person: string,
      names: SettlementContent['names'],
      home: { unit: string; amountFen: string | null },
    ): Promise<Payment | null> {
      const lines = await rows.lines(id, person)
      return toPayments(lines, new Map([[person, home]]), names).get(person) ?? null
    },
  }
}
