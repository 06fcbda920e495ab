import type { Figure } from '../figure.ts'
import { scored } from '../score/figures.ts'
import { itemNode } from '../score/item-node.ts'
import { actualOf, boundedCenti, waiting, type IndicatorScene } from './indicator-scene.ts'
import type { Method } from './method.ts'
import { actualAndTarget, targetOf } from './stated-target.ts'

/**
 * COMPLETE (RULES §4): higher is better, `rdiv(F·A, T)` in [L, U]; a negative actual gives 0. A target that is not
 * positive is no target: the item is pending.
 */
export function scoreComplete(method: Extract<Method, { kind: 'COMPLETE' }>, scene: IndicatorScene): Figure {
  const fact = actualOf(scene.value)
  if (fact === null) return waiting(scene, 'noValue')
  const target = targetOf(fact, method.target)
  if (target === null || target <= 0) return waiting(scene, 'noTarget')
  const reached = BigInt(Math.max(0, fact.actual))
  const centi = boundedCenti(scene.item, BigInt(scene.item.fullCenti) * reached, BigInt(target))
  return scored(centi, () =>
    itemNode(
      scene.item,
      'item.complete',
      'clamp(rdiv(full * max(0, actual), target), low, high)',
      { actual: fact.actual, target },
      centi,
      { parts: actualAndTarget(scene, fact, target) },
    ),
  )
}
