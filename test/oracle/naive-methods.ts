import type { Bundle } from '../../server/engine/bundle.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'
import type { GrowthTier, Method } from '../../server/engine/methods/method.ts'
import type { Item } from '../../server/engine/scheme.ts'
import { add, fraction, limit, multiply, roundOf, subtract, whole, type Fraction } from './fraction.ts'
import { allSubjects, cardOf, comparisonGroup, decisionOn, valueOf } from './lookups.ts'

/** Score of an indicator before it is clamped to the item's floor and ceiling; null is pending (RULES §4). */
export function methodScore(bundle: Bundle, subject: SubjectRef, item: Item, method: SimpleMethod): bigint | null {
  const full = BigInt(item.fullCenti)
  const value = valueOf(bundle, subject, item.code)
  if (method.kind === 'OUTSIDE_RANK') {
    if (value === null || value.kind !== 'PLACE') return null
    return outsideRank(full, value.place, value.outOf, method)
  }
  if (value === null || value.kind !== 'ACTUAL') return null
  const actual = BigInt(value.actual)
  switch (method.kind) {
    case 'COMPLETE':
    case 'COMPLETE_LOW':
    case 'ALL_OR_NOTHING':
      return targeted(full, actual, value.target ?? method.target, method.kind)
    case 'STEP':
      return step(actual, method)
    case 'GROWTH_VS_AVG':
    case 'GROWTH_TIER':
      return growth(bundle, item, actual, method)
    case 'RANK_TABLE':
    case 'RANK_LINEAR':
      return ranked(bundle, subject, item, actual, method)
    case 'EFFICACY':
      return efficacy(full, actual, method)
  }
}

export type SimpleMethod = Exclude<Method, { kind: 'GATE' }>
type Of<K extends Method['kind']> = Extract<Method, { kind: K }>

function targeted(full: bigint, actual: bigint, target: number | null, kind: string): bigint | null {
  if (target === null) return null
  const goal = BigInt(target)
  if (kind === 'ALL_OR_NOTHING') return actual >= goal ? full : 0n
  if (kind === 'COMPLETE') return actual < 0n ? 0n : roundOf(fraction(full * actual, goal))
  return roundOf(fraction(full * limit(2n * goal - actual, 0n, goal), goal))
}

function step(actual: bigint, method: Of<'STEP'>): bigint {
  for (const row of method.rows) {
    const isMet = row.direction === 'AT_LEAST' ? actual >= BigInt(row.level) : actual <= BigInt(row.level)
    if (isMet) return BigInt(row.centi)
  }
  return 0n
}

function growth(bundle: Bundle, item: Item, own: bigint, method: Of<'GROWTH_VS_AVG' | 'GROWTH_TIER'>): bigint | null {
  const reference = bundle.references.find((candidate) => candidate.item === item.code)
  if (reference === undefined) return null
  const difference = own - BigInt(reference.value)
  if (method.kind === 'GROWTH_TIER') return growthTier(difference, method)
  const rate = difference >= 0n ? method.upCentiPerPp : method.downCentiPerPp
  const score = BigInt(method.baseCenti) + roundOf(fraction(BigInt(rate) * difference, 100n))
  return limit(score, 0n, BigInt(item.ceilingCenti))
}

function growthTier(difference: bigint, method: Of<'GROWTH_TIER'>): bigint {
  const isUp = difference >= 0n
  const tiers = isUp ? method.up : method.down
  const change = tierSum(fraction(isUp ? difference : -difference, 100n), tiers)
  const base = whole(method.baseCenti)
  return roundOf(isUp ? add(base, change) : subtract(base, change))
}

/** Walks the tiers with what is left of the difference, in percentage points. */
function tierSum(difference: Fraction, tiers: readonly GrowthTier[]): Fraction {
  let left = difference
  let sum = whole(0)
  for (const tier of tiers) {
    const isLast = tier.widthPp === null || left.n <= BigInt(tier.widthPp) * left.d
    const used = isLast ? left : whole(tier.widthPp ?? 0)
    sum = add(sum, multiply(used, fraction(BigInt(tier.rateNumeratorCenti), BigInt(tier.rateDenominator))))
    left = subtract(left, used)
  }
  return sum
}

function ranked(
  bundle: Bundle,
  subject: SubjectRef,
  item: Item,
  own: bigint,
  method: Of<'RANK_TABLE' | 'RANK_LINEAR'>,
): bigint {
  const actuals = actualsOfGroup(bundle, subject, item.code)
  let better = 0
  let equal = 0
  for (const actual of actuals) {
    if (actual === own) equal += 1
    else if (actual > own !== method.reverse) better += 1
  }
  const shared = whole(better + 1)
  const place = method.ties === 'SHARED' ? shared : add(shared, fraction(BigInt(equal - 1), 2n))
  const full = BigInt(item.fullCenti)
  if (method.kind === 'RANK_LINEAR') return linear(full, place, actuals.length, method.lastShareBp)
  return table(full, place, method)
}

function actualsOfGroup(bundle: Bundle, subject: SubjectRef, item: string): bigint[] {
  const actuals: bigint[] = []
  for (const other of allSubjects(bundle)) {
    if (other.level !== subject.level) continue
    if (comparisonGroup(bundle, other) !== comparisonGroup(bundle, subject)) continue
    const hasItem = cardOf(bundle, other)?.categories.some((category) => category.items.some((i) => i.code === item))
    const value = valueOf(bundle, other, item)
    if (hasItem === true && value?.kind === 'ACTUAL' && decisionOn(bundle, other, item) === null) {
      actuals.push(BigInt(value.actual))
    }
  }
  return actuals
}

function linear(full: bigint, place: Fraction, n: number, lastShareBp: number): bigint {
  if (n === 1) return full
  const steps = BigInt(n - 1)
  const lost = multiply(whole(10000 - lastShareBp), subtract(place, whole(1)))
  const kept = subtract(whole(10000n * steps), lost)
  return roundOf(multiply(kept, fraction(full, 10000n * steps)))
}

/** Between two places (AVERAGE) the share lies halfway between theirs. */
function table(full: bigint, place: Fraction, shares: { sharesBp: readonly number[]; restBp: number }): bigint {
  const shareAt = (rank: number) => shares.sharesBp[rank - 1] ?? shares.restBp
  const twice = Number((place.n * 2n) / place.d)
  const share = shareAt(Math.floor(twice / 2)) + shareAt(Math.ceil(twice / 2))
  return roundOf(fraction(full * BigInt(share), 20000n))
}

function efficacy(full: bigint, x: bigint, method: Of<'EFFICACY'>): bigint {
  const best = BigInt(method.best)
  const worst = BigInt(method.worst)
  if (best === worst) return x >= best ? full : 0n
  const base = BigInt(method.baseShareBp)
  const range = best - worst
  return roundOf(fraction(full * (base * range + (10000n - base) * (x - worst)), 10000n * range))
}

function outsideRank(full: bigint, place: number, outOf: number, method: Of<'OUTSIDE_RANK'>): bigint {
  const rank = whole(place)
  if (method.table.kind === 'LINEAR') return linear(full, rank, outOf, method.table.lastShareBp)
  return table(full, rank, method.table)
}
