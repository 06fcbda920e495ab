import { named, type Derivation } from '../derivation.ts'
import type { Figure } from '../figure.ts'
import { clamp } from '../rounding.ts'
import type { CardPlan } from './card-plan.ts'
import { scored } from './figures.ts'
import { centiNode } from './item-node.ts'
import { judgeEntries, type Judgement } from './judge-entries.ts'
import { adjustmentNodes, scoreAdjustments, type AdjustmentScore } from './score-adjustments.ts'
import { CARD_FULL_CENTI, scoreBase, type CategoryFigure } from './score-base.ts'
import { scoreCategory } from './score-category.ts'
import { scoreItems } from './score-items.ts'
import type { ScoringContext } from './scoring-context.ts'
import type { SubjectFacts } from './subject-facts.ts'

/** Every figure of one subject's card, each able to explain itself. */
export type CardDetails = {
  readonly plan: CardPlan
  readonly facts: SubjectFacts
  readonly judgement: Judgement
  /** By item code; a figure explains itself also while the card as a whole is pending. */
  readonly items: ReadonlyMap<string, Figure>
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
  const items = scoreItems(plan, facts, judgement, context)
  const categories = plan.card.categories.map((category) => ({
    category,
    figure: scoreCategory(category, items, zeroed.has(category.code)),
  }))
  const base = scoreBase(categories)
  const adjustments = scoreAdjustments(plan.card.adjustments, judgement.sums)
  return { plan, facts, judgement, items, categories, base, adjustments, final: finalOf(plan, base, adjustments) }
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
