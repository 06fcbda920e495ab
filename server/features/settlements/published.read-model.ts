import type { Knex } from 'knex'
import type { SettlementLineRow, SettlementSubjectRow } from '../../../db/tables.ts'
import type { Derivation, PaymentLine, PersonResult, SubjectLevel, UnitResult } from '../../engine/index.ts'
import type { ExplainedFigure, Explanations } from './pieces.ts'

/** A result with the name it had when the settlement was computed. */
export type NamedResult<Result> = { readonly name: string; readonly result: Result }

/** What a computed settlement holds, as the engine returned it. */
export function createSettlementReadModel(knex: Knex) {
  const subjects = (settlement: string, level: SubjectLevel) =>
    knex<SettlementSubjectRow>('settlement_subjects')
      .select('subject_code', 'name', 'content')
      .where({ settlement_id: settlement, level })
      .orderBy('subject_code')

  return {
    // The rows were written from the engine's results of the same level.
    async units(settlement: string): Promise<readonly NamedResult<UnitResult>[]> {
      const rows = await subjects(settlement, 'unit')
      return rows.map((row) => ({ name: row.name, result: JSON.parse(row.content) as UnitResult }))
    },

    async people(settlement: string): Promise<readonly NamedResult<PersonResult>[]> {
      const rows = await subjects(settlement, 'person')
      return rows.map((row) => ({ name: row.name, result: JSON.parse(row.content) as PersonResult }))
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
      const explanations = JSON.parse(row.derivation) as Explanations // written by cutSettlement
      return explanations[figure] ?? null
    },
  }
}

export type SettlementReadModel = ReturnType<typeof createSettlementReadModel>
