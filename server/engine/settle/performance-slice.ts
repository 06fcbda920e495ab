import { compareCodes } from '../compare-codes.ts'
import type { Derivation } from '../derivation.ts'
import { splitBounded, type BoundedSplit } from '../split/split-bounded.ts'
import { checkBounds } from './check-bounds.ts'
import type { DraftLine } from './draft-line.ts'
import { baseWeight, segmentKey, type PayeeSegment } from './payee-segment.ts'
import { ceilingOf, floorOf, type BoundsPolicy, type EqualShare } from './personal-bounds.ts'
import { performanceLineNode } from './performance-line-node.ts'
import { unitPoolNode } from './unit-pool-node.ts'

export type PerformanceInput = {
  readonly slice: string
  /** Whole rounding units to share out. */
  readonly total: bigint
  readonly totalWhy: () => Derivation
  readonly segments: readonly PayeeSegment[]
  /** K of an evaluated unit. */
  readonly coefficientBp: (unit: string) => number
  readonly personalWhy: (person: string) => Derivation
  readonly bounds: BoundsPolicy
  /** Forfeits RETURN: the run has all factors at 10000. */
  readonly isFactorIgnored: boolean
  /** From a total of this slice to a pool in fen, for the repair of a refusal. */
  readonly poolFor: (total: bigint) => bigint | null
}

/** A segment with its base weight and bounds. */
export type WeighedSegment = {
  readonly segment: PayeeSegment
  readonly base: bigint
  /** h × personal coefficient: the weight inside the unit. */
  readonly weight: bigint
  readonly floor: bigint
  readonly ceiling: bigint | null
}

export type UnitShare = {
  readonly unit: string
  readonly base: bigint
  readonly rows: readonly WeighedSegment[]
  readonly amount: bigint
  readonly why: () => Derivation
}

export type PerformanceSlice = { readonly lines: readonly DraftLine[]; readonly unitShares: readonly UnitShare[] }

/**
 * The performance slice (RULES §12.4–§12.9): level 1 shares the total among units by K × Σh inside the sums of personal
 * bounds, level 2 shares each unit's part among its segments by h × personal coefficient inside the personal bounds.
 * Units and segments are put into the order of codes, so the order given does not matter.
 * @throws Refusal `plan.allWeightsZero`, or `bounds.*` with the nearest feasible pool, floor and ceiling.
 */
export function splitPerformance(input: PerformanceInput): PerformanceSlice {
  const units = weighByUnit(input)
  const totalBase = units.reduce((sum, { base }) => sum + base, 0n)
  checkBounds(input, units, totalBase)
  const level = splitBounded(
    input.total,
    units.map((unit) => ({ code: unit.unit, weight: unit.weight, floor: unit.floor, ceiling: unit.ceiling })),
  )
  const unitShares = units.map((unit, i) => {
    const amount = level.shares[i]?.amount ?? 0n
    return { ...unit, amount, why: (): Derivation => unitPoolNode(input, units, level, i) }
  })
  const share = { total: input.total, totalBase }
  return { lines: unitShares.flatMap((unit) => splitUnit(input, unit, share)), unitShares }
}

export type WeighedUnit = {
  readonly unit: string
  readonly coefficientBp: number
  readonly rows: readonly WeighedSegment[]
  readonly base: bigint
  readonly weight: bigint
  readonly floor: bigint
  readonly ceiling: bigint | null
}

function weighByUnit(input: PerformanceInput): readonly WeighedUnit[] {
  const bases = new Map<string, { segment: PayeeSegment; base: bigint; key: string }[]>()
  let totalBase = 0n
  for (const segment of input.segments) {
    const base = input.coefficientBp(segment.unit) > 0 ? baseWeight(segment, input.isFactorIgnored) : 0n
    totalBase += base
    const row = { segment, base, key: segmentKey(segment) }
    const rows = bases.get(segment.unit)
    if (rows === undefined) bases.set(segment.unit, [row])
    else rows.push(row)
  }
  return [...bases.keys()].sort(compareCodes).map((unit) => {
    const rows = (bases.get(unit) ?? []).sort((a, b) => compareCodes(a.key, b.key))
    const weighed = rows.map(({ segment, base }) =>
      weigh(segment, base, { total: input.total, totalBase }, input.bounds),
    )
    return weighUnit(unit, weighed, input.coefficientBp(unit))
  })
}

function weigh(segment: PayeeSegment, base: bigint, share: EqualShare, bounds: BoundsPolicy): WeighedSegment {
  return {
    segment,
    base,
    weight: base * BigInt(segment.personalBp),
    floor: floorOf(base, share, bounds.floorBp),
    ceiling: ceilingOf(base, share, bounds.ceilingBp),
  }
}

function weighUnit(unit: string, rows: readonly WeighedSegment[], coefficientBp: number): WeighedUnit {
  let base = 0n
  let floor = 0n
  let ceiling: bigint | null = 0n
  for (const row of rows) {
    base += row.base
    floor += row.floor
    ceiling = ceiling === null || row.ceiling === null ? null : ceiling + row.ceiling
  }
  return { unit, coefficientBp, rows, base, weight: base * BigInt(coefficientBp), floor, ceiling }
}

function splitUnit(input: PerformanceInput, unit: UnitShare, share: EqualShare): readonly DraftLine[] {
  const level = splitBounded(
    unit.amount,
    unit.rows.map(({ segment, weight, floor, ceiling }) => ({ code: segmentKey(segment), weight, floor, ceiling })),
  )
  return unit.rows.map((row, i) => toLine(input, unit, row, level, i, share))
}

function toLine(
  input: PerformanceInput,
  unit: UnitShare,
  row: WeighedSegment,
  level: BoundedSplit,
  index: number,
  share: EqualShare,
): DraftLine {
  const part = level.shares[index]
  const { posting, person, postBp, months, factorBp, personalBp } = row.segment
  return {
    slice: input.slice,
    unit: unit.unit,
    person,
    posting,
    postBp,
    months,
    factorBp,
    personalBp,
    base: row.base,
    amount: part?.amount ?? 0n,
    floor: input.bounds.floorBp === null ? null : row.floor,
    ceiling: input.bounds.ceilingBp === null ? null : row.ceiling,
    bound: part?.bound ?? 'none',
    hasSpare: part?.hasSpare ?? false,
    equalShare: share.totalBase === 0n ? null : { n: share.total * row.base, d: share.totalBase },
    why: () => performanceLineNode(input, unit, level, index, share),
  }
}
