import { given, type Derivation } from '../derivation.ts'
import { rdivBig, toSafe } from '../rounding.ts'
import { centiNode } from '../score/item-node.ts'

/** Project points on top of a score, never a loss (RULES §8.1, §8.2). */
export type PointsAddition = { readonly centi: number; readonly why: () => Derivation }

/** Head count as an exact fraction: counted months ÷ months of the period. */
export type Heads = { readonly countedMonths: number; readonly periodMonths: number }

/**
 * `min(A, rdiv(A·P, B))`; no benchmark gives no addition, and points taken back below zero cost nothing.
 * @param points P in hundredths of a point.
 */
export function personAddition(limitCenti: number, benchmarkCenti: number, points: number): PointsAddition {
  if (benchmarkCenti <= 0) return NO_ADDITION
  const centi = limited(limitCenti, BigInt(limitCenti) * BigInt(points), BigInt(benchmarkCenti))
  const inputs = { limit: limitCenti, points, benchmark: benchmarkCenti }
  return {
    centi,
    why: () =>
      additionNode('composite.addition', 'clamp(rdiv(limit * points, benchmark), 0, limit)', inputs, centi, points),
  }
}

/** `min(A_u, rdiv(A_u·C, B_u·n))` with n = counted months ÷ period months; B_u = 0 or n = 0 gives no addition. */
export function unitAddition(
  limitCenti: number,
  benchmarkPerHeadCenti: number,
  points: number,
  heads: Heads,
): PointsAddition {
  const { countedMonths, periodMonths } = heads
  if (benchmarkPerHeadCenti <= 0 || countedMonths <= 0) return NO_ADDITION
  const share = BigInt(limitCenti) * BigInt(points) * BigInt(periodMonths)
  const centi = limited(limitCenti, share, BigInt(benchmarkPerHeadCenti) * BigInt(countedMonths))
  const operation = 'clamp(rdiv(limit * points * periodMonths, benchmark * countedMonths), 0, limit)'
  const inputs = { limit: limitCenti, points, periodMonths, benchmark: benchmarkPerHeadCenti, countedMonths }
  return { centi, why: () => additionNode('composite.unitAddition', operation, inputs, centi, points) }
}

export const NO_ADDITION: PointsAddition = {
  centi: 0,
  why: () => given('addition', 'composite.noAddition', 0, 'centi'),
}

function limited(limitCenti: number, n: bigint, d: bigint): number {
  const raw = rdivBig(n, d)
  const limit = BigInt(limitCenti)
  if (raw < 0n) return 0
  return toSafe(raw > limit ? limit : raw)
}

function additionNode(
  rule: string,
  operation: string,
  inputs: Derivation['inputs'],
  centi: number,
  points: number,
): Derivation {
  const parts = [given('points', 'fact.points', points, 'centi')]
  return { ...centiNode(rule, operation, inputs, centi, { parts }), name: 'addition' }
}
