import type { Figure } from '../figure.ts'
import { scored } from '../score/figures.ts'
import { itemNode } from '../score/item-node.ts'
import { differenceNode, growthDifference } from './growth-difference.ts'
import { fillTiers, tierNode } from './growth-tiers.ts'
import { actualOf, boundedCenti, waiting, type IndicatorScene } from './indicator-scene.ts'
import type { Method } from './method.ts'

/**
 * GROWTH_TIER (RULES §4): base plus (or, below the reference, minus) the points of the tiers that the difference fills;
 * exact fractions, one rounding, limited to [L, U].
 */
export function scoreGrowthTier(method: Extract<Method, { kind: 'GROWTH_TIER' }>, scene: IndicatorScene): Figure {
  const fact = actualOf(scene.value)
  if (fact === null) return waiting(scene, 'noValue')
  const { reference } = scene
  if (reference === undefined) return waiting(scene, 'noReference')
  const difference = growthDifference(fact, reference)
  const isUp = difference >= 0n
  const { shares, numerator, denominator } = isUp
    ? fillTiers(method.up, difference)
    : fillTiers(method.down, -difference)
  const base = BigInt(method.baseCenti) * denominator
  const centi = boundedCenti(scene.item, isUp ? base + numerator : base - numerator, denominator)
  return scored(centi, () => {
    const tiers = shares.map(tierNode)
    return itemNode(
      scene.item,
      isUp ? 'item.growthTierUp' : 'item.growthTierDown',
      `clamp(rdiv(base * denominator ${isUp ? '+' : '-'} sum(tiers), denominator), low, high)`,
      {
        base: method.baseCenti,
        denominator: String(denominator),
        tiers: tiers.map((tier) => tier.result),
        difference: String(difference),
      },
      centi,
      { parts: [differenceNode(scene, fact, reference), ...tiers] },
    )
  })
}
