import { given, type Derivation } from '../derivation.ts'
import type { GradeCode } from '../grades/grade-codes.ts'
import { Refusal } from '../refusal.ts'
import { clamp, rdiv } from '../rounding.ts'
import type { NoGradeReason, PersonalCoefficientPolicy } from '../scheme.ts'

/** What a person's coefficient rests on. `noGrade` wins over the grade. */
export type PersonStanding = {
  readonly code: string
  readonly grade: GradeCode | null
  readonly noGrade: NoGradeReason | null
  readonly compositeCenti: number | null
  /** Mean composite of the home unit weighted by counted months, rounded; null without one. */
  readonly unitMeanCenti: number | null
}

/** `isHeldBack`: the money is computed at 1.00 and set aside instead of paid. */
export type PersonalCoefficient = {
  readonly coefficientBp: number
  readonly isHeldBack: boolean
  readonly why: () => Derivation
}

/**
 * The personal coefficient in bp (RULES §12.6): by grade, or clamp(rdiv(10000·composite, unit mean), low, high); by
 * reason for people without a grade (RULES §10.1), where an open investigation without a value holds the money back.
 * @throws Refusal `personal.noCoefficient` for a reason without a value, `personal.noGrade` for nothing to go by.
 */
export function personalCoefficient(person: PersonStanding, policy: PersonalCoefficientPolicy): PersonalCoefficient {
  if (person.noGrade !== null) return withoutGrade(person.code, person.noGrade, policy)
  if (policy.method.kind === 'RATIO') return byRatio(person, policy.method.lowBp, policy.method.highBp)
  if (person.grade === null) throw new Refusal('personal.noGrade', { person: person.code })
  return fixed(policy.byGradeBp[person.grade], 'personal.byGrade', { person: person.code, grade: person.grade })
}

function withoutGrade(person: string, reason: NoGradeReason, policy: PersonalCoefficientPolicy): PersonalCoefficient {
  const row = policy.noGradeBp.find((candidate) => candidate.reason === reason)
  const notes = { person, reason }
  if (row !== undefined && row.coefficientBp !== null) return fixed(row.coefficientBp, 'personal.byReason', notes)
  if (row === undefined || reason !== 'INVESTIGATION') throw new Refusal('personal.noCoefficient', notes)
  return { ...fixed(10_000, 'personal.heldBack', notes), isHeldBack: true }
}

function byRatio(person: PersonStanding, low: number, high: number): PersonalCoefficient {
  const { code, compositeCenti, unitMeanCenti } = person
  if (compositeCenti === null) throw new Refusal('personal.noGrade', { person: code })
  if (unitMeanCenti === null || unitMeanCenti <= 0) return fixed(10_000, 'personal.noMean', { person: code })
  const coefficientBp = clamp(rdiv(10_000n * BigInt(compositeCenti), unitMeanCenti), low, high)
  const why = (): Derivation => ({
    name: '',
    rule: 'personal.ratio',
    operation: 'clamp(rdiv(10000 * composite, mean), low, high)',
    inputs: { composite: compositeCenti, mean: unitMeanCenti, low, high },
    result: coefficientBp,
    unit: 'bp',
    notes: { person: code },
    parts: [],
  })
  return { coefficientBp, isHeldBack: false, why }
}

function fixed(coefficientBp: number, rule: string, notes: Derivation['notes']): PersonalCoefficient {
  return { coefficientBp, isHeldBack: false, why: () => given('', rule, coefficientBp, 'bp', notes) }
}
