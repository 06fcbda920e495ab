import type { Bundle, Person, Unit } from '../bundle.ts'
import { planCard } from './card-plan.ts'
import { comparisonSets, type Candidate } from './comparison-sets.ts'
import { scoreCard, type CardFigures, type CardScore } from './score-card.ts'
import { createScoringContext } from './scoring-context.ts'
import { indexFacts, type FactIndex } from './subject-facts.ts'

export type ScoringFacts = Pick<
  Bundle,
  'scheme' | 'units' | 'people' | 'entries' | 'values' | 'references' | 'decisions'
>

/** Categories that a veto sets to zero, by unit. */
export type ZeroedCategories = ReadonlyMap<string, ReadonlySet<string>>

/** Cards by code, as standings need them. */
export type CardFigureMaps = {
  readonly units: ReadonlyMap<string, CardFigures>
  readonly people: ReadonlyMap<string, CardFigures>
}

/** Scored cards by code. Subjects without an applicable card are absent. */
export type CardScores = {
  readonly units: ReadonlyMap<string, CardScore>
  readonly people: ReadonlyMap<string, CardScore>
}

/**
 * Scores every card of a bundle (RULES §2–§4). Rank methods compare the subjects of a comparison group.
 * @throws Refusal `entry.count`, `value.duplicate`, `gate.cycle`.
 */
export function scoreCards(bundle: ScoringFacts, zeroed: ZeroedCategories = new Map()): CardScores {
  const index = indexFacts(bundle)
  return {
    units: scoreLevel(bundle, index, bundle.units.map(unitCandidate), zeroed),
    people: scoreLevel(bundle, index, bundle.people.map(personCandidate), new Map()),
  }
}

export function unitCandidate({ code, kind }: Pick<Unit, 'code' | 'kind'>): Candidate {
  return { subject: { level: 'unit', code }, holder: { level: 'unit', kind } }
}

export function personCandidate({ code, roleClass }: Pick<Person, 'code' | 'roleClass'>): Candidate {
  return { subject: { level: 'person', code }, holder: { level: 'person', roleClass } }
}

function scoreLevel(
  bundle: ScoringFacts,
  index: FactIndex,
  candidates: readonly Candidate[],
  zeroed: ZeroedCategories,
): ReadonlyMap<string, CardScore> {
  const scores = new Map<string, CardScore>()
  for (const { card, subjects } of comparisonSets(bundle.scheme, candidates)) {
    const plan = planCard(bundle.scheme, card)
    const everyone = subjects.map((subject) => index.of(subject))
    const context = createScoringContext(plan, bundle.references, everyone)
    for (const facts of everyone) {
      scores.set(facts.subject.code, scoreCard(plan, facts, context, zeroed.get(facts.subject.code)))
    }
  }
  return scores
}
