import { given, named, type Derivation } from '../derivation.ts'
import { rdivBig } from '../rounding.ts'
import type { Bound } from '../split/split-bounded.ts'
import type { DraftLine } from './draft-line.ts'

/** A payment line in fen. */
export type FinishedLine = {
  readonly slice: string
  readonly unit: string
  readonly person: string
  readonly posting: string
  readonly postBp: number
  readonly months: number
  readonly factorBp: number
  readonly personalBp: number
  /** h with the segment's own factor: 0 keeps the line out of the gap metrics. */
  readonly base: bigint
  readonly amountFen: bigint
  readonly floorFen: bigint | null
  readonly ceilingFen: bigint | null
  readonly bound: Bound
  readonly hasSpare: boolean
  /** B = n ÷ d in fen. */
  readonly equalShare: { readonly n: bigint; readonly d: bigint } | null
  readonly why: () => Derivation
}

export type Finish = { readonly unitFen: bigint; readonly isReturned: boolean }

/**
 * Turns a drafted line into fen. Under forfeits RETURN it pays rdiv(line × factor, 10000) whole rounding units
 * (RULES §12.8); the difference, in fen, is `returnedFen`.
 */
export function finishLine(
  draft: DraftLine,
  { unitFen, isReturned }: Finish,
): { readonly line: FinishedLine; readonly returnedFen: bigint } {
  const factor = isReturned ? BigInt(draft.factorBp) : 10_000n
  const paid = rdivBig(draft.amount * factor, 10_000n)
  const inFen = (units: bigint | null): bigint | null => (units === null ? null : units * unitFen)
  const { equalShare, amount, floor, ceiling, why, ...rest } = draft
  const line: FinishedLine = {
    ...rest,
    base: isReturned && draft.factorBp === 0 ? 0n : draft.base,
    amountFen: paid * unitFen,
    floorFen: inFen(floor),
    ceilingFen: inFen(ceiling),
    equalShare: equalShare === null ? null : { n: equalShare.n * unitFen, d: equalShare.d },
    why: () => finishedNode(why(), draft, paid, { unitFen, isReturned }),
  }
  return { line, returnedFen: (amount - paid) * unitFen }
}

function finishedNode(gross: Derivation, draft: DraftLine, paid: bigint, { unitFen, isReturned }: Finish): Derivation {
  const net = isReturned && draft.factorBp !== 10_000 ? returnedNode(gross, draft, paid) : gross
  return inFenNode(net, unitFen)
}

function returnedNode(gross: Derivation, { factorBp, person }: DraftLine, paid: bigint): Derivation {
  return {
    name: '',
    rule: 'line.returned',
    operation: 'rdiv(gross * factor, 10000)',
    inputs: { gross: gross.result, factor: factorBp },
    result: String(paid),
    unit: 'fen',
    notes: { person },
    parts: [named('gross', gross), given('factor', 'line.factor', factorBp, 'bp')],
  }
}

/** Wraps a tree in whole rounding units into fen; what is inside counts units, not fen. */
export function inFenNode(node: Derivation, unitFen: bigint): Derivation {
  if (unitFen === 1n) return node
  return {
    name: '',
    rule: 'split.inFen',
    operation: 'units * unitFen',
    inputs: { units: node.result, unitFen: String(unitFen) },
    result: String(BigInt(node.result) * unitFen),
    unit: 'fen',
    notes: node.notes,
    parts: [named('units', countingUnits(node))],
  }
}

function countingUnits(node: Derivation): Derivation {
  const unit = node.unit === 'fen' && node.rule !== 'plan.pool' ? 'count' : node.unit
  return { ...node, unit, parts: node.parts.map(countingUnits) }
}
