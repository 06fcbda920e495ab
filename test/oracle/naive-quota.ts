import type { Bundle } from '../../server/engine/bundle.ts'
import type { GradeCode, UnitGradeCode } from '../../server/engine/grades/grade-codes.ts'
import { naiveFill, type Filled, type GradedPerson } from './naive-grades.ts'
import { naiveSplit } from './naive-split.ts'
import type { NaiveUnit } from './naive-units.ts'

export type FinalPerson = GradedPerson & { readonly grade: GradeCode | null; readonly needsCommittee: boolean }

export type NaiveGrading = {
  readonly people: readonly FinalPerson[]
  /** Excellent places by unit, after moves. */
  readonly quotas: Map<string, number>
  /** People who count in a unit's places. */
  readonly heads: Map<string, number>
}

/** RULES §10.4–§10.6. */
export function naiveGrading(
  bundle: Bundle,
  people: readonly GradedPerson[],
  units: readonly NaiveUnit[],
  baseGrades: Map<string, UnitGradeCode | null>,
): NaiveGrading {
  const policy = bundle.scheme.policy.personGrades
  const counting = people.filter((person) => person.home !== '' && (policy.countNoGrade || person.noGrade === null))
  const isApart = (person: GradedPerson) => policy.leadersApart && person.roleClass === 'LEADER'
  const staff = counting.filter((person) => !isApart(person))
  const heads = headsByUnit(units, staff)
  const quotas = quotasByUnit(bundle, units, heads, baseGrades)
  const chosen = bundle.decisions.flatMap((decision) => (decision.kind === 'EXCELLENT' ? [decision.person] : []))
  const fills: Filled[] = units.map((unit) => {
    const own = people.filter((person) => person.home === unit.code && !isApart(person))
    return naiveFill(own, quotas.get(unit.code) ?? 0, (person) => person.unitRank, chosen)
  })
  const leaders = counting.filter(isApart).length
  const leaderPlaces = Math.floor((leaders * policy.quotaBp) / 10000)
  const candidates = people.filter((person) => isApart(person) && person.home !== '')
  fills.push(naiveFill(candidates, leaderPlaces, (person) => person.rank, chosen))
  return { people: people.map((person) => finish(person, fills)), quotas, heads }
}

function finish(person: GradedPerson, fills: readonly Filled[]): FinalPerson {
  const isExcellent = fills.some((fill) => fill.excellent.includes(person.code))
  const needsCommittee = fills.some((fill) => fill.undecided.includes(person.code))
  const grade = person.candidate === 'excellent' && !isExcellent ? 'competent' : person.candidate
  return { ...person, grade, needsCommittee }
}

function headsByUnit(units: readonly NaiveUnit[], people: readonly GradedPerson[]): Map<string, number> {
  return new Map(units.map((unit) => [unit.code, people.filter((person) => person.home === unit.code).length]))
}

function quotasByUnit(
  bundle: Bundle,
  units: readonly NaiveUnit[],
  heads: Map<string, number>,
  baseGrades: Map<string, UnitGradeCode | null>,
): Map<string, number> {
  const policy = bundle.scheme.policy.personGrades
  let n = 0
  for (const count of heads.values()) n += count
  const places = BigInt(Math.floor((n * policy.quotaBp) / 10000))
  const shares = units.map((unit) => {
    // A unit without a score has no grade: neither rewarded nor cut, it counts as a good one (our reading).
    const share = policy.quotaShareBp[baseGrades.get(unit.code) ?? 'good']
    return { code: unit.code, weight: BigInt((heads.get(unit.code) ?? 0) * share) }
  })
  const quotas = new Map<string, number>()
  const haveWeight = shares.some((share) => share.weight > 0n)
  const parts = haveWeight ? naiveSplit(places, shares) : new Map<string, { amount: bigint }>()
  for (const unit of units) {
    const given = Math.min(Number(parts.get(unit.code)?.amount ?? 0n), heads.get(unit.code) ?? 0)
    quotas.set(unit.code, unit.mark.noExcellentQuota ? 0 : given)
  }
  movePlaces(bundle, quotas)
  return quotas
}

function movePlaces(bundle: Bundle, quotas: Map<string, number>): void {
  for (const decision of bundle.decisions) {
    if (decision.kind !== 'MOVE_PLACES') continue
    quotas.set(decision.from, (quotas.get(decision.from) ?? 0) - decision.places)
    quotas.set(decision.to, (quotas.get(decision.to) ?? 0) + decision.places)
  }
}
