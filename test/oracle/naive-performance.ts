import { ceilingOf, floorOf, fraction } from './fraction.ts'
import type { MoneyPerson } from './naive-coefficients.ts'
import type { NaiveSegment } from './naive-months.ts'
import { naiveSplitBounded, type BoundedPart, type BoundedShare } from './naive-split-bounded.ts'
import { OracleRefusal } from './oracle-refusal.ts'

/** A posting segment with what money reads of it. */
export type WeightedSegment = NaiveSegment & {
  readonly key: string
  /** Personal base weight: post × months × factor, 0 where the personal coefficient is 0 (RULES §12.4). */
  readonly h: bigint
  readonly personalBp: bigint
}

export type SegmentAmount = { readonly segment: WeightedSegment; readonly part: BoundedPart }

/** The order of equal remainders: person, posting, unit, none of which contains the separator. */
export function weighSegments(
  segments: readonly NaiveSegment[],
  people: readonly MoneyPerson[],
  ignoreFactors: boolean,
): WeightedSegment[] {
  return segments.map((segment) => {
    const person = people.find((one) => one.code === segment.person)
    const personalBp = person?.personalBp ?? null
    if (person === undefined || personalBp === null) throw new OracleRefusal('noCoefficient')
    const factor = personalBp === 0n ? 0n : ignoreFactors ? 10000n : person.factorBp
    const key = `${segment.person}\u0000${segment.posting}\u0000${segment.unit}`
    return { ...segment, key, personalBp, h: BigInt(segment.postBp) * BigInt(segment.months) * factor }
  })
}

export type Bounds = { readonly floorBp: number | null; readonly ceilingBp: number | null }

export type Performance = { readonly lines: readonly SegmentAmount[]; readonly pools: Map<string, bigint> }

/** RULES §12.5–§12.7: level 1 over units, level 2 over segments. */
export function naivePerformance(
  total: bigint,
  segments: readonly WeightedSegment[],
  coefficients: Map<string, bigint>,
  bounds: Bounds,
): Performance {
  const hSum = segments.reduce((sum, segment) => sum + segment.h, 0n)
  if (hSum === 0n && total > 0n) throw new OracleRefusal('noWeight')
  const bounded = segments.map((segment) => ({ segment, share: boundShare(total, hSum, segment, bounds) }))
  const units = [...new Set(segments.map((segment) => segment.unit))]
  const unitShares = units.map((unit): BoundedShare => {
    const own = bounded.filter((one) => one.segment.unit === unit)
    const h = own.reduce((sum, one) => sum + one.segment.h, 0n)
    return {
      code: unit,
      weight: (coefficients.get(unit) ?? 10000n) * h,
      floor: own.reduce((sum, one) => sum + one.share.floor, 0n),
      ceiling: sumOfCeilings(own.map((one) => one.share.ceiling)),
    }
  })
  const pools = new Map<string, bigint>()
  const lines: SegmentAmount[] = []
  for (const [unit, pool] of naiveSplitBounded(total, unitShares)) {
    pools.set(unit, pool.amount)
    const own = bounded.filter((one) => one.segment.unit === unit)
    const parts = naiveSplitBounded(
      pool.amount,
      own.map((one) => one.share),
    )
    for (const { segment } of own) {
      const part = parts.get(segment.key)
      if (part !== undefined) lines.push({ segment, part })
    }
  }
  return { lines, pools }
}

function boundShare(total: bigint, hSum: bigint, segment: WeightedSegment, bounds: Bounds): BoundedShare {
  const weight = segment.h * segment.personalBp
  if (weight === 0n) return { code: segment.key, weight, floor: 0n, ceiling: 0n }
  const portion = (bp: number) => fraction(total * segment.h * BigInt(bp), hSum * 10000n)
  const floor = bounds.floorBp === null ? 0n : ceilingOf(portion(bounds.floorBp))
  const ceiling = bounds.ceilingBp === null ? null : floorOf(portion(bounds.ceilingBp))
  return { code: segment.key, weight, floor, ceiling }
}

function sumOfCeilings(ceilings: readonly (bigint | null)[]): bigint | null {
  let sum = 0n
  for (const ceiling of ceilings) {
    if (ceiling === null) return null
    sum += ceiling
  }
  return sum
}
