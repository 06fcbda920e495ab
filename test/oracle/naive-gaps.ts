import type { NaiveLine } from './naive-distribution.ts'
import { weighSegments } from './naive-performance.ts'
import type { MoneyInput } from './naive-slices.ts'
import { add, compare, divide, fraction, multiply, roundOf, whole, ZERO, type Fraction } from './fraction.ts'

/** What the gap metrics read of a performance line with h > 0: its amount, its base B and post × months. */
export type GapLine = {
  readonly person: string
  readonly unit: string
  readonly amount: bigint
  readonly equalShare: Fraction
  readonly mass: bigint
}

export type NaiveGaps = {
  readonly highToLow: bigint | null
  readonly unitMeanRatio: bigint | null
  readonly flatness: bigint | null
}

/** The lines that the metrics read of a slice of `totalFen`: not those of factor 0, and nobody held back. */
export function gapLines(input: MoneyInput, totalFen: bigint, lines: readonly NaiveLine[]): GapLine[] {
  const segments = weighSegments(input.segments, input.people, input.plan.forfeits === 'RETURN')
  const hSum = segments.reduce((sum, segment) => sum + segment.h, 0n)
  return segments.flatMap(({ person, unit, posting, postBp, months, h }): GapLine[] => {
    const payee = input.people.find((one) => one.code === person)
    if (h === 0n || payee === undefined || payee.factorBp === 0n || payee.isHeld) return []
    const line = lines.find((one) => one.person === person && one.unit === unit && one.posting === posting)
    const equalShare = fraction(totalFen * h, hSum)
    return [{ person, unit, amount: line?.amountFen ?? 0n, equalShare, mass: BigInt(postBp * months) }]
  })
}

/** RULES §12, gap metrics in basis points; null where a divisor is 0. */
export function naiveGaps(lines: readonly GapLine[]): NaiveGaps {
  const rates = lines.map((line) => fraction(line.amount, line.mass))
  const means = groups(lines, (line) => line.unit).map((own) => divide(sumOf(own, amountOf), sumOf(own, massOf)))
  const people = groups(lines, (line) => line.person)
  const close = people.filter(isClose).length
  return {
    highToLow: spread(rates),
    unitMeanRatio: spread(means),
    flatness: people.length === 0 ? null : roundOf(fraction(BigInt(10000 * close), BigInt(people.length))),
  }
}

/** Within 5 % of the equal share, both summed over a person's lines. */
function isClose(own: readonly GapLine[]): boolean {
  const amount = sumOf(own, amountOf)
  const share = sumOf(own, (line) => line.equalShare)
  const portion = (percent: bigint) => multiply(share, fraction(percent, 100n))
  return compare(amount, portion(95n)) >= 0 && compare(amount, portion(105n)) <= 0
}

function spread(rates: readonly Fraction[]): bigint | null {
  const sorted = [...rates].sort(compare)
  const low = sorted[0]
  const high = sorted.at(-1)
  if (low === undefined || high === undefined || low.n === 0n) return null
  return roundOf(multiply(whole(10000), divide(high, low)))
}

function groups(lines: readonly GapLine[], keyOf: (line: GapLine) => string): GapLine[][] {
  const keys = [...new Set(lines.map(keyOf))]
  return keys.map((key) => lines.filter((line) => keyOf(line) === key))
}

function amountOf(line: GapLine): Fraction {
  return whole(line.amount)
}

function massOf(line: GapLine): Fraction {
  return whole(line.mass)
}

function sumOf(lines: readonly GapLine[], valueOf: (line: GapLine) => Fraction): Fraction {
  return lines.reduce((sum, line) => add(sum, valueOf(line)), ZERO)
}
