import type { Bundle, Plan, Slice } from '../../server/engine/bundle.ts'
import type { MoneyPerson } from './naive-coefficients.ts'
import type { NaiveSegment } from './naive-months.ts'
import { personPoints } from './naive-people.ts'
import { naivePerformance, weighSegments, type WeightedSegment } from './naive-performance.ts'
import { naiveSplit, type SplitPart } from './naive-split.ts'
import type { BoundedPart } from './naive-split-bounded.ts'
import { OracleRefusal } from './oracle-refusal.ts'

export type MoneyInput = {
  readonly bundle: Bundle
  readonly plan: Plan
  readonly segments: readonly NaiveSegment[]
  readonly people: readonly MoneyPerson[]
  readonly coefficients: Map<string, bigint>
}

/** A line in units of `size` fen, before what is held back or returned is taken out. */
export type RawLine = {
  readonly slice: string
  /** '' where a line belongs to no unit's pool. */
  readonly unit: string
  readonly person: string
  readonly posting: string
  readonly part: BoundedPart
  readonly factorBp: bigint
  readonly size: bigint
}

/** The lines of one slice of `total` units of `size` fen; notes the units' pools, in fen, of a performance slice. */
export function naiveSlice(
  input: MoneyInput,
  slice: Slice,
  total: bigint,
  size: bigint,
  pools: Map<string, bigint>,
): RawLine[] {
  switch (slice.kind) {
    case 'PERFORMANCE':
      return performanceLines(input, slice, total, size, pools)
    case 'POST':
      return postLines(input, slice, total, size)
    case 'POINTS':
      return pointsLines(input, slice, total, size)
    case 'HELD':
      return heldLines(slice, total * size)
  }
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
  return performance.lines.map(({ segment, part }) => segmentLine(input, slice, segment, part, size))
}

/** The post slice: by h alone, over everybody at once. */
function postLines(input: MoneyInput, slice: Slice, total: bigint, size: bigint): RawLine[] {
  const segments = weighSegments(input.segments, input.people, input.plan.forfeits === 'RETURN')
  const shares = segments.map((segment) => ({ code: segment.key, weight: segment.h }))
  const parts = naiveSplit(total, shares)
  return segments.map((segment) => segmentLine(input, slice, segment, unbounded(parts.get(segment.key)), size))
}

/** Under RETURN the factor is taken from the finished line instead of from the weight. */
function segmentLine(
  input: MoneyInput,
  slice: Slice,
  segment: WeightedSegment,
  part: BoundedPart,
  size: bigint,
): RawLine {
  const factor = input.people.find((one) => one.code === segment.person)?.factorBp ?? 10000n
  const factorBp = input.plan.forfeits === 'RETURN' ? factor : 10000n
  const { unit, person, posting } = segment
  return { slice: slice.code, unit, person, posting, part, factorBp, size }
}

/** By points; points taken back may leave somebody below zero, who then has no share. */
function pointsLines(input: MoneyInput, slice: Slice, total: bigint, size: bigint): RawLine[] {
  const shares = input.people.map(({ code }) => {
    const points = personPoints(input.bundle, code)
    return { code, weight: points < 0n ? 0n : points }
  })
  if (shares.every((share) => share.weight === 0n)) throw new OracleRefusal('noPoints')
  const parts = naiveSplit(total, shares)
  return input.people.map((person) => {
    return { ...personLine(slice, person.code, unbounded(parts.get(person.code))), size }
  })
}

/** The manual list of a slice, in fen whatever the rounding unit. */
function heldLines(slice: Extract<Slice, { kind: 'HELD' }>, amountFen: bigint): RawLine[] {
  let sum = 0n
  for (const line of slice.lines) sum += BigInt(line.amountFen)
  if (sum !== amountFen) throw new OracleRefusal('heldList')
  return slice.lines.map((line) => {
    const part = unbounded({ amount: BigInt(line.amountFen), hasSpare: false })
    return { ...personLine(slice, line.person, part), size: 1n }
  })
}

function personLine(slice: Slice, person: string, part: BoundedPart) {
  return { slice: slice.code, unit: '', person, posting: '', part, factorBp: 10000n }
}

function unbounded(part: SplitPart | undefined): BoundedPart {
  return { amount: part?.amount ?? 0n, hasSpare: part?.hasSpare ?? false, bound: 'none' }
}
