import type { Derivation, PersonResult } from '../../engine/index.ts'

/** In a unit with fewer paid people its pool and weights would show what a colleague gets. */
const FEWEST_PAID = 5

type Paid = Pick<PersonResult, 'code' | 'unit' | 'amountFen'>

/** Units in which enough people are paid for sums over them to be anonymous; a unit that is nobody's home is none. */
export function largeUnits(people: readonly Paid[]): ReadonlySet<string> {
  const paid = new Map<string, number>()
  for (const { unit, amountFen } of people) {
    paid.set(unit, (paid.get(unit) ?? 0) + (amountFen !== null && BigInt(amountFen) > 0n ? 1 : 0))
  }
  return new Set([...paid].filter(([, count]) => count >= FEWEST_PAID).map(([unit]) => unit))
}

/**
 * The explanation of a payment as the person paid may read it: a line in a small unit keeps its amount and its own
 * weight, and says that the unit's sums are withheld; so is the mean of a small home unit.
 */
export function withoutColleagues(tree: Derivation, large: ReadonlySet<string>, home: string): Derivation {
  const parts = tree.parts.map((part) => withoutColleagues(part, large, home))
  const { remainder: _, ...notes } = tree.notes
  const withheld = { ...tree, operation: 'given', inputs: {}, notes: { ...notes, withheld: 'smallUnit' }, parts }
  const unit = String(tree.notes['unit'] ?? '')
  if (tree.rule === 'personal.ratio' && !large.has(home)) return withheld
  if (tree.rule !== 'line.free' || unit === '' || large.has(unit)) return { ...tree, parts }
  return { ...withheld, parts: parts.filter(({ name }) => name === 'weight') }
}
