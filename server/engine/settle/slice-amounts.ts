import type { Plan, Slice } from '../bundle.ts'
import { byCode } from '../compare-codes.ts'
import { given, type Derivation } from '../derivation.ts'
import { Refusal } from '../refusal.ts'
import { split } from '../split/split.ts'
import type { RoundedPool } from './rounding-unit.ts'
import { freeShareNode, sumNode } from './split-nodes.ts'

/** A slice with its part of the pool in whole rounding units. */
export type SliceAmount = { readonly slice: Slice; readonly units: bigint; readonly why: () => Derivation }

/**
 * Shares the pool among its slices by weight (RULES §12, slices), in the order of their codes.
 * @throws Refusal `plan.noSlices`, `plan.duplicateSlice`, `plan.twoPerformanceSlices`, `plan.sliceWeightsZero`.
 */
export function splitSlices(plan: Pick<Plan, 'slices'>, pool: RoundedPool): readonly SliceAmount[] {
  checkSlices(plan.slices, pool)
  const slices = [...plan.slices].sort(byCode)
  const parts = split(pool.units, weightsOf(slices))
  return slices.map((slice, i) => {
    const part = parts[i] ?? { amount: 0n, hasSpare: false }
    return { slice, units: part.amount, why: () => sliceNode(slice, slices, pool, part) }
  })
}

/**
 * The least pool in fen, not below the present one, whose performance slice is at least `units`.
 * @returns null when the slice has no weight, or so little that no pool of reasonable size was found.
 */
export function poolForPerformance(plan: Pick<Plan, 'slices'>, pool: RoundedPool, units: bigint): bigint | null {
  const at = plan.slices.findIndex(({ kind }) => kind === 'PERFORMANCE')
  const weights = weightsOf(plan.slices)
  const own = weights[at]?.weight ?? 0n
  if (own === 0n) return null
  const sum = weights.reduce((total, { weight }) => total + weight, 0n)
  const least = ((units - 1n) * sum) / own
  let candidate = least > pool.units ? least : pool.units
  for (let step = 0; step < 10_000; step++) {
    if ((split(candidate, weights)[at]?.amount ?? 0n) >= units) return candidate * pool.unitFen
    candidate += 1n
  }
  return null
}

function weightsOf(slices: readonly Slice[]): readonly { readonly code: string; readonly weight: bigint }[] {
  return slices.map(({ code, weight }) => ({ code, weight: BigInt(weight) }))
}

function checkSlices(slices: readonly Slice[], pool: RoundedPool): void {
  if (slices.length === 0) throw new Refusal('plan.noSlices')
  const codes = slices.map(({ code }) => code)
  const duplicate = codes.find((code, i) => codes.indexOf(code) !== i)
  if (duplicate !== undefined) throw new Refusal('plan.duplicateSlice', { slice: duplicate })
  const performance = slices.filter(({ kind }) => kind === 'PERFORMANCE').map(({ code }) => code)
  if (performance.length > 1) throw new Refusal('plan.twoPerformanceSlices', { slices: performance })
  const isWeightless = slices.every(({ weight }) => weight === 0)
  if (isWeightless && pool.units > 0n) throw new Refusal('plan.sliceWeightsZero', { slices: codes })
}

function sliceNode(
  slice: Slice,
  slices: readonly Slice[],
  pool: RoundedPool,
  part: { readonly amount: bigint; readonly hasSpare: boolean },
): Derivation {
  const notes = { slice: slice.code, kind: slice.kind }
  if (slice.weight === 0) return given('', 'slice.weightless', '0', 'fen', notes)
  const weights = slices.map(({ weight }) => BigInt(weight))
  return freeShareNode({
    rule: 'slice.amount',
    free: poolNode(pool),
    weight: given('', 'slice.weight', slice.weight, 'weight', { slice: slice.code }),
    freeWeight: sumNode('slice.weights', weights, 'weight'),
    hasSpare: part.hasSpare,
    amount: part.amount,
    notes,
  })
}

/** The pool in whole rounding units. */
function poolNode({ poolFen, unitFen, units }: RoundedPool): Derivation {
  if (unitFen === 1n) return given('', 'plan.pool', String(poolFen), 'fen')
  return {
    name: '',
    rule: 'plan.poolUnits',
    operation: 'floordiv(poolFen, unitFen)',
    inputs: { poolFen: String(poolFen), unitFen: String(unitFen) },
    result: String(units),
    unit: 'fen',
    notes: {},
    parts: [given('poolFen', 'plan.pool', String(poolFen), 'fen')],
  }
}
