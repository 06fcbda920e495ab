import type { ReferenceValue } from '../bundle.ts'
import { actualOf } from '../methods/indicator-scene.ts'
import { createRankField, type RankField } from '../methods/rank-field.ts'
import type { Item } from '../scheme.ts'
import type { CardPlan } from './card-plan.ts'
import type { SubjectFacts } from './subject-facts.ts'

/** What scoring one subject needs from outside its own facts. */
export type ScoringContext = {
  /** Outside references by item. */
  readonly references: ReadonlyMap<string, ReferenceValue>
  /** Comparison values by item, for every RANK_TABLE and RANK_LINEAR item of the card. */
  readonly fields: ReadonlyMap<string, RankField>
}

/**
 * The context of a card: `everyone` are the facts of all subjects with this card. A subject for whom the item is not
 * applicable or exempt is not compared, even when it has a value.
 */
export function createScoringContext(
  plan: CardPlan,
  references: readonly ReferenceValue[],
  everyone: readonly SubjectFacts[],
): ScoringContext {
  const ranked = [...plan.items.values()].filter(isRanked)
  return {
    references: new Map(references.map((reference) => [reference.item, reference])),
    fields: new Map(ranked.map((item) => [item.code, createRankField(actualsOf(item.code, everyone))])),
  }
}

function isRanked(item: Item): boolean {
  if (item.mode.kind !== 'INDICATOR') return false
  return item.mode.method.kind === 'RANK_TABLE' || item.mode.method.kind === 'RANK_LINEAR'
}

function actualsOf(item: string, everyone: readonly SubjectFacts[]): readonly number[] {
  const actuals: number[] = []
  for (const facts of everyone) {
    const fact = actualOf(facts.values.get(item))
    if (fact !== null && !facts.decisions.has(item)) actuals.push(fact.actual)
  }
  return actuals
}
