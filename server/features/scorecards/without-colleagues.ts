import type { Derivation, PersonResult } from '../../engine/index.ts'

/** In a unit with fewer paid people its pool and weights would show what a colleague gets. */
const FEWEST_PAID = 5

/** Units in which too few people are paid for sums over them to be anonymous. */
export function smallUnits(people: readonly Pick<PersonResult, 'unit' | 'amountFen'>[]): ReadonlySet<string> {
  const paid = new Map<string, number>()
  for (const { unit, amountFen } of people) {
    paid.set(unit, (paid.get(unit) ?? 0) + (amountFen !== null && BigInt(amountFen) > 0n ? 1 : 0))
  }
  return new Set([...paid].filter(([, count]) => count < FEWEST_PAID).map(([unit]) => unit))
}

/**
 * The explanation of a payment as the person paid may read it: a line in a small unit keeps its amount and its own
 * weight, and says that the unit's sums are withheld.
 */
export function withoutColleagues(tree: Derivation, small: ReadonlySet<string>): Derivation {
  const parts = tree.parts.map((part) => withoutColleagues(part, small))
  if (tree.rule !== 'line.free' || !small.has(String(tree.notes['unit'] ?? ''))) return { ...tree, parts }
  return {
    ...tree,
    operation: 'given',
    inputs: {},
    notes: { ...tree.notes, withheld: 'smallUnit' },
    parts: parts.filter(({ name }) => name === 'weight'),
  }
}
