import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  comparisonSets,
  createScoringContext,
  indexFacts,
  planCard,
  personCandidate,
  scoreCard,
  unitCandidate,
  type Bundle,
  type Candidate,
  type Card,
  type CardScore,
  type SubjectRef,
  type ZeroedCategories,
} from '../../engine/index.ts'
import type { LiveCard } from './cards.repository.ts'

export type CardFacts = Pick<Bundle, 'scheme' | 'entries' | 'values' | 'references' | 'decisions'>

/** Between so many cards other requests get their turn. */
const CARDS_A_TURN = 500

/** Everybody of a bundle as a candidate for a card. */
export function candidatesOf(bundle: Pick<Bundle, 'units' | 'people'>): readonly Candidate[] {
  return [...bundle.units.map(unitCandidate), ...bundle.people.map(personCandidate)]
}

/** Whether a card compares its subjects with one another: then a change of one renews them all. */
export function comparesSubjects(card: Card): boolean {
  return card.categories
    .flatMap((category) => category.items)
    .some(
      ({ mode }) =>
        mode.kind === 'INDICATOR' && (mode.method.kind === 'RANK_TABLE' || mode.method.kind === 'RANK_LINEAR'),
    )
}

/**
 * Scores the cards of the candidates with the engine; those without an applicable card have none. The candidates of a card
 * that compares subjects are all its subjects.
 */
export function* scoresOf(
  facts: CardFacts,
  candidates: readonly Candidate[],
  zeroed: ZeroedCategories,
): Generator<{ readonly subject: SubjectRef; readonly score: CardScore }> {
  const index = indexFacts(facts)
  for (const { card, subjects } of comparisonSets(facts.scheme, candidates)) {
    const plan = planCard(facts.scheme, card)
    const everyone = subjects.map((subject) => index.of(subject))
    const context = createScoringContext(plan, facts.references, everyone)
    for (const own of everyone) {
      const { subject } = own
      const zeroedHere = subject.level === 'unit' ? zeroed.get(subject.code) : undefined
      yield { subject, score: scoreCard(plan, own, context, zeroedHere) }
    }
  }
}

/** All of them as live cards, giving other requests their turn in between. */
export async function scoreCandidates(
  facts: CardFacts,
  candidates: readonly Candidate[],
  zeroed: ZeroedCategories,
): Promise<readonly LiveCard[]> {
  const cards: LiveCard[] = []
  for (const { subject, score } of scoresOf(facts, candidates, zeroed)) {
    cards.push({ subject, result: score.result, missing: score.missing })
    if (cards.length % CARDS_A_TURN === 0) await nextTurn()
  }
  return cards
}
