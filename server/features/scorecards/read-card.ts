import type { Card } from '../../contract/cards.contract.ts'
import {
  adjustmentNodes,
  hasScore,
  type CardResult,
  type CardScore,
  type Derivation,
  type SubjectRef,
} from '../../engine/index.ts'
import type { CardsService } from '../cards/cards.service.ts'
import type { Evaluation } from '../standings/evaluation.service.ts'
import { categoryFigures } from '../figures/names.ts'
import { toMissingFact } from '../figures/to-standings.ts'
import { factsIn, itemsByRule } from './card-facts.ts'

/** A card as its owner reads it: figures, and every fact they rest on. null when no card applies to the subject. */
export async function readCard(
  cards: CardsService,
  evaluation: Evaluation,
  subject: SubjectRef,
  result: CardResult | null,
): Promise<Card | null> {
  if (result === null) return null
  const { names, frame } = evaluation
  const trees = await treesOf(cards, evaluation, subject)
  return {
    code: result.card,
    name: frame.scheme.cards.find((card) => card.code === result.card)?.name ?? result.card,
    state: result.state,
    finalCenti: result.finalCenti,
    baseCenti: result.baseCenti,
    plusCenti: result.plusCenti,
    minusCenti: result.minusCenti,
    categories: categoryFigures(result, names),
    facts: factsIn(trees, { names, itemOfRule: itemsByRule(frame.scheme) }),
    missing: evaluation.pending
      .filter((missing) => missing.subject.level === subject.level && missing.subject.code === subject.code)
      .map((missing) => toMissingFact(missing, names)),
  }
}

/** The card's tree; item by item while the card is not whole. */
async function treesOf(
  cards: CardsService,
  evaluation: Evaluation,
  subject: SubjectRef,
): Promise<readonly Derivation[]> {
  if (evaluation.version.kind === 'published') {
    const tree = await evaluation.explain(subject.level, subject.code, 'card')
    return tree === null ? [] : [tree]
  }
  const score = await cards.score(evaluation.frame.period.code, subject)
  return score === null ? [] : liveTrees(score)
}

function liveTrees(score: CardScore): readonly Derivation[] {
  const { categories, adjustments } = score.details()
  const items = categories.flatMap((category) => category.items)
  return [...items.flatMap((figure) => (hasScore(figure) ? [figure.why()] : [])), ...adjustmentNodes(adjustments)]
}
