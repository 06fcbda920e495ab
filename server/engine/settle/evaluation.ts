import type { Bundle } from '../bundle.ts'
import { scoreCards, type CardFigureMaps } from '../score/score-cards.ts'
import { readFacts, type BundleFacts } from './bundle-facts.ts'
import { evaluatePeople, type EvaluatedPeople } from './evaluate-people.ts'
import { evaluateUnits, zeroedCategories, type EvaluatedUnits } from './evaluate-units.ts'

/** Everything of RULES §2–§11: all but money. */
export type Evaluation = {
  readonly facts: BundleFacts
  readonly cards: CardFigureMaps
  readonly units: EvaluatedUnits
  readonly people: EvaluatedPeople
}

/** Scores, composes, ranks and grades a bundle. The order of its arrays is expected to be the canonical one. */
export function evaluate(bundle: Bundle): Evaluation {
  const facts = readFacts(bundle)
  return evaluateCards(facts, scoreCards(bundle, zeroedCategories(facts.marks.units)))
}

/** The same from cards that are scored already. */
export function evaluateCards(facts: BundleFacts, cards: CardFigureMaps): Evaluation {
  const units = evaluateUnits(facts, cards)
  return { facts, cards, units, people: evaluatePeople(facts, cards, units) }
}
