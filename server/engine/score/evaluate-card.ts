import { named, type Derivation } from '../derivation.ts'
import type { Figure } from '../figure.ts'
import { clamp } from '../rounding.ts'
import type { CardPlan } from './card-plan.ts'
import { scored } from './figures.ts'
import { centiNode } from './item-node.ts'
import { itemSurroundings } from './item-surroundings.ts'
import { judgeEntries, type Judgement } from './judge-entries.ts'
import { adjustmentNodes, scoreAdjustments, type AdjustmentScore } from './score-adjustments.ts'
import { CARD_FULL_CENTI, scoreBase, type CategoryFigure } from './score-base.ts'
import { scoreCategory } from './score-category.ts'
import { scoreItem } from './score-item.ts'
import type { ScoringContext } from './scoring-context.ts'
import type { SubjectFacts } from './subject-facts.ts'

/** Every figure of one subject's card, each able to explain itself. */
export type CardDetails = {
  readonly plan: CardPlan
  readonly facts: SubjectFacts
  readonly judgement: Judgement
  /** Figures of categories and items explain themselves also while the card as a whole is pending. */
  readonly categories: readonly CategoryFigure[]
  readonly base: Figure
  readonly adjustments: AdjustmentScore
  readonly final: Figure
}

/** Scores a card from the bottom up (RULES §2–§3). `zeroed` are categories that a veto sets to zero. */
export function evaluateCard(
  plan: CardPlan,
  facts: SubjectFacts,
  context: ScoringContext,
  zeroed: ReadonlySet<string>,
): CardDetails {
  const judgement = judgeEntries(plan, facts)
  const around = itemSurroundings(plan, facts, judgement, context)
  const categories = plan.card.categories.map((category): CategoryFigure => {
    const items = category.items.map((item) => scoreItem(item, around))
    return { category, items, figure: scoreCategory(category, items, zeroed.has(category.code)) }
  })
  const base = scoreBase(categories)
  const adjustments = scoreAdjustments(plan.card.adjustments, judgement.sums)
  return { plan, facts, judgement, categories, base, adjustments, final: finalOf(plan, base, adjustments) }
}

/** The figure of one item of the card; undefined when the card lacks it. */
export function itemFigure(details: CardDetails, code: string): Figure | undefined {
  for (const { category, items } of details.categories) {
    const found = category.items.findIndex((item) => item.code === code)
    if (found >= 0) return items[found]
  }
  return undefined
}

/** `clamp(T + min(A, Σplus) − min(D, Σminus), 0, 100000 + A)` (RULES §3.3). */
function finalOf(plan: CardPlan, base: Figure, adjustments: AdjustmentScore): Figure {
  if (base.state !== 'scored') return base
  const { plusCenti, minusCenti, policy } = adjustments
  const centi = clamp(base.centi + plusCenti - minusCenti, 0, CARD_FULL_CENTI + policy.plusCapCenti)
  return scored(centi, () => finalNode(plan, base, adjustments, centi))
}

function finalNode(
  plan: CardPlan,
  base: Extract<Figure, { state: 'scored' }>,
  adjustments: AdjustmentScore,
  centi: number,
): Derivation {
  const { plusCenti, minusCenti, policy } = adjustments
  return centiNode(
    'card.final',
    'clamp(base + plus - minus, 0, cardFull + plusCap)',
    { base: base.centi, plus: plusCenti, minus: minusCenti, cardFull: CARD_FULL_CENTI, plusCap: policy.plusCapCenti },
    centi,
    { notes: { card: plan.card.code }, parts: [named('base', base.why()), ...adjustmentNodes(adjustments)] },
  )
}
