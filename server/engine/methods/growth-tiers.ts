import { centiNode } from '../score/item-node.ts'
import type { Derivation } from '../derivation.ts'
import type { GrowthTier } from './method.ts'

/** The part of a difference that falls into one tier. */
export type TierShare = {
  readonly tier: GrowthTier
  /** Hundredths of a pp inside the tier. */
  readonly portion: bigint
  /** Whole factor that brings the tier's fraction to the common denominator. */
  readonly scale: bigint
}

/** Tier parts over one denominator: points = Σ portion × rate numerator × scale ÷ denominator (RULES §4 GROWTH_TIER). */
export type TierSum = {
  readonly shares: readonly TierShare[]
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Fills the tiers in order with |d| hundredths of a pp; sums are exact fractions, nothing is rounded here. */
export function fillTiers(tiers: readonly GrowthTier[], size: bigint): TierSum {
  const common = tiers.reduce((product, tier) => leastMultiple(product, BigInt(tier.rateDenominator)), 1n)
  let left = size
  const shares = tiers.map((tier): TierShare => {
    const width = tier.widthPp === null ? left : BigInt(tier.widthPp) * 100n
    const portion = left < width ? left : width
    left -= portion
    return { tier, portion, scale: common / BigInt(tier.rateDenominator) }
  })
  const numerator = shares.reduce((sum, share) => sum + weigh(share), 0n)
  return { shares, numerator, denominator: common * 100n }
}

export function tierNode(share: TierShare): Derivation {
  const inputs = {
    portion: String(share.portion),
    rate: share.tier.rateNumeratorCenti,
    scale: String(share.scale),
  }
  const node = centiNode('growth.tier', 'portion * rate * scale', inputs, 0, {
    notes: { widthPp: share.tier.widthPp, rateDenominator: share.tier.rateDenominator },
  })
  return { ...node, name: 'tiers[]', result: String(weigh(share)), unit: 'weight' }
}

function weigh(share: TierShare): bigint {
  return share.portion * BigInt(share.tier.rateNumeratorCenti) * share.scale
}

function leastMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestDivisor(a, b)) * b
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b)
}
