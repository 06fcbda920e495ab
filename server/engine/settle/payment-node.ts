import { named, type Derivation } from '../derivation.ts'
import type { FinishedLine } from './finish-line.ts'

/**
 * The tree of what one person is paid: the sum of the person's lines. Money that is set aside stands beside it, as a
 * part that is no operand.
 */
export function explainPayment(
  person: string,
  paid: readonly FinishedLine[],
  setAside: readonly FinishedLine[],
): Derivation {
  const held = setAside.length === 0 ? [] : [named('heldBack', linesNode('payment.heldBack', person, setAside))]
  const node = linesNode('payment.total', person, paid)
  return { ...node, parts: [...node.parts, ...held] }
}

function linesNode(rule: string, person: string, lines: readonly FinishedLine[]): Derivation {
  return {
    name: '',
    rule,
    operation: 'sum(lines)',
    inputs: { lines: lines.map(({ amountFen }) => String(amountFen)) },
    result: String(lines.reduce((sum, { amountFen }) => sum + amountFen, 0n)),
    unit: 'fen',
    notes: { person },
    parts: lines.map(lineNode),
  }
}

/** The line's own tree, with what a reader compares it to. */
function lineNode(line: FinishedLine): Derivation {
  const node = line.why()
  const fen = (value: bigint | null): string | null => (value === null ? null : String(value))
  const notes = { slice: line.slice, floorFen: fen(line.floorFen), ceilingFen: fen(line.ceilingFen) }
  return { ...node, name: 'lines[]', notes: { ...node.notes, ...notes } }
}
