import { personalCoefficient, type PersonalCoefficient } from '../coefficients/personal-coefficient.ts'
import type { PeopleGrades } from '../grades/grade-people.ts'
import { Refusal } from '../refusal.ts'
import { rdiv } from '../rounding.ts'
import type { EvaluatedPeople } from './evaluate-people.ts'
import type { Evaluation } from './evaluation.ts'
import type { PayeeSegment } from './payee-segment.ts'

/** Personal coefficient of everybody; where the scheme gives none, the refusal that a plan meets. */
export type PersonalCoefficients = ReadonlyMap<string, PersonalCoefficient | Refusal>

export function personalCoefficients({ facts, people }: Evaluation): PersonalCoefficients {
  const policy = facts.bundle.scheme.policy.personalCoefficient
  const means = policy.method.kind === 'RATIO' ? homeMeans(people) : new Map<string, number>()
  const coefficients = new Map<string, PersonalCoefficient | Refusal>()
  for (const { person, compositeCenti, home } of people.people.values()) {
    const standing = { ...gradeOf(people.grades, person.code), compositeCenti, unitMeanCenti: means.get(home) ?? null }
    coefficients.set(person.code, coefficientOrRefusal({ code: person.code, ...standing }, policy))
  }
  return coefficients
}

function gradeOf(grades: PeopleGrades, code: string) {
  const { grade, noGrade } = grades.people.get(code) ?? { grade: null, noGrade: null }
  return { grade, noGrade }
}

function coefficientOrRefusal(...args: Parameters<typeof personalCoefficient>): PersonalCoefficient | Refusal {
  try {
    return personalCoefficient(...args)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Mean composite of each home unit's people weighted by their counted months, rounded to hundredths (RULES §12.6). */
function homeMeans({ people }: EvaluatedPeople): ReadonlyMap<string, number> {
  const sums = new Map<string, { weighted: bigint; months: bigint }>()
  for (const { home, months, compositeCenti } of people.values()) {
    if (home === '' || compositeCenti === null) continue
    const sum = sums.get(home) ?? { weighted: 0n, months: 0n }
    sum.weighted += BigInt(compositeCenti) * BigInt(months)
    sum.months += BigInt(months)
    sums.set(home, sum)
  }
  return new Map([...sums].map(([home, { weighted, months }]) => [home, rdiv(weighted, months)]))
}

/**
 * The segments that a pool is shared among, with everybody's factor and personal coefficient.
 * @throws Refusal `personal.*` for somebody with counted months whom the scheme gives no coefficient.
 */
export function payeeSegments({ facts }: Evaluation, coefficients: PersonalCoefficients): readonly PayeeSegment[] {
  const segments: PayeeSegment[] = []
  for (const [person, counted] of facts.months) {
    if (counted.segments.length === 0) continue
    const coefficient = coefficients.get(person)
    if (coefficient === undefined) throw new Refusal('personal.noGrade', { person })
    if (coefficient instanceof Refusal) throw coefficient
    const factorBp = facts.marks.people.get(person)?.bonusFactorBp ?? 10_000
    for (const { posting, unit, postBp, months } of counted.segments) {
      segments.push({ posting, person, unit, postBp, months, factorBp, personalBp: coefficient.coefficientBp })
    }
  }
  return segments
}
