import { named, type Derivation } from '../derivation.ts'
import { hasScore, type Figure } from '../figure.ts'
import { clamp, rdiv } from '../rounding.ts'
import type { Category, Item } from '../scheme.ts'
import { missingOf, notApplicable, pendingAll, scored } from './figures.ts'
import { centiNode } from './item-node.ts'

type ItemScore = { readonly item: Item; readonly figure: Extract<Figure, { centi: number }> }

/**
 * `S_k = clamp(rdiv(W_k × Σ score, Σ F), 0, W_k)` over applicable items (RULES §3.1), so a not applicable item's weight
 * goes to the others in proportion. No applicable item: the category is not applicable. Pending while an item is.
 * A category zeroed by a veto (RULES §7.2 CATEGORY_ZERO) is 0, with what it would have been beneath.
 */
export function scoreCategory(category: Category, figures: ReadonlyMap<string, Figure>, isZeroed: boolean): Figure {
  const missing = category.items.flatMap((item) => missingOfItem(figures.get(item.code)))
  if (missing.length > 0) return pendingAll(missing)
  const scores = applicableItems(category, figures)
  if (scores.length === 0) return notApplicable('noApplicableItem')
  const centi = prorate(category.fullCenti, scores)
  const why = () => categoryNode(category, scores, figures, centi)
  return isZeroed ? scored(0, () => zeroedNode(category, centi, why())) : scored(centi, why)
}

function missingOfItem(figure: Figure | undefined): ReturnType<typeof missingOf> {
  return figure === undefined ? [] : missingOf(figure)
}

function applicableItems(category: Category, figures: ReadonlyMap<string, Figure>): readonly ItemScore[] {
  const scores: ItemScore[] = []
  for (const item of category.items) {
    const figure = figures.get(item.code)
    if (figure !== undefined && hasScore(figure)) scores.push({ item, figure })
  }
  return scores
}

/** W·x/W is x: the division is skipped where every item applies. */
function prorate(fullCenti: number, scores: readonly ItemScore[]): number {
  const reached = scores.reduce((sum, score) => sum + score.figure.centi, 0)
  const possible = scores.reduce((sum, score) => sum + score.item.fullCenti, 0)
  const share = possible === fullCenti ? reached : rdiv(BigInt(fullCenti) * BigInt(reached), possible)
  return clamp(share, 0, fullCenti)
}

function categoryNode(
  category: Category,
  scores: readonly ItemScore[],
  figures: ReadonlyMap<string, Figure>,
  centi: number,
): Derivation {
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

function zeroedNode(category: Category, score: number, node: Derivation): Derivation {
  return centiNode('category.zeroed', '0 * score', { score }, 0, {
    notes: { category: category.code },
    parts: [named('score', node)],
  })
}

/** Why items are left out: `notApplicable.CODE` is the decision's reason. */
function reasonsNotApplicable(category: Category, figures: ReadonlyMap<string, Figure>): Derivation['notes'] {
  const reasons: Record<string, string> = {}
  for (const { code } of category.items) {
    const figure = figures.get(code)
    if (figure?.state === 'notApplicable') reasons[`notApplicable.${code}`] = figure.reason
  }
  return reasons
}
