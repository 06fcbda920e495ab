import type { Knex } from 'knex'
import type { SettlementLineRow, SettlementSubjectRow } from '../../../db/tables.ts'
import type { Derivation, PaymentLine, PersonResult, SubjectLevel, UnitResult } from '../../engine/index.ts'
import type { ExplainedFigure, Explanations } from './pieces.ts'

/** What a computed settlement holds, as the engine returned it. */
export function createSettlementReadModel(knex: Knex) {
  const subjects = (settlement: string, level: SubjectLevel) =>
    knex<SettlementSubjectRow>('settlement_subjects')
      .select('subject_code', 'content')
      .where({ settlement_id: settlement, level })
      .orderBy('subject_code')

  return {
    // The rows were written from the engine's results of the same level.
    async units(settlement: string): Promise<readonly UnitResult[]> {
      return (await subjects(settlement, 'unit')).map((row) => JSON.parse(row.content) as UnitResult)
    },

    async people(settlement: string): Promise<readonly PersonResult[]> {
      return (await subjects(settlement, 'person')).map((row) => JSON.parse(row.content) as PersonResult)
    },

    async person(settlement: string, code: string): Promise<PersonResult | null> {
      const row = await subjects(settlement, 'person').andWhere({ subject_code: code }).first()
      return row === undefined ? null : (JSON.parse(row.content) as PersonResult)
    },

    async lines(settlement: string, person?: string): Promise<readonly PaymentLine[]> {
      const query = knex<SettlementLineRow>('settlement_lines')
        .select('content')
        .where({ settlement_id: settlement })
        .orderBy('seq')
      const rows = await (person === undefined ? query : query.andWhere({ person_code: person }))
      return rows.map((row) => JSON.parse(row.content) as PaymentLine)
    },

    async explanation(
      settlement: string,
      level: SubjectLevel,
      code: string,
      figure: ExplainedFigure,
    ): Promise<Derivation | null> {
      const row = await knex<SettlementSubjectRow>('settlement_subjects')
        .select('derivation')
        .where({ settlement_id: settlement, level, subject_code: code })
        .first()
      if (row === undefined) return null
      return (JSON.parse(row.derivation) as Explanations)[figure] ?? null
    },
  }
}

export type SettlementReadModel = ReturnType<typeof createSettlementReadModel>
