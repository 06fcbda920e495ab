import type { Payment } from '../../contract/figures.contract.ts'
import type { SettlementHead } from '../../contract/settlements.contract.ts'
import type { PaymentLine } from '../../engine/index.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { PeriodFrame } from '../bundles/bundles.service.ts'
import type { Names } from '../figures/names.ts'
import type { StoredSettlement } from './settlements.repository.ts'

type PeriodState = Pick<PeriodFrame, 'state' | 'revision' | 'settlementId'>

/** A settlement as the list shows it. `createdBy` is the name of the account that ordered it. */
export function toSettlementHead(settlement: StoredSettlement, period: PeriodState, createdBy: string): SettlementHead {
  const { summary } = settlement
  if (summary === null) throw new Error(`settlement ${settlement.id} is computed and has no summary`)
  const isPublished = period.settlementId === settlement.id
  return {
    id: settlement.id,
    period: settlement.period,
    seq: settlement.seq,
    plan: { code: settlement.plan.code, name: settlement.plan.name },
    engine: settlement.engine,
    inputDigest: settlement.inputDigest,
    outputDigest: settlement.outputDigest,
    createdAt: settlement.createdAt,
    createdBy,
    isPublished,
    isReleased: isPublished && period.state === 'RELEASED',
    isOutdated: !isPublished && period.revision !== settlement.factsRevision,
    poolFen: settlement.poolFen,
    paidFen: summary.paidFen,
    reservedFen: summary.reservedFen,
    peoplePaid: summary.peoplePaid,
    highestFen: summary.highestFen,
    lowestFen: summary.lowestFen,
    gaps: summary.gaps,
  }
}

/** Payments by person, each with its lines in the order of the settlement. */
export function toPayments(
  lines: readonly PaymentLine[],
  people: ReadonlyMap<string, { readonly unit: string; readonly amountFen: string | null }>,
  names: Pick<Names, 'unit' | 'person'>,
): ReadonlyMap<string, Payment> {
  const byPerson = groupBy(lines, (line) => line.person)
  return new Map(
    [...byPerson].map(([person, own]) => {
      const home = people.get(person)
      const unit = home?.unit ?? ''
      return [
        person,
        {
          person,
          personName: names.person(person),
          unit,
          unitName: unit === '' ? '' : names.unit(unit),
          amountFen: home?.amountFen ?? '0',
          lines: own.map(({ person: _, ...line }) => ({
            ...line,
            unitName: line.unit === '' ? '' : names.unit(line.unit),
          })),
        },
      ]
    }),
  )
}
