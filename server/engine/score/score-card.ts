import type { Entry } from '../bundle.ts'
import type { Derivation } from '../derivation.ts'
import { hasScore, type Figure, type Missing } from '../figure.ts'
import { Refusal } from '../refusal.ts'
import type { CardResult } from '../result.ts'
import { cardResult } from './card-result.ts'
import type { CardPlan } from './card-plan.ts'
import { evaluateCard } from './evaluate-card.ts'
import { missingOf, notApplicable } from './figures.ts'
import type { AdjustmentScore } from './score-adjustments.ts'
import type { ScoringContext } from './scoring-context.ts'
import type { SubjectFacts } from './subject-facts.ts'
import { uncountedParts, type UncountedPart } from './uncounted-parts.ts'

/** One subject's scored card. Explanations are computed again when asked for, so that it holds plain numbers only. */
export type CardScore = {
  readonly result: CardResult
  /** The final score in its state. */
  readonly final: Figure
  /** The whole tree down to entries and values. @throws Refusal `card.notScored` while the card has no total. */
  readonly why: () => Derivation
  readonly missing: readonly Missing[]
  /** Entries whose rule is not on the card: they count nowhere. */
  readonly strays: readonly Entry[]
  /** Score of an item; null when the card lacks it or it has no points. */
  readonly itemCenti: (item: string) => number | null
  readonly categoryCenti: (category: string) => number | null
  /** An item in its state with its explanation, also while the card as a whole is pending. */
  readonly itemFigure: (item: string) => Figure
  readonly adjustments: () => AdjustmentScore
  /** What was entered and does not count, with the reason. */
  readonly uncounted: () => readonly UncountedPart[]
}

const NOTHING_ZEROED: ReadonlySet<string> = new Set()

/**
 * Scores one card of one subject (RULES §2–§4). Usable alone: the live board gives the context of the subject's card.
 * `zeroed` are categories that a veto sets to zero.
 * @throws Refusal `gate.cycle` when gates take over each other's scores in a circle.
 */
export function scoreCard(
  plan: CardPlan,
  facts: SubjectFacts,
  context: ScoringContext,
  zeroed: ReadonlySet<string> = NOTHING_ZEROED,
): CardScore {
  const again = () => evaluateCard(plan, facts, context, zeroed)
  const details = again()
  const result = cardResult(plan.card, details)
  return {
    result,
    final: recalled(details.final, () => again().final),
    why: () => explain(again().final),
    missing: missingOf(details.final),
    strays: details.judgement.strays,
    itemCenti: (item) =>
      centiOf(
        result.categories.flatMap((category) => category.items),
        item,
      ),
    categoryCenti: (category) => centiOf(result.categories, category),
    itemFigure: (item) => again().items.get(item) ?? notApplicable('notOnCard'),
    adjustments: () => again().adjustments,
    uncounted: () => uncountedParts(plan, facts, again()),
  }
}

/** The same figure without its hold on every intermediate figure of the card. */
function recalled(figure: Figure, again: () => Figure): Figure {
  return figure.state === 'scored' ? { state: 'scored', centi: figure.centi, why: () => explain(again()) } : figure
}

function explain(final: Figure): Derivation {
  if (hasScore(final)) return final.why()
  throw new Refusal('card.notScored', { state: final.state })
}

function centiOf(
  parts: readonly { readonly code: string; readonly centi: number | null }[],
  code: string,
): number | null {
  return parts.find((part) => part.code === code)?.centi ?? null
}
