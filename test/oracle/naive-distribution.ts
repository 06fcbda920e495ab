import { compareBytes } from './compare-bytes.ts'
import { fraction, roundOf } from './fraction.ts'
import { gapLines, naiveGaps, type NaiveGaps } from './naive-gaps.ts'
import { weighSegments } from './naive-performance.ts'
import { naiveSlice, type MoneyInput, type RawLine } from './naive-slices.ts'
import { naiveSplit } from './naive-split.ts'
import type { BoundedPart } from './naive-split-bounded.ts'
import { OracleRefusal } from './oracle-refusal.ts'

export type NaiveLine = Pick<RawLine, 'slice' | 'unit' | 'person' | 'posting' | 'part'> & {
  /** What is paid now: nothing of what an investigation holds back. */
  readonly amountFen: bigint
}

export type NaiveReserve = { readonly kind: string; readonly person: string; readonly amountFen: bigint }

export type NaiveDistribution = {
  readonly lines: readonly NaiveLine[]
  readonly reserves: readonly NaiveReserve[]
  /** By slice, in fen. */
  readonly slices: Map<string, bigint>
  /** By unit, in fen; only units with a segment. */
  readonly pools: Map<string, bigint>
  readonly gaps: NaiveGaps
}

/** RULES §12 for one plan. */
export function naiveDistribution(input: MoneyInput): NaiveDistribution {
  const { plan } = input
  const size = { FEN: 1n, JIAO: 10n, YUAN: 100n }[plan.roundingUnit]
  const poolFen = BigInt(plan.poolFen)
  // Of several faults the first is named: coefficients, the pool, then the slices in the order of their codes.
  weighSegments(input.segments, input.people, false)
  if (poolFen < 0n) throw new OracleRefusal('negativePool')
  const shares = plan.slices.map((slice) => ({ code: slice.code, weight: BigInt(slice.weight) }))
  const parts = naiveSplit(poolFen / size, shares)
  const raw: RawLine[] = []
  const slices = new Map<string, bigint>()
  const pools = new Map<string, bigint>()
  for (const slice of [...plan.slices].sort((a, b) => compareBytes(a.code, b.code))) {
    const total = parts.get(slice.code)?.amount ?? 0n
    slices.set(slice.code, total * size)
    raw.push(...naiveSlice(input, slice, total, size, pools))
  }
  const { lines, reserves } = payOut(input, raw)
  const remainder = { kind: 'remainder', person: '', amountFen: poolFen % size }
  const performance = plan.slices.find((slice) => slice.kind === 'PERFORMANCE')?.code ?? ''
  const own = lines.filter((line) => line.slice === performance)
  const gaps = naiveGaps(gapLines(input, slices.get(performance) ?? 0n, own))
  return { lines, reserves: [...reserves, remainder], slices, pools, gaps }
}

const NOTHING: BoundedPart = { amount: 0n, bound: 'none', hasSpare: false }

/** Takes out what a veto's factor returns and what an investigation holds back. */
function payOut(input: MoneyInput, raw: readonly RawLine[]) {
  const lines: NaiveLine[] = []
  const reserves: NaiveReserve[] = []
  for (const line of raw) {
    const paid = roundOf(fraction(line.part.amount * line.factorBp, 10000n)) * line.size
    const isHeld = input.people.find((one) => one.code === line.person)?.isHeld === true
    lines.push(isHeld ? { ...line, part: NOTHING, amountFen: 0n } : { ...line, amountFen: paid })
    reserves.push({ kind: 'returned', person: '', amountFen: line.part.amount * line.size - paid })
    if (isHeld) reserves.push({ kind: 'investigation', person: line.person, amountFen: paid })
  }
  return { lines, reserves }
}
