import type { Entry } from '../bundle.ts'
import type { Derivation } from '../derivation.ts'
import { hasScore, type Figure, type Missing } from '../figure.ts'
import { Refusal } from '../refusal.ts'
import type { CardResult } from '../result.ts'
import { cardResult } from './card-result.ts'
import type { CardPlan } from './card-plan.ts'
import { evaluateCard, type CardDetails } from './evaluate-card.ts'
import { missingOf } from './figures.ts'
import type { ScoringContext } from './scoring-context.ts'
import type { SubjectFacts } from './subject-facts.ts'

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
  /** Every figure of the card with its explanation, also while the card as a whole is pending. */
  readonly details: () => CardDetails
}

/** What standings are made of: a scored card, or one recalled from its result. */
export type CardFigures = Pick<CardScore, 'result' | 'final' | 'why' | 'missing' | 'itemCenti' | 'categoryCenti'>

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
  const details = () => evaluateCard(plan, facts, context, zeroed)
  const now = details()
  const why = () => explain(details().final)
  const result = cardResult(plan.card, now)
  return {
    result,
    // Not the figure at hand: its explanation would hold every intermediate figure of the card in memory.
    final: now.final.state === 'scored' ? { state: 'scored', centi: now.final.centi, why } : now.final,
    why,
    missing: missingOf(now.final),
    strays: now.judgement.strays,
    itemCenti: itemCenti.bind(null, result),
    categoryCenti: categoryCenti.bind(null, result),
    details,
  }
}

function explain(final: Figure): Derivation {
  if (hasScore(final)) return final.why()
  throw new Refusal('card.notScored', { state: final.state })
}

function itemCenti(result: CardResult, code: string): number | null {
  for (const category of result.categories) {
    for (const item of category.items) if (item.code === code) return item.centi
  }
  return null
}

function categoryCenti(result: CardResult, code: string): number | null {
  return result.categories.find((category) => category.code === code)?.centi ?? null
}
