import type { Bundle } from '../bundle.ts'
import type { SubjectRef } from '../figure.ts'
import type { Card } from '../scheme.ts'
import { cardFor, type CardHolder } from './card-for.ts'
import { planCard } from './card-plan.ts'
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
 * Scores every card of a bundle (RULES §2–§4). Rank methods compare the subjects that have the same card.
 * @throws Refusal `entry.count`, `value.duplicate`, `gate.cycle`.
 */
export function scoreCards(bundle: ScoringFacts, zeroed: ZeroedCategories = new Map()): CardScores {
  const index = indexFacts(bundle)
  const units = bundle.units.map((unit): Holder => [unit.code, { level: 'unit', kind: unit.kind }])
  const people = bundle.people.map((person): Holder => [person.code, { level: 'person', roleClass: person.roleClass }])
  return {
    units: scoreLevel(bundle, index, units, zeroed),
    people: scoreLevel(bundle, index, people, new Map()),
  }
}

type Holder = readonly [code: string, holder: CardHolder]

function scoreLevel(
  bundle: ScoringFacts,
  index: FactIndex,
  holders: readonly Holder[],
  zeroed: ZeroedCategories,
): ReadonlyMap<string, CardScore> {
  const scores = new Map<string, CardScore>()
  for (const [card, subjects] of byCard(bundle, holders)) {
    const plan = planCard(bundle.scheme, card)
    const everyone = subjects.map((subject) => index.of(subject))
    const context = createScoringContext(plan, bundle.references, everyone)
    for (const facts of everyone) {
      scores.set(facts.subject.code, scoreCard(plan, facts, context, zeroed.get(facts.subject.code)))
    }
  }
  return scores
}

function byCard(bundle: ScoringFacts, holders: readonly Holder[]): ReadonlyMap<Card, readonly SubjectRef[]> {
  const groups = new Map<Card, SubjectRef[]>()
  for (const [code, holder] of holders) {
    const card = cardFor(bundle.scheme, holder)
    if (card === null) continue
    const subjects = groups.get(card)
    if (subjects === undefined) groups.set(card, [{ level: holder.level, code }])
    else subjects.push({ level: holder.level, code })
  }
  return groups
}
