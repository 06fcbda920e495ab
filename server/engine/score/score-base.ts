import { named, type Derivation } from '../derivation.ts'
import { hasScore, type Figure, type Missing } from '../figure.ts'
import { rdiv } from '../rounding.ts'
import type { Category } from '../scheme.ts'
import { missingOf, notApplicable, pendingAll } from './figures.ts'
import { centiNode } from './item-node.ts'

/** Full mark of every card: 1000.00 points. */
export const CARD_FULL_CENTI = 100000

/** A category with its figure and those of its items, in their order. */
export type CategoryFigure = {
  readonly category: Category
  readonly figure: Figure
  readonly items: readonly Figure[]
}

/**
 * Base total (RULES §3.2): ΣS_k when every category applies, else `rdiv(100000 × ΣS_k, ΣW_k)` over those that do. It is
 * made of the rounded S_k that are shown, so the card always adds up. No category applies: no total.
 */
export function scoreBase(categories: readonly CategoryFigure[]): Figure {
  let reached = 0
  let possible = 0
  let isWhole = true
  const missing: Missing[] = []
  for (const { category, figure } of categories) {
    missing.push(...missingOf(figure))
    if (hasScore(figure)) {
      reached += figure.centi
      possible += category.fullCenti
    } else isWhole = false
  }
  if (missing.length > 0) return pendingAll(missing)
  if (possible === 0) return notApplicable('noApplicableCategory')
  const centi = isWhole ? reached : rdiv(BigInt(CARD_FULL_CENTI) * BigInt(reached), possible)
  return { state: 'scored', centi, why: baseNode.bind(null, categories, centi) }
}

function baseNode(all: readonly CategoryFigure[], centi: number): Derivation {
  const applicable = all.flatMap(({ category, figure }) => (hasScore(figure) ? [{ category, figure }] : []))
  const categories = applicable.map(({ figure }) => figure.centi)
  const parts = applicable.map(({ figure }) => named('categories[]', figure.why()))
  if (applicable.length === all.length) {
    return centiNode('card.base', 'sum(categories)', { categories }, centi, { parts })
  }
  const fulls = applicable.map(({ category }) => category.fullCenti)
  return centiNode(
    'card.baseProrated',
    'rdiv(cardFull * sum(categories), sum(fulls))',
    { cardFull: CARD_FULL_CENTI, categories, fulls },
    centi,
    { parts },
  )
}
