import { assertNever } from '../assert-never.ts'
import type { TieBreaker } from '../scheme.ts'
import type { CardScore } from '../score/score-card.ts'

/** What tie-breakers look at; null is a figure that the subject lacks. */
export type TieFacts = {
  readonly card: Pick<CardScore, 'result' | 'itemCenti' | 'categoryCenti'> | null
  readonly pointsCenti: number | null
  readonly overdueDays: number | null
}

/** One key a declared tie-breaker, in order; a higher key is better; null (lacking) sorts last (RULES §9). */
export function tieKeys(tieBreakers: readonly TieBreaker[], facts: TieFacts): readonly (number | null)[] {
  return tieBreakers.map((tieBreaker) => tieKey(tieBreaker, facts))
}

function tieKey(tieBreaker: TieBreaker, { card, pointsCenti, overdueDays }: TieFacts): number | null {
  switch (tieBreaker.kind) {
    case 'CARD':
      return card?.result.finalCenti ?? null
    case 'CATEGORY':
      return card?.categoryCenti(tieBreaker.category) ?? null
    case 'ITEM':
      return card?.itemCenti(tieBreaker.item) ?? null
    case 'POINTS':
      return pointsCenti
    case 'FEWER_MINUS':
      return card === null ? null : 0 - card.result.minusPointsCenti
    case 'FEWER_OVERDUE':
      return overdueDays === null ? null : 0 - overdueDays
    default:
      return assertNever(tieBreaker)
  }
}
