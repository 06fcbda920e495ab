import type { Plan, Slice } from '../../server/engine/bundle.ts'
import { drawChance, drawInt, drawOne, type Draw } from './draw.ts'
import { naiveSplit } from './naive-split.ts'

/** No plan, or a pool of nothing to ten millions of yuan with slices, bounds, rounding and forfeits. */
export function drawPlan(draw: Draw, people: readonly string[], hasPoints: boolean): Plan | null {
  if (drawChance(draw, 8)) return null
  const roundingUnit = drawOne(draw, ['FEN', 'FEN', 'JIAO', 'YUAN'] as const)
  const poolFen = BigInt(drawInt(draw, 0, drawOne(draw, [10, 5_000, 1_000_000, 1_000_000_000])))
  const slices: Slice[] = [
    { kind: 'PERFORMANCE', code: 'PERF', weight: drawChance(draw, 2) ? 0 : drawOne(draw, [1, 50]) },
  ]
  if (drawChance(draw, 35)) slices.push({ kind: 'POST', code: 'POST', weight: drawInt(draw, 0, 30) })
  if (hasPoints ? drawChance(draw, 40) : drawChance(draw, 2))
    slices.push({ kind: 'POINTS', code: 'A-POINTS', weight: drawInt(draw, 1, 20) })
  if (drawChance(draw, 20)) slices.push({ kind: 'HELD', code: 'HELD', weight: drawInt(draw, 0, 20), lines: [] })
  const isNegative = drawChance(draw, 1)
  const hasBounds = drawChance(draw, 45)
  return {
    code: 'PLAN',
    poolFen: isNegative ? '-5' : String(poolFen),
    roundingUnit,
    slices: slices.map((slice) =>
      slice.kind === 'HELD' ? withLines(draw, slice, slices, poolFen, roundingUnit, people) : slice,
    ),
    floorBp: hasBounds && drawChance(draw, 75) ? drawOne(draw, [6000, 8000, 3333, 9900]) : null,
    ceilingBp: hasBounds && drawChance(draw, 75) ? drawOne(draw, [12500, 11000, 10100, 15000, 9000]) : null,
    forfeits: drawOne(draw, ['SPREAD', 'SPREAD', 'RETURN']),
  }
}

/** A manual list that sums to its slice, or misses it by one fen. */
function withLines(
  draw: Draw,
  slice: Extract<Slice, { kind: 'HELD' }>,
  slices: readonly Slice[],
  poolFen: bigint,
  roundingUnit: Plan['roundingUnit'],
  people: readonly string[],
): Slice {
  const size = { FEN: 1n, JIAO: 10n, YUAN: 100n }[roundingUnit]
  const shares = slices.map((one) => ({ code: one.code, weight: BigInt(one.weight) }))
  const isEmpty = shares.every((share) => share.weight === 0n)
  const amount = isEmpty ? 0n : (naiveSplit(poolFen / size, shares).get(slice.code)?.amount ?? 0n) * size
  const first = amount / 3n
  const rest = amount - first + (drawChance(draw, 10) ? 1n : 0n)
  const named = [...new Set([drawOne(draw, people), drawOne(draw, people)])]
  const amounts = named.length === 1 ? [first + rest] : [first, rest]
  return { ...slice, lines: named.map((person, index) => ({ person, amountFen: String(amounts[index] ?? 0n) })) }
}
