import type { Plan } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import type { Derivation } from '../derivation.ts'
import type { Distribution, Reserve } from '../result.ts'
import type { DraftLine } from './draft-line.ts'
import { finishLine, inFenNode, returnedFen, type FinishedLine } from './finish-line.ts'
import { gapMetrics } from './gap-metrics.ts'
import { handOutHeld } from './held-slice.ts'
import type { PayeeSegment } from './payee-segment.ts'
import { toPaymentLine, withoutMoney } from './payment-line.ts'
import { createExplainPayment } from './payment-node.ts'
import { splitPerformance, type UnitShare } from './performance-slice.ts'
import { splitByPoints } from './points-slice.ts'
import { splitByPost } from './post-slice.ts'
import { roundPool, type RoundedPool } from './rounding-unit.ts'
import { poolForPerformance, splitSlices, type SliceAmount } from './slice-amounts.ts'

export type DistributionInput = {
  readonly plan: Plan
  readonly segments: readonly PayeeSegment[]
  /** K of an evaluated unit. */
  readonly coefficientBp: (unit: string) => number
  readonly personalWhy: (person: string) => Derivation
  /** People whose money is computed and set aside. */
  readonly heldBack: ReadonlySet<string>
  /** Project points of the period by person, in hundredths. */
  readonly points: ReadonlyMap<string, number>
  readonly homeOf: (person: string) => string
}

export type Distributed = {
  readonly distribution: Distribution
  /** Each unit's part of the performance slice in fen; empty without such a slice. */
  readonly unitPools: ReadonlyMap<string, { readonly fen: bigint; readonly why: () => Derivation }>
  /** What is paid, by person; people without a line are absent. */
  readonly amounts: ReadonlyMap<string, bigint>
  readonly explainPayment: (person: string) => Derivation
}

/**
 * Shares a pool out (RULES §12): slices, two levels with bounds, forfeits, rounding unit, money held back. The lines and
 * the reserves sum to the pool, to the fen.
 * @throws Refusal for a plan that contradicts a rule; the codes are named at the functions called here.
 */
export function distribute(input: DistributionInput): Distributed {
  const pool = roundPool(input.plan)
  const slices = splitSlices(input.plan, pool)
  const made = slices.map((slice) => makeSlice(slice, input, pool))
  const lines = made.flatMap((slice) => slice.lines)
  const isHeldBack = ({ draft }: FinishedLine): boolean => input.heldBack.has(draft.person)
  const paid = lines.filter((line) => !isHeldBack(line))
  const setAside = lines.filter(isHeldBack)
  return {
    distribution: {
      plan: input.plan.code,
      poolFen: String(pool.poolFen),
      slices: slices.map(({ slice, units }) => ({
        code: slice.code,
        kind: slice.kind,
        amountFen: String(units * pool.unitFen),
      })),
      lines: lines.map((line) => (isHeldBack(line) ? withoutMoney(line) : toPaymentLine(line))),
      reserves: toReserves(made, sumByPerson(setAside), pool),
      gaps: gapMetrics(performanceLines(paid, slices)),
    },
    unitPools: toUnitPools(made, pool),
    amounts: sumByPerson(paid),
    explainPayment: createExplainPayment(lines, input.heldBack),
  }
}

/** Whether a part of the pool is shared out by performance, so that units have pools. */
export function hasPerformance({ distribution }: Distributed): boolean {
  return distribution.slices.some(({ kind }) => kind === 'PERFORMANCE')
}

type MadeSlice = {
  readonly lines: readonly FinishedLine[]
  readonly unitShares: readonly UnitShare[]
  readonly returnedFen: bigint
  readonly heldFen: bigint
}

function makeSlice(amount: SliceAmount, input: DistributionInput, pool: RoundedPool): MadeSlice {
  const { slice, units } = amount
  if (slice.kind === 'HELD') {
    return { ...handOutHeld(slice, units * pool.unitFen, input.homeOf), unitShares: [], returnedFen: 0n }
  }
  const { lines, unitShares } = draftSlice(slice.kind, amount, input, pool)
  // Points are earned, not forfeited: the factor never touches them (RULES §12, slices).
  const isReturned = input.plan.forfeits === 'RETURN' && slice.kind !== 'POINTS'
  const finished = lines.map((draft) => finishLine(draft, pool.unitFen, isReturned))
  const returned = isReturned ? finished.reduce((sum, line) => sum + returnedFen(line), 0n) : 0n
  return { lines: finished, unitShares, returnedFen: returned, heldFen: 0n }
}

function draftSlice(
  kind: 'PERFORMANCE' | 'POST' | 'POINTS',
  { slice, units, why }: SliceAmount,
  { plan, segments, coefficientBp, personalWhy, points, homeOf }: DistributionInput,
  pool: RoundedPool,
): { readonly lines: readonly DraftLine[]; readonly unitShares: readonly UnitShare[] } {
  const common = { slice: slice.code, total: units, totalWhy: why }
  const isFactorIgnored = plan.forfeits === 'RETURN'
  if (kind === 'POST') return { lines: splitByPost({ ...common, segments, isFactorIgnored }), unitShares: [] }
  if (kind === 'POINTS') return { lines: splitByPoints({ ...common, points, homeOf }), unitShares: [] }
  const poolFor = (total: bigint): bigint | null => poolForPerformance(plan, pool, total)
  return splitPerformance({ ...common, segments, coefficientBp, personalWhy, bounds: plan, isFactorIgnored, poolFor })
}

function performanceLines(lines: readonly FinishedLine[], slices: readonly SliceAmount[]): readonly FinishedLine[] {
  const performance = slices.find(({ slice }) => slice.kind === 'PERFORMANCE')?.slice.code
  return lines.filter(({ draft }) => draft.slice === performance)
}

function sumByPerson(lines: readonly FinishedLine[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { draft, amountFen } of lines) sums.set(draft.person, (sums.get(draft.person) ?? 0n) + amountFen)
  return sums
}

function toReserves(
  made: readonly MadeSlice[],
  heldBack: ReadonlyMap<string, bigint>,
  pool: RoundedPool,
): readonly Reserve[] {
  const returned = made.reduce((sum, { returnedFen }) => sum + returnedFen, 0n)
  const held = made.reduce((sum, { heldFen }) => sum + heldFen, 0n)
  const people = [...heldBack].sort(([a], [b]) => compareCodes(a, b))
  const reserves: readonly { kind: Reserve['kind']; person: string; fen: bigint }[] = [
    { kind: 'held', person: '', fen: held },
    ...people.map(([person, fen]) => ({ kind: 'investigation', person, fen }) as const),
    { kind: 'remainder', person: '', fen: pool.remainderFen },
    { kind: 'returned', person: '', fen: returned },
  ]
  return reserves
    .filter(({ fen }) => fen > 0n)
    .map(({ kind, person, fen }) => ({ kind, person, amountFen: String(fen) }))
}

function toUnitPools(made: readonly MadeSlice[], { unitFen }: RoundedPool): Distributed['unitPools'] {
  const shares = made.flatMap(({ unitShares }) => unitShares)
  return new Map(
    shares.map(({ unit, amount, why }) => [unit, { fen: amount * unitFen, why: () => inFenNode(why(), unitFen) }]),
  )
}
