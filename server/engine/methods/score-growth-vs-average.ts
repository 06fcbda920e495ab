import type { Figure } from '../figure.ts'
import { rdivBig } from '../rounding.ts'
import { scored } from '../score/figures.ts'
import { itemNode } from '../score/item-node.ts'
import { differenceNode, growthDifference } from './growth-difference.ts'
import { actualOf, boundedCenti, waiting, type IndicatorScene } from './indicator-scene.ts'
import type { Method } from './method.ts'

/**
 * GROWTH_VS_AVG (RULES §4): `base + rdiv(rate·d, 100)` in [max(0, L), U]; d in hundredths of pp, the rate `up` for
 * d ≥ 0 and `down` below. The reference is an input with a source, never the mean of our own units.
 */
export function scoreGrowthVsAverage(
  method: Extract<Method, { kind: 'GROWTH_VS_AVG' }>,
  scene: IndicatorScene,
): Figure {
  const fact = actualOf(scene.value)
  if (fact === null) return waiting(scene, 'noValue')
  const { reference } = scene
  if (reference === undefined) return waiting(scene, 'noReference')
  const difference = growthDifference(fact, reference)
  const rate = difference >= 0n ? method.upCentiPerPp : method.downCentiPerPp
  const raw = BigInt(method.baseCenti) + rdivBig(BigInt(rate) * difference, 100n)
  const centi = boundedCenti(scene.item, raw < 0n ? 0n : raw, 1n)
  return scored(centi, () =>
    itemNode(
      scene.item,
      'item.growth',
      'clamp(max(0, base + rdiv(rate * difference, 100)), low, high)',
      { base: method.baseCenti, rate, difference: String(difference) },
      centi,
      { parts: [differenceNode(scene, fact, reference)] },
    ),
  )
}
