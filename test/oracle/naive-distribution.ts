import type { Bundle, Plan, Slice } from '../../server/engine/bundle.ts'
import { compareBytes } from './compare-bytes.ts'
import { fraction, roundOf } from './fraction.ts'
import type { MoneyPerson } from './naive-coefficients.ts'
import type { NaiveSegment } from './naive-months.ts'
import { naivePerformance, weighSegments, type WeightedSegment } from './naive-performance.ts'
import { personPoints } from './naive-people.ts'
import { naiveSplit } from './naive-split.ts'
import { OracleRefusal } from './oracle-refusal.ts'

export type NaiveLine = {
  readonly slice: string
  readonly person: string
  readonly posting: string
  readonly amountFen: bigint
}

export type NaiveReserve = { readonly kind: string; readonly person: string; readonly amountFen: bigint }

export type NaiveDistribution = {
  readonly lines: readonly NaiveLine[]
  readonly reserves: readonly NaiveReserve[]
  /** By unit, in fen; only units with a segment. */
  readonly pools: Map<string, bigint>
}

export type MoneyInput = {
  readonly bundle: Bundle
  readonly plan: Plan
  readonly segments: readonly NaiveSegment[]
  readonly people: readonly MoneyPerson[]
  readonly coefficients: Map<string, bigint>
}

/** A line in units of `size` fen, before what is held back or returned is taken out. */
type RawLine = {
  readonly size: bigint
  readonly slice: string
  readonly person: string
  readonly posting: string
  readonly amount: bigint
  readonly factorBp: bigint
}

/** RULES §12 for one plan. */
export function naiveDistribution(input: MoneyInput): NaiveDistribution {
  const { plan } = input
  const size = { FEN: 1n, JIAO: 10n, YUAN: 100n }[plan.roundingUnit]
  const poolFen = BigInt(plan.poolFen)
  // Of several faults the first is named: coefficients, the pool, then the slices in the order of their codes.
  weighSegments(input.segments, input.people, false)
  if (poolFen < 0n) throw new OracleRefusal('negativePool')
  const slices = naiveSplit(
    poolFen / size,
    plan.slices.map((slice) => ({ code: slice.code, weight: BigInt(slice.weight) })),
  )
  const raw: RawLine[] = []
  const pools = new Map<string, bigint>()
  for (const slice of [...plan.slices].sort((a, b) => compareBytes(a.code, b.code))) {
    const total = slices.get(slice.code)?.amount ?? 0n
    if (slice.kind === 'HELD') raw.push(...heldLines(slice, total * size))
    if (slice.kind === 'POINTS') raw.push(...pointsLines(input, slice, total, size))
    if (slice.kind === 'POST') raw.push(...postLines(input, slice, total, size))
    if (slice.kind === 'PERFORMANCE') raw.push(...performanceLines(input, slice, total, size, pools))
  }
  const payout = settleLines(input, raw)
  const remainder = { kind: 'remainder', person: '', amountFen: poolFen % size }
  return { lines: payout.lines, reserves: [...payout.reserves, remainder], pools }
}

/** Takes out what a veto's factor returns and what an investigation holds back. */
function settleLines(input: MoneyInput, raw: readonly RawLine[]) {
  const lines: NaiveLine[] = []
  const reserves: NaiveReserve[] = []
  for (const line of raw) {
    const paid = roundOf(fraction(line.amount * line.factorBp, 10000n)) * line.size
    const person = input.people.find((one) => one.code === line.person)
    const { slice, posting } = line
    const isHeld = person?.isHeld === true
    lines.push({ slice, person: line.person, posting, amountFen: isHeld ? 0n : paid })
    reserves.push({ kind: 'returned', person: '', amountFen: line.amount * line.size - paid })
    if (isHeld) reserves.push({ kind: 'investigation', person: line.person, amountFen: paid })
  }
  return { lines, reserves }
}

function performanceLines(
  input: MoneyInput,
  slice: Slice,
  total: bigint,
  size: bigint,
  pools: Map<string, bigint>,
): RawLine[] {
  const segments = weighSegments(input.segments, input.people, input.plan.forfeits === 'RETURN')
  const performance = naivePerformance(total, segments, input.coefficients, input.plan)
  for (const [unit, pool] of performance.pools) pools.set(unit, pool * size)
  return performance.lines.map(({ segment, part }) => rawLine(input, slice, segment, part.amount, size))
}

/** The post slice: by h alone, over everybody at once. */
function postLines(input: MoneyInput, slice: Slice, total: bigint, size: bigint): RawLine[] {
  const segments = weighSegments(input.segments, input.people, input.plan.forfeits === 'RETURN')
  const parts = naiveSplit(
    total,
    segments.map((segment) => ({ code: segment.key, weight: segment.h })),
  )
  return segments.map((segment) => rawLine(input, slice, segment, parts.get(segment.key)?.amount ?? 0n, size))
}

/** Under RETURN the factor is taken from the finished line instead of from the weight. */
function rawLine(input: MoneyInput, slice: Slice, segment: WeightedSegment, amount: bigint, size: bigint): RawLine {
  const factor = input.people.find((one) => one.code === segment.person)?.factorBp ?? 10000n
  const factorBp = input.plan.forfeits === 'RETURN' ? factor : 10000n
  return { slice: slice.code, person: segment.person, posting: segment.posting, amount, factorBp, size }
}

function pointsLines(input: MoneyInput, slice: Slice, total: bigint, size: bigint): RawLine[] {
  const shares = input.people.map((person) => ({
    code: person.code,
    weight: atLeastZero(personPoints(input.bundle, person.code)),
  }))
  if (shares.every((share) => share.weight === 0n)) throw new OracleRefusal('noPoints')
  const parts = naiveSplit(total, shares)
  return input.people.map((person) => {
    const amount = parts.get(person.code)?.amount ?? 0n
    return { slice: slice.code, person: person.code, posting: '', amount, factorBp: 10000n, size }
  })
}

/** Points taken back may leave somebody below zero: no share then. */
function atLeastZero(points: bigint): bigint {
  return points < 0n ? 0n : points
}

/** The manual list of a slice, in fen whatever the rounding unit. */
function heldLines(slice: Extract<Slice, { kind: 'HELD' }>, amountFen: bigint): RawLine[] {
  let sum = 0n
  for (const line of slice.lines) sum += BigInt(line.amountFen)
  if (sum !== amountFen) throw new OracleRefusal('heldList')
  return slice.lines.map((line) => {
    return {
      slice: slice.code,
      person: line.person,
      posting: '',
      amount: BigInt(line.amountFen),
      factorBp: 10000n,
      size: 1n,
    }
  })
}
