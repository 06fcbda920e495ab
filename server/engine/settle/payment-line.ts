import type { PaymentLine } from '../result.ts'
import { rdivBig } from '../rounding.ts'
import type { FinishedLine } from './finish-line.ts'

/** The plain row of a line. */
export function toPaymentLine({ draft, unitFen, amountFen }: FinishedLine): PaymentLine {
  const { equalShare, floor, ceiling } = draft
  return {
    slice: draft.slice,
    unit: draft.unit,
    person: draft.person,
    posting: draft.posting,
    postBp: draft.postBp,
    months: draft.months,
    factorBp: draft.factorBp,
    personalBp: draft.personalBp,
    amountFen: String(amountFen),
    floorFen: floor === null ? null : String(floor * unitFen),
    ceilingFen: ceiling === null ? null : String(ceiling * unitFen),
    bound: draft.bound,
    hasSpare: draft.hasSpare,
    equalShareFen: equalShare === null ? null : String(rdivBig(equalShare.n * unitFen, equalShare.d)),
  }
}

/** The row of somebody whose money is held back: a reserve has the amount. */
export function withoutMoney(line: FinishedLine): PaymentLine {
  const row = toPaymentLine(line)
  return { ...row, amountFen: '0', floorFen: null, ceilingFen: null, bound: 'none', hasSpare: false }
}
