import type { ItemValue } from '../bundle.ts'
import { given } from '../derivation.ts'
import type { Figure, SubjectRef } from '../figure.ts'
import { sourceNotes } from '../methods/indicator-scene.ts'
import { clamp } from '../rounding.ts'
import type { Item } from '../scheme.ts'
import { pending, scored } from './figures.ts'
import { itemNode } from './item-node.ts'

/** BALLOT and AUTO_TIME: the score is computed elsewhere and stated as a fact; here it is limited to [L, U]. */
export function scoreStatedItem(subject: SubjectRef, item: Item, value: ItemValue | undefined): Figure {
  if (value?.value.kind !== 'SCORE') return pending(subject, item.code, 'noScore')
  const stated = value.value.centi
  const centi = clamp(stated, item.floorCenti, item.ceilingCenti)
  return scored(centi, () =>
    itemNode(item, 'item.stated', 'clamp(stated, low, high)', { stated }, centi, {
      parts: [given('stated', 'fact.score', stated, 'centi', sourceNotes(value))],
    }),
  )
}
