import { named, type Derivation } from '../derivation.ts'
import { hasScore, type Figure } from '../figure.ts'
import { rdiv } from '../rounding.ts'
import type { Category } from '../scheme.ts'
import { missingOf, notApplicable, pendingAll, scored } from './figures.ts'
import { centiNode } from './item-node.ts'

/** Full mark of every card: 1000.00 points. */
export const CARD_FULL_CENTI = 100000

export type CategoryFigure = { readonly category: Category; readonly figure: Figure }

/**
 * Base total (RULES §3.2): ΣS_k when every category applies, else `rdiv(100000 × ΣS_k, ΣW_k)` over those that do. It is
 * made of the rounded S_k that are shown, so the card always adds up. No category applies: no total.
 */
export function scoreBase(categories: readonly CategoryFigure[]): Figure {
  const missing = categories.flatMap(({ figure }) => missingOf(figure))
  if (missing.length > 0) return pendingAll(missing)
  const applicable = categories.flatMap(({ category, figure }) => (hasScore(figure) ? [{ category, figure }] : []))
  if (applicable.length === 0) return notApplicable('noApplicableCategory')
  const reached = applicable.reduce((sum, { figure }) => sum + figure.centi, 0)
  const possible = applicable.reduce((sum, { category }) => sum + category.fullCenti, 0)
  const isWhole = applicable.length === categories.length
  const centi = isWhole ? reached : rdiv(BigInt(CARD_FULL_CENTI) * BigInt(reached), possible)
  return scored(centi, () => baseNode(applicable, isWhole, centi))
}

type Applicable = { readonly category: Category; readonly figure: Extract<Figure, { centi: number }> }

function baseNode(applicable: readonly Applicable[], isWhole: boolean, centi: number): Derivation {
  const categories = applicable.map(({ figure }) => figure.centi)
  const parts = applicable.map(({ figure }) => named('categories[]', figure.why()))
  if (isWhole) return centiNode('card.base', 'sum(categories)', { categories }, centi, { parts })
  const fulls = applicable.map(({ category }) => category.fullCenti)
  return centiNode(
    'card.baseProrated',
    'rdiv(cardFull * sum(categories), sum(fulls))',
    { cardFull: CARD_FULL_CENTI, categories, fulls },
    centi,
    { parts },
  )
}
