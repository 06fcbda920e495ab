import type { Bundle } from '../../server/engine/bundle.ts'
import { naivePersonal, type MoneyPerson } from './naive-coefficients.ts'
import { naiveDistribution, type NaiveDistribution } from './naive-distribution.ts'
import { naiveCandidates } from './naive-grades.ts'
import { naiveMonths, type NaiveMonths } from './naive-months.ts'
import { naivePeople } from './naive-people.ts'
import { naiveGrading, type NaiveGrading } from './naive-quota.ts'
import { gradesWithoutVeto, naiveUnits, type NaiveUnit } from './naive-units.ts'
import { OracleRefusal, type RefusalClass } from './oracle-refusal.ts'

export type NaiveSettlement = {
  readonly months: readonly NaiveMonths[]
  readonly units: readonly NaiveUnit[]
  readonly grading: NaiveGrading
  readonly money: readonly MoneyPerson[]
  readonly distribution: NaiveDistribution | null
}

/** The whole of RULES §2–§12 for a bundle, step by step. @throws OracleRefusal */
export function naiveSettle(bundle: Bundle): NaiveSettlement {
  const months = naiveMonths(bundle)
  const units = naiveUnits(bundle, months)
  const people = naivePeople(bundle, months, units)
  const candidates = naiveCandidates(bundle, people)
  const grading = naiveGrading(bundle, candidates, units, gradesWithoutVeto(bundle, months))
  const money = grading.people.map((person) => naivePersonal(bundle, grading.people, person))
  const plan = bundle.plan
  if (plan === null) return { months, units, grading, money, distribution: null }
  const segments = months.flatMap((one) => one.segments)
  const coefficients = new Map(units.map((unit) => [unit.code, unit.coefficientBp]))
  const distribution = naiveDistribution({ bundle, plan, segments, people: money, coefficients })
  return { months, units, grading, money, distribution }
}

/** The settlement, or the class of its refusal. */
export function naiveAnswer(bundle: Bundle): NaiveSettlement | RefusalClass {
  try {
    return naiveSettle(bundle)
  } catch (error) {
    if (error instanceof OracleRefusal) return error.reason
    throw error
  }
}
