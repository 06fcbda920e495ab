import { given, named, type Derivation } from '../derivation.ts'
import { rdivBig } from '../rounding.ts'
import type { DraftLine } from './draft-line.ts'

/** A payment line with what it pays, in fen. */
export type FinishedLine = {
  readonly draft: DraftLine
  readonly unitFen: bigint
  /** Whether the factor is taken from the finished line instead of the weight. */
  readonly isReturned: boolean
  readonly amountFen: bigint
}

/**
 * Turns a drafted line into fen. Under forfeits RETURN it pays rdiv(line × factor, 10000) whole rounding units
 * (RULES §12.8).
 */
export function finishLine(draft: DraftLine, unitFen: bigint, isReturned: boolean): FinishedLine {
  const hasForfeit = isReturned && draft.factorBp !== 10_000
  const paid = hasForfeit ? rdivBig(draft.amount * BigInt(draft.factorBp), 10_000n) : draft.amount
  return { draft, unitFen, isReturned: hasForfeit, amountFen: paid * unitFen }
}

/** What a line's forfeit gives back, in fen. */
export function returnedFen({ draft, unitFen, amountFen }: FinishedLine): bigint {
  return draft.amount * unitFen - amountFen
}

/** The tree of what a line pays. */
export function finishedNode({ draft, unitFen, isReturned, amountFen }: FinishedLine): Derivation {
  const gross = draft.why()
  return inFenNode(isReturned ? returnedNode(gross, draft, amountFen / unitFen) : gross, unitFen)
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
    parts: [named('gross', gross), given('factor', 'line.factor', factorBp, 'bp', { person })],
  }
}

/** Wraps a tree in whole rounding units into fen; what is inside counts units, not fen. */
export function inFenNode(node: Derivation, unitFen: bigint): Derivation {
  if (unitFen === 1n || node.result === '0') return node
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
