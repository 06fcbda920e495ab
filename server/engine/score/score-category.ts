import { named, type Derivation } from '../derivation.ts'
import { hasScore, type Figure, type Missing } from '../figure.ts'
import { clamp, rdiv } from '../rounding.ts'
import type { Category, Item } from '../scheme.ts'
import { missingOf, notApplicable, pendingAll } from './figures.ts'
import { centiNode } from './item-node.ts'

/** Figures of a category's items, in their order. */
type Figures = readonly Figure[]

/**
 * `S_k = clamp(rdiv(W_k × Σ score, Σ F), 0, W_k)` over applicable items (RULES §3.1), so a not applicable item's weight
 * goes to the others in proportion. No applicable item: the category is not applicable. Pending while an item is.
 * A category zeroed by a veto (RULES §7.2 CATEGORY_ZERO) is 0, with what it would have been beneath.
 */
export function scoreCategory(category: Category, figures: Figures, isZeroed: boolean): Figure {
  let reached = 0
  let possible = 0
  const missing: Missing[] = []
  for (const [i, figure] of figures.entries()) {
    if (hasScore(figure)) {
      reached += figure.centi
      possible += category.items[i]?.fullCenti ?? 0
    } else missing.push(...missingOf(figure))
  }
  if (missing.length > 0) return pendingAll(missing)
  if (possible === 0) return notApplicable('noApplicableItem')
  const centi = prorate(category.fullCenti, reached, possible)
  return isZeroed
    ? { state: 'scored', centi: 0, why: zeroedNode.bind(null, category, figures, centi) }
    : { state: 'scored', centi, why: categoryNode.bind(null, category, figures, centi) }
}

/** W·x/W is x: the division is skipped where every item applies. */
function prorate(fullCenti: number, reached: number, possible: number): number {
  const share = possible === fullCenti ? reached : rdiv(BigInt(fullCenti) * BigInt(reached), possible)
  return clamp(share, 0, fullCenti)
}

type ItemScore = { readonly item: Item; readonly figure: Extract<Figure, { centi: number }> }

function applicableItems(category: Category, figures: Figures): readonly ItemScore[] {
  return category.items.flatMap((item, i) => {
    const figure = figures[i]
    return figure !== undefined && hasScore(figure) ? [{ item, figure }] : []
  })
}

function categoryNode(category: Category, figures: Figures, centi: number): Derivation {
  const scores = applicableItems(category, figures)
  const isWhole = scores.length === category.items.length
  return centiNode(
    isWhole ? 'category.whole' : 'category.prorated',
    'clamp(rdiv(full * sum(scores), sum(fulls)), 0, full)',
    {
      full: category.fullCenti,
      scores: scores.map((score) => score.figure.centi),
      fulls: scores.map((score) => score.item.fullCenti),
    },
    centi,
    {
      notes: { category: category.code, ...reasonsNotApplicable(category, figures) },
      parts: scores.map((score) => named('scores[]', score.figure.why())),
    },
  )
}

function zeroedNode(category: Category, figures: Figures, score: number): Derivation {
  return centiNode('category.zeroed', '0 * score', { score }, 0, {
    notes: { category: category.code },
    parts: [named('score', categoryNode(category, figures, score))],
  })
}

/** Why items are left out: `notApplicable.CODE` is the decision's reason. */
function reasonsNotApplicable(category: Category, figures: Figures): Derivation['notes'] {
  const reasons: Record<string, string> = {}
  for (const [i, { code }] of category.items.entries()) {
    const figure = figures[i]
    if (figure?.state === 'notApplicable') reasons[`notApplicable.${code}`] = figure.reason
  }
  return reasons
}
