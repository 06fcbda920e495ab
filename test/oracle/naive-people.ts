import type { Bundle, Person } from '../../server/engine/bundle.ts'
import type { TieBreaker } from '../../server/engine/scheme.ts'
import { add, divide, fraction, limit, multiply, roundOf, whole, ZERO, type Fraction } from './fraction.ts'
import { cardOf } from './lookups.ts'
import { naiveCard, type NaiveCard } from './naive-card.ts'
import { countMonths } from './naive-dates.ts'
import type { NaiveMonths } from './naive-months.ts'
import { naiveRanks, tieKey, type Contender } from './naive-rank.ts'
import type { NaiveUnit } from './naive-units.ts'
import { naiveHold, naiveMark, type NaiveMark } from './naive-veto.ts'
import { OracleRefusal } from './oracle-refusal.ts'

export type ComposedPerson = {
  readonly code: string
  readonly roleClass: Person['roleClass']
  readonly home: string
  readonly months: number
  readonly card: NaiveCard | null
  readonly mark: NaiveMark
  readonly heldUntil: string | null
  readonly points: bigint
  /** The mean result of the person's units, rounded for display; null without one. */
  readonly team: bigint | null
  readonly composite: bigint
}

export type RankedPerson = ComposedPerson & {
  readonly rank: number | null
  readonly isTied: boolean
  readonly separatedBy: TieBreaker | null
  readonly unitRank: number | null
}

/** RULES §8.1 and §9 for everybody. */
export function naivePeople(
  bundle: Bundle,
  months: readonly NaiveMonths[],
  units: readonly NaiveUnit[],
): RankedPerson[] {
  const people = bundle.people.map((person) => compose(bundle, person, months, units))
  const isRanked = (person: ComposedPerson) =>
    !bundle.scheme.policy.ranking.halfPeriodRule || 2 * person.months >= countMonths(bundle)
  const ranked = people.filter(isRanked)
  const breakers = bundle.scheme.policy.ranking.personTieBreakers
  return people.map((person) => {
    const peers = ranked.filter((other) => other.roleClass === person.roleClass)
    const colleagues = ranked.filter((other) => other.home === person.home && person.home !== '')
    const own = rankAmong(bundle, peers).get(person.code)
    const inUnit = rankAmong(bundle, colleagues).get(person.code)
    const separatedBy = breakers[(own?.separatedAt ?? -1) - 1] ?? null
    const ranks = { rank: own?.rank ?? null, isTied: own?.isTied ?? false, unitRank: inUnit?.rank ?? null }
    return { ...person, ...ranks, separatedBy }
  })
}

function rankAmong(bundle: Bundle, group: readonly ComposedPerson[]) {
  return naiveRanks(group.map((person) => contender(bundle, person)))
}

function contender(bundle: Bundle, person: ComposedPerson): Contender {
  const breakers = bundle.scheme.policy.ranking.personTieBreakers
  const keys = breakers.map((breaker) => tieKey(breaker, person.card, person.points))
  return { code: person.code, keys: [person.composite, ...keys] }
}

function compose(
  bundle: Bundle,
  person: Person,
  allMonths: readonly NaiveMonths[],
  units: readonly NaiveUnit[],
): ComposedPerson {
  const subject = { level: 'person', code: person.code } as const
  const rules = cardOf(bundle, subject)
  const card = rules === null ? null : naiveCard(bundle, subject, rules, [])
  if (card?.state === 'pending') throw new OracleRefusal('pending')
  const months = allMonths.find((one) => one.person === person.code)
  const team = months === undefined ? null : teamResult(months, units)
  const final = card?.final ?? null
  const own = final === null ? null : whole(final)
  const composite = composeOne(bundle, person, team, own)
  const shown = team === null ? null : roundOf(team)
  const { code, roleClass } = person
  const points = personPoints(bundle, code)
  const mark = naiveMark(bundle, subject)
  return {
    code,
    roleClass,
    home: months?.home ?? '',
    months: months?.months ?? 0,
    card,
    mark,
    points,
    team: shown,
    heldUntil: naiveHold(bundle, code),
    composite,
  }
}

/** Mean of the units' composites, weighted by counted months; null without one. */
function teamResult(months: NaiveMonths, units: readonly NaiveUnit[]): Fraction | null {
  let sum = 0n
  let weight = 0n
  for (const segment of months.segments) {
    const composite = units.find((unit) => unit.code === segment.unit)?.composite ?? null
    if (composite === null) continue
    sum += composite * BigInt(segment.months)
    weight += BigInt(segment.months)
  }
  return weight === 0n ? null : fraction(sum, weight)
}

function composeOne(bundle: Bundle, person: Person, team: Fraction | null, own: Fraction | null): bigint {
  if (team === null && own === null) throw new OracleRefusal('pending')
  const { weights, points: policy } = bundle.scheme.policy.composite
  const points = personPoints(bundle, person.code)
  const parts: Part[] = []
  if (team !== null) parts.push({ weight: weights[person.roleClass].team, score: team })
  if (own !== null) parts.push({ weight: weights[person.roleClass].own, score: own })
  const ofBenchmark = fraction(points, BigInt(policy.benchmarkCenti))
  if (policy.kind === 'ADDITION') {
    const addition = BigInt(policy.additionCenti)
    const wanted = roundOf(multiply(whole(addition), ofBenchmark))
    return roundOf(weightedMean(parts)) + limit(wanted, 0n, addition)
  }
  const hasProjects = bundle.points.some((entry) => entry.person === person.code)
  if (policy.kind === 'ZERO' || hasProjects) {
    parts.push({ weight: policy.weight, score: pointsComponent(ofBenchmark) })
  }
  return roundOf(weightedMean(parts))
}

/** Points against the benchmark on the scale of 1000.00, neither negative nor above it. */
function pointsComponent(ofBenchmark: Fraction): Fraction {
  if (ofBenchmark.n <= 0n) return ZERO
  return ofBenchmark.n >= ofBenchmark.d ? whole(100000) : multiply(whole(100000), ofBenchmark)
}

type Part = { readonly weight: number; readonly score: Fraction }

function weightedMean(parts: readonly Part[]): Fraction {
  let sum = ZERO
  let weight = ZERO
  for (const part of parts) {
    sum = add(sum, multiply(whole(part.weight), part.score))
    weight = add(weight, whole(part.weight))
  }
  return divide(sum, weight)
}

export function personPoints(bundle: Bundle, person: string): bigint {
  let points = 0n
  for (const entry of bundle.points) {
    if (entry.person === person) points += BigInt(entry.pointsCenti)
  }
  return points
}
