import type { Bundle } from './bundle.ts'
import { sortBundle } from './canonical/sort-bundle.ts'
import type { Missing } from './figure.ts'
import type { ExplainPath, PersonResult, UnitResult } from './result.ts'
import type { Derivation } from './derivation.ts'
import type { CardFigureMaps } from './score/score-cards.ts'
import { assemblePeople } from './settle/assemble-people.ts'
import { assembleUnits } from './settle/assemble-units.ts'
import { readFacts } from './settle/bundle-facts.ts'
import { checkBundle } from './settle/check-bundle.ts'
import { evaluateCards } from './settle/evaluation.ts'
import { createExplain } from './settle/explain.ts'
import { personalCoefficients } from './settle/payees.ts'
import { pendingList } from './settle/pending-list.ts'

/** Everything of a settlement but money. */
export type Standings = {
  readonly units: readonly UnitResult[]
  readonly people: readonly PersonResult[]
  readonly pending: readonly Missing[]
  /** @throws Refusal `path.unknown` when nothing has that path. */
  readonly explain: (path: ExplainPath) => Derivation
}

/**
 * Composites, ranks and grades from cards that are scored already: what settle() returns without a plan, at a cost that
 * does not depend on the number of entries. The bundle's entries and values are not read, except to judge a unit without
 * a veto that sets a category to zero.
 * @throws Refusal `bundle.*` for a document that contradicts itself.
 */
export function standings(bundle: Bundle, cards: CardFigureMaps): Standings {
  const sorted = sortBundle(bundle)
  checkBundle(sorted)
  const evaluation = evaluateCards(readFacts(sorted), cards)
  return {
    units: assembleUnits(evaluation, null),
    people: assemblePeople(evaluation, personalCoefficients(evaluation), null),
    pending: pendingList(evaluation),
    explain: createExplain(evaluation, null),
  }
}
