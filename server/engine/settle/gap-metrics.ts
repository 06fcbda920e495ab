import type { GapMetrics } from '../result.ts'
import { rdiv } from '../rounding.ts'
import type { FinishedLine } from './finish-line.ts'

/**
 * How far apart the money lies, over performance lines with h > 0 (RULES §12, gap metrics): highest ÷ lowest amount per
 * post-month, best ÷ worst unit mean of it, and the share of people within ±5 % of their equal share.
 */
export function gapMetrics(performanceLines: readonly FinishedLine[]): GapMetrics {
  const lines = performanceLines.filter(hasBase)
  return {
    highToLowBp: highToLow(lines.map((line) => ({ n: line.amountFen, d: postMonths(line) }))),
    unitMeanRatioBp: highToLow(unitMeans(lines)),
    flatnessBp: flatness(lines),
  }
}

type Fraction = { readonly n: bigint; readonly d: bigint }

/** h > 0 with the line's own factor, also where the factor is only taken at the end. */
function hasBase({ draft }: FinishedLine): boolean {
  return draft.base > 0n && draft.factorBp > 0
}

function postMonths({ draft }: FinishedLine): bigint {
  return BigInt(draft.postBp) * BigInt(draft.months)
}

function highToLow(fractions: readonly Fraction[]): number | null {
  const [first] = fractions
  if (first === undefined) return null
  let high = first
  let low = first
  for (const fraction of fractions) {
    if (fraction.n * high.d > high.n * fraction.d) high = fraction
    if (fraction.n * low.d < low.n * fraction.d) low = fraction
  }
  return low.n === 0n ? null : rdiv(10_000n * high.n * low.d, high.d * low.n)
}

function unitMeans(lines: readonly FinishedLine[]): readonly Fraction[] {
  const byUnit = new Map<string, Fraction>()
  for (const line of lines) {
    const { unit } = line.draft
    const sofar = byUnit.get(unit) ?? { n: 0n, d: 0n }
    byUnit.set(unit, { n: sofar.n + line.amountFen, d: sofar.d + postMonths(line) })
  }
  return [...byUnit.values()]
}

/** A person's lines are taken together: all the lines' amounts against all their equal shares. */
function flatness(lines: readonly FinishedLine[]): number | null {
  const people = new Map<string, { amount: bigint; equal: bigint; d: bigint }>()
  for (const { draft, unitFen, amountFen } of lines) {
    if (draft.equalShare === null) continue
    const { n, d } = draft.equalShare
    const sofar = people.get(draft.person) ?? { amount: 0n, equal: 0n, d }
    people.set(draft.person, { amount: sofar.amount + amountFen, equal: sofar.equal + n * unitFen, d })
  }
  if (people.size === 0) return null
  let near = 0
  for (const { amount, equal, d } of people.values()) {
    const off = amount * d > equal ? amount * d - equal : equal - amount * d
    if (20n * off <= equal) near += 1
  }
  return rdiv(10_000 * near, people.size)
}
