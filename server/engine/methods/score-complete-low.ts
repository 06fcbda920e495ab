import type { Figure } from '../figure.ts'
import { scored } from '../score/figures.ts'
import { itemNode } from '../score/item-node.ts'
import { actualOf, boundedCenti, waiting, type IndicatorScene } from './indicator-scene.ts'
import type { Method } from './method.ts'
import { actualAndTarget, targetOf } from './stated-target.ts'

/**
 * COMPLETE_LOW (RULES §4): lower is better, `rdiv(F·clamp(2T − A, 0, T), T)` in [L, U]: full at or below the target,
 * 0 from twice the target. A target that is not positive is no target: the item is pending.
 */
export function scoreCompleteLow(method: Extract<Method, { kind: 'COMPLETE_LOW' }>, scene: IndicatorScene): Figure {
  const fact = actualOf(scene.value)
  if (fact === null) return waiting(scene, 'noValue')
  const target = targetOf(fact, method.target)
  if (target === null || target <= 0) return waiting(scene, 'noTarget')
  const centi = boundedCenti(scene.item, BigInt(scene.item.fullCenti) * margin(fact.actual, target), BigInt(target))
  return scored(centi, () =>
    itemNode(
      scene.item,
      'item.completeLow',
      'clamp(rdiv(full * clamp(2 * target - actual, 0, target), target), low, high)',
      { actual: fact.actual, target },
      centi,
      { parts: actualAndTarget(scene, fact, target) },
    ),
  )
}

/** 2T − A limited to [0, T]. */
function margin(actual: number, target: number): bigint {
  const left = 2n * BigInt(target) - BigInt(actual)
  if (left < 0n) return 0n
  return left > BigInt(target) ? BigInt(target) : left
}
