import type { Knex } from 'knex'
import type {
  Comparison,
  SettlementAnswer,
  SettlementHead,
  SettlementPeople,
} from '../../contract/settlements.contract.ts'
import type { Derivation, SubjectLevel } from '../../engine/index.ts'
import { AppError, NotFound } from '../../platform/errors.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { BundlesService } from '../bundles/bundles.service.ts'
import { toPersonStandings, toUnitStandings } from '../figures/to-standings.ts'
import { compareSettlements } from './compare-settlements.ts'
import type { ExplainedFigure } from './pieces.ts'
import { createSettlementReadModel } from './published.read-model.ts'
import { toPayments, toSettlementHead } from './settlement-answers.ts'
import { readContent, type SettlementContent } from './settlement-content.ts'
import { createSettlementsRepository, type StoredSettlement } from './settlements.repository.ts'
import type { SettlementsService } from './settlements.service.ts'

export type ReportsDeps = {
  readonly knex: Knex
  readonly bundles: BundlesService
  readonly settlements: SettlementsService
}

export type ReportsService = ReturnType<typeof createReportsService>

/** What HR reads of computed settlements: the list, one with its units, its people and payments, two side by side. */
export function createReportsService({ knex, bundles, settlements }: ReportsDeps) {
  const rows = createSettlementReadModel(knex)

  async function headsOf(stored: readonly StoredSettlement[], period: string): Promise<SettlementHead[]> {
    const frame = await bundles.readFrame(period)
    const names = await createSettlementsRepository(knex).userNames(stored.map((settlement) => settlement.userId))
    return stored.map((settlement) => toSettlementHead(settlement, frame, names.get(settlement.userId) ?? ''))
  }

  async function headOf(settlement: StoredSettlement): Promise<SettlementHead> {
    const [head] = await headsOf([settlement], settlement.period)
    if (head === undefined) throw new NotFound()
    return head
  }

  async function contentOf(settlement: StoredSettlement): Promise<SettlementContent> {
    const { scheme } = await bundles.readFrame(settlement.period)
    return readContent(rows, settlement.id, scheme)
  }

  return {
    list: async (period: string): Promise<SettlementHead[]> => headsOf(await settlements.list(period), period),

    async show(id: string): Promise<SettlementAnswer> {
      const settlement = await settlements.find(id)
      const { units, lines, names } = await contentOf(settlement)
      const results = new Map(units.map(({ result }) => [result.code, result]))
      const byUnit = groupBy(lines, (line) => line.unit)
      return {
        head: await headOf(settlement),
        planContent: settlement.plan.content,
        slices: [...(settlement.summary?.slices ?? [])],
        reserves: (settlement.summary?.reserves ?? []).map((reserve) => ({
          ...reserve,
          personName: reserve.person === '' ? '' : names.person(reserve.person),
        })),
        units: toUnitStandings([...results.values()], [], names).map((standing) => ({
          standing,
          poolFen: results.get(standing.code)?.poolFen ?? null,
          paidFen: String((byUnit.get(standing.code) ?? []).reduce((sum, line) => sum + BigInt(line.amountFen), 0n)),
        })),
      }
    },

    /** People with their payments, of one home unit or all. */
    async people(id: string, unit: string | undefined): Promise<SettlementPeople> {
      const { people, lines, names } = await contentOf(await settlements.find(id))
      const wanted = people.map(({ result }) => result).filter((person) => unit === undefined || person.unit === unit)
      const payments = toPayments(lines, new Map(people.map(({ result }) => [result.code, result])), names)
      return {
        people: toPersonStandings(wanted, names).map((standing) => ({
          standing,
          payment: payments.get(standing.code) ?? null,
        })),
      }
    },

    /** @throws NotFound when the settlement has no such figure. */
    async explain(id: string, level: SubjectLevel, code: string, figure: ExplainedFigure): Promise<Derivation> {
      const settlement = await settlements.find(id)
      const derivation = await rows.explanation(settlement.id, level, code, figure)
      if (derivation === null) throw new NotFound()
      return derivation
    },

    /** @throws AppError `settlement.otherPeriod` for settlements of two periods. */
    async compare(aId: string, bId: string): Promise<Comparison> {
      const [a, b] = [await settlements.find(aId), await settlements.find(bId)]
      if (a.period !== b.period) throw new AppError('settlement.otherPeriod', 422)
      const differences = compareSettlements(await contentOf(a), await contentOf(b))
      return { a: await headOf(a), b: await headOf(b), ...differences }
    },
  }
}
