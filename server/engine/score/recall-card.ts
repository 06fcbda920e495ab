import { given, type Derivation } from '../derivation.ts'
import type { Figure, Missing } from '../figure.ts'
import { Refusal } from '../refusal.ts'
import type { CardResult } from '../result.ts'
import type { CardFigures } from './score-card.ts'

/**
 * A card that was scored before, from its plain result: enough for composites, ranks and grades. It explains its total as
 * a fact; the whole tree needs the subject's entries (scoreCard).
 */
export function recallCard(result: CardResult, missing: readonly Missing[]): CardFigures {
  const items = new Map(result.categories.flatMap(({ items }) => items.map((item) => [item.code, item.centi])))
  const categories = new Map(result.categories.map((category) => [category.code, category.centi]))
  return {
    result,
    final: finalOf(result, missing),
    why: () => totalNode(result),
    missing,
    itemCenti: (item) => items.get(item) ?? null,
    categoryCenti: (category) => categories.get(category) ?? null,
  }
}

function finalOf(result: CardResult, missing: readonly Missing[]): Figure {
  if (result.finalCenti !== null) return { state: 'scored', centi: result.finalCenti, why: () => totalNode(result) }
  return result.state === 'pending'
    ? { state: 'pending', missing }
    : { state: 'notApplicable', reason: 'noApplicableCategory' }
}

function totalNode(result: CardResult): Derivation {
  if (result.finalCenti === null) throw new Refusal('card.notScored', { state: result.state })
  return given('', 'card.total', result.finalCenti, 'centi', { card: result.card })
}
