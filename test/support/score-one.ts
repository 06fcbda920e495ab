import { expect } from 'vitest'
import type { Bundle } from '../../server/engine/bundle.ts'
import type { Derivation } from '../../server/engine/derivation.ts'
import { hasScore, type Figure } from '../../server/engine/figure.ts'
import type { Method } from '../../server/engine/methods/method.ts'
import type { Card, Item, RuleGroup } from '../../server/engine/scheme.ts'
import { itemFigure as itemFigureOf } from '../../server/engine/score/evaluate-card.ts'
import { planCard, type CardPlan } from '../../server/engine/score/card-plan.ts'
import type { CardScore } from '../../server/engine/score/score-card.ts'
import { scoreCards } from '../../server/engine/score/score-cards.ts'
import { aCard, aCategory, aScheme, aUnit, anItem } from './builders.ts'
import { derivationProblems } from './derivation-evaluator.ts'

type CardFacts = Partial<Pick<Bundle, 'units' | 'entries' | 'values' | 'references' | 'decisions'>> & {
  readonly ruleGroups?: readonly RuleGroup[]
  readonly zeroed?: ReadonlySet<string>
}

/** Scores a card for the unit U1, through the same function that scores a bundle. */
export function scoreOne(card: Card, facts: CardFacts = {}): CardScore {
  const scheme = aScheme({ cards: [card], ruleGroups: facts.ruleGroups ?? [] })
  const zeroed = new Map(facts.zeroed === undefined ? [] : [['U1', facts.zeroed] as const])
  const sheets = { entries: [], values: [], references: [], decisions: [], units: [aUnit()], people: [], ...facts }
  const score = scoreCards({ ...sheets, scheme }, zeroed).units.get('U1')
  if (score === undefined) throw new Error('U1 has no card')
  return score
}

export function aPlanOf(card: Card, ruleGroups: readonly RuleGroup[] = []): CardPlan {
  return planCard({ ruleGroups }, card)
}

/** A card with one category of the given items. */
export function aCardOf(...items: readonly Item[]): Card {
  return aCard({ categories: [aCategory({ items })] })
}

/** An indicator item I1 with two decimals. */
export function anIndicator(fullCenti: number, method: Method, over: Partial<Item> = {}): Item {
  return anItem({
    fullCenti,
    mode: { kind: 'INDICATOR', measure: { decimals: 2, unit: '%' }, method },
    ...over,
  })
}

/** Points of a figure whose whole derivation recomputes; the state for one without points. */
export function soundCenti(figure: Figure): number | Figure['state'] {
  if (!hasScore(figure)) return figure.state
  const node = figure.why()
  expect(derivationProblems(node)).toEqual([])
  expect(node.result).toBe(figure.centi)
  return figure.centi
}

/** All nodes of a derivation, depth first. */
export function allNodes(node: Derivation): readonly Derivation[] {
  return [node, ...node.parts.flatMap(allNodes)]
}

/** The figure of one item, also while its card is pending. */
export function itemFigure(score: CardScore, item: string): Figure {
  const figure = itemFigureOf(score.details(), item)
  if (figure === undefined) throw new Error(`${item} is not on the card`)
  return figure
}
