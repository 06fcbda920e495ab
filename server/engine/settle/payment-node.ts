import { named, type Derivation } from '../derivation.ts'
import { finishedNode, type FinishedLine } from './finish-line.ts'

/**
 * Explains what one person is paid: the sum of the person's lines. Money that is held back stands beside it, as a part
 * that is no operand.
 */
export function createExplainPayment(
  lines: readonly FinishedLine[],
  heldBack: ReadonlySet<string>,
): (person: string) => Derivation {
  let index: ReadonlyMap<string, readonly FinishedLine[]> | null = null
  return (person) => {
    index ??= byPerson(lines)
    const own = index.get(person) ?? []
    if (!heldBack.has(person)) return linesNode('payment.total', person, own)
    const held = named('heldBack', linesNode('payment.heldBack', person, own))
    return { ...linesNode('payment.total', person, []), parts: [held] }
  }
}

function byPerson(lines: readonly FinishedLine[]): ReadonlyMap<string, readonly FinishedLine[]> {
  const index = new Map<string, FinishedLine[]>()
  for (const line of lines) {
    const { person } = line.draft
    const own = index.get(person)
    if (own === undefined) index.set(person, [line])
    else own.push(line)
  }
  return index
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
    parts: lines.map((line) => named('lines[]', finishedNode(line))),
  }
}
