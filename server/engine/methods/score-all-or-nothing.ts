import type { Figure } from '../figure.ts'
import { scored } from '../score/figures.ts'
import { itemNode } from '../score/item-node.ts'
import { conditionNode, isMet, type Condition } from './condition.ts'
import { actualNode, actualOf, boundedCenti, waiting, type IndicatorScene } from './indicator-scene.ts'
import type { Method } from './method.ts'
import { targetOf } from './stated-target.ts'

/** ALL_OR_NOTHING (RULES §4): F when A ≥ T, else 0; limited to [L, U]. */
export function scoreAllOrNothing(method: Extract<Method, { kind: 'ALL_OR_NOTHING' }>, scene: IndicatorScene): Figure {
  const fact = actualOf(scene.value)
  if (fact === null) return waiting(scene, 'noValue')
  const target = targetOf(fact, method.target)
  if (target === null) return waiting(scene, 'noTarget')
  const condition: Condition = { direction: 'AT_LEAST', level: target }
  const met = isMet(condition, fact.actual) ? 1 : 0
  const centi = boundedCenti(scene.item, BigInt(scene.item.fullCenti * met), 1n)
  return scored(centi, () =>
    itemNode(scene.item, 'item.allOrNothing', 'clamp(full * met, low, high)', { met }, centi, {
      parts: [conditionNode(condition, actualNode(scene, fact))],
    }),
  )
}
