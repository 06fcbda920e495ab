import type { SubjectLevel } from '../figure.ts'
import type { Card, RankingPolicy, TieBreaker, UnitKind } from '../scheme.ts'
import { known, notEmpty, problem, uniqueCodes, NONE, type Problems } from './problem.ts'
import { itemsOf } from './validate-card.ts'

/** Kinds that RULES §9 leaves out of every ranking, and units outside the bureau. */
const NEVER_RANKED: readonly UnitKind[] = ['COMMITTEE', 'INSPECTION', 'SUPERVISION', 'EXTERNAL']

/** Ranked kinds that may be ranked and have a card; tie-breakers that name something the level's cards hold. */
export function validateRanking(ranking: RankingPolicy, cards: readonly Card[], path: string): Problems {
  const kindsWithCard = new Set(cards.flatMap(({ appliesTo }) => (appliesTo.level === 'unit' ? appliesTo.kinds : [])))
  return [
    ...notEmpty(`${path}.rankedKinds`, ranking.rankedKinds),
    ...uniqueCodes(ranking.rankedKinds.map((code, i) => ({ path: `${path}.rankedKinds.${i}`, code }))),
    ...ranking.rankedKinds.flatMap((kind, i) => {
      if (NEVER_RANKED.includes(kind)) return problem(`${path}.rankedKinds.${i}`, 'ranking.kindNotRankable', { kind })
      return kindsWithCard.has(kind) ? NONE : problem(`${path}.rankedKinds.${i}`, 'ranking.kindWithoutCard', { kind })
    }),
    ...validateTieBreakers(ranking.unitTieBreakers, ofLevel(cards, 'unit'), `${path}.unitTieBreakers`),
    ...validateTieBreakers(ranking.personTieBreakers, ofLevel(cards, 'person'), `${path}.personTieBreakers`),
  ]
}

function validateTieBreakers(tieBreakers: readonly TieBreaker[], cards: readonly Card[], path: string): Problems {
  const categories = new Set(cards.flatMap((card) => card.categories.map(({ code }) => code)))
  const items = new Set(cards.flatMap((card) => itemsOf(card).map(({ item }) => item.code)))
  return [
    ...uniqueCodes(tieBreakers.map((one, i) => ({ path: `${path}.${i}`, code: nameOf(one) }))),
    ...tieBreakers.flatMap((one, i) => {
      if (one.kind === 'CATEGORY') return known(`${path}.${i}.category`, one.category, categories)
      return one.kind === 'ITEM' ? known(`${path}.${i}.item`, one.item, items) : NONE
    }),
  ]
}

function nameOf(tieBreaker: TieBreaker): string {
  if (tieBreaker.kind === 'CATEGORY') return `CATEGORY ${tieBreaker.category}`
  return tieBreaker.kind === 'ITEM' ? `ITEM ${tieBreaker.item}` : tieBreaker.kind
}

function ofLevel(cards: readonly Card[], level: SubjectLevel): readonly Card[] {
  return cards.filter(({ appliesTo }) => appliesTo.level === level)
}
