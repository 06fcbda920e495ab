import { compareCodes } from '../compare-codes.ts'
import { Refusal } from '../refusal.ts'

/** A sharer and its weight, in any unit: only the ratios count. */
export type Weighted = { readonly code: string; readonly weight: bigint }

/** A part of a split. `hasSpare`: it got one of the units that rounding down leaves. */
export type Share = { readonly code: string; readonly amount: bigint; readonly hasSpare: boolean }

/**
 * Shares `total` whole units out by weight with the largest remainder (RULES §6.2): everybody gets ⌊total·w ÷ Σw⌋ and
 * the units left go one each to the largest remainders, equal remainders by code. The parts, in the order given, sum
 * to `total`. Raising only one's own weight never lowers one's part; raising the total can (by one unit).
 * @throws Refusal `split.allWeightsZero` when nobody has weight and there is something to share.
 * @throws RangeError for a negative total or weight, which no caller may pass.
 */
export function split(total: bigint, weights: readonly Weighted[]): readonly Share[] {
  const sum = sumWeights(weights)
  if (total < 0n) throw new RangeError(`split: total ${total} is negative`)
  if (sum === 0n) return splitNothing(total, weights)
  const parts = weights.map(({ code, weight }) => ({
    code,
    amount: (total * weight) / sum,
    remainder: (total * weight) % sum,
    hasSpare: false,
  }))
  giveSpares(total, parts)
  return parts.map(({ code, amount, hasSpare }) => ({ code, amount, hasSpare }))
}

type Part = { readonly code: string; amount: bigint; readonly remainder: bigint; hasSpare: boolean }

function giveSpares(total: bigint, parts: readonly Part[]): void {
  const left = Number(total - parts.reduce((sum, part) => sum + part.amount, 0n))
  if (left === 0) return
  const inOrder = parts.filter((part) => part.remainder > 0n).sort(byRemainder)
  for (const part of inOrder.slice(0, left)) {
    part.amount += 1n
    part.hasSpare = true
  }
}

function byRemainder(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1
  return compareCodes(a.code, b.code)
}

function sumWeights(weights: readonly Weighted[]): bigint {
  let sum = 0n
  for (const { code, weight } of weights) {
    if (weight < 0n) throw new RangeError(`split: weight of ${code} is negative`)
    sum += weight
  }
  return sum
}

function splitNothing(total: bigint, weights: readonly Weighted[]): readonly Share[] {
  if (total !== 0n) throw new Refusal('split.allWeightsZero', { total: String(total), sharers: weights.length })
  return weights.map(({ code }) => ({ code, amount: 0n, hasSpare: false }))
}
