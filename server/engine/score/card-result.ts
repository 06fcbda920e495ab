import { hasScore, type Figure } from '../figure.ts'
import type { CardResult, CategoryResult, ItemResult } from '../result.ts'
import type { Card, Item } from '../scheme.ts'
import type { CardDetails } from './evaluate-card.ts'
import type { CategoryFigure } from './score-base.ts'

/** The plain figures of a card: what is stored, exported and shown. */
export function cardResult(card: Card, details: CardDetails): CardResult {
  return {
    card: card.code,
    state: details.final.state,
    finalCenti: points(details.final),
    baseCenti: points(details.base),
    plusCenti: details.adjustments.plusCenti,
    minusCenti: details.adjustments.minusCenti,
    minusPointsCenti: minusPoints(details),
    categories: details.categories.map(categoryResult),
  }
}

function categoryResult({ category, figure, items }: CategoryFigure): CategoryResult {
  return {
    code: category.code,
    state: figure.state,
    centi: points(figure),
    fullCenti: category.fullCenti,
    items: category.items.map((item, i) => itemResult(item, items[i])),
  }
}

function itemResult(item: Item, figure: Figure | undefined): ItemResult {
  if (figure === undefined) throw new Error(`item ${item.code} was not scored`)
  return { code: item.code, state: figure.state, centi: points(figure), fullCenti: item.fullCenti }
}

function points(figure: Figure): number | null {
  return hasScore(figure) ? figure.centi : null
}

/** All minus points after "same event" and rule caps, before bounds of items and the caps A and D, as a magnitude. */
function minusPoints(details: CardDetails): number {
  let total = 0
  for (const sum of details.judgement.sums.values()) total += Math.max(0, 0 - sum.centi)
  return total
}
