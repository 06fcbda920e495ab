import { ceilDiv, floorDiv } from '../rounding.ts'

/** Bounds as shares of the equal-share base B = total × h ÷ Σh (RULES §12.7). Null is absent. */
export type BoundsPolicy = { readonly floorBp: number | null; readonly ceilingBp: number | null }

/** What is shared out and over which sum of base weights. */
export type EqualShare = { readonly total: bigint; readonly totalBase: bigint }

/** ⌈f·B⌉ in whole units; 0 without a floor or for h = 0. */
export function floorOf(base: bigint, { total, totalBase }: EqualShare, floorBp: number | null): bigint {
  if (floorBp === null || base === 0n) return 0n
  return ceilDiv(BigInt(floorBp) * total * base, 10_000n * totalBase)
}

/** ⌊u·B⌋ in whole units; null without a ceiling, 0 for h = 0. */
export function ceilingOf(base: bigint, { total, totalBase }: EqualShare, ceilingBp: number | null): bigint | null {
  if (base === 0n) return 0n
  if (ceilingBp === null) return null
  return floorDiv(BigInt(ceilingBp) * total * base, 10_000n * totalBase)
}
