import { describe, expect, it } from 'vitest'
import { personalCoefficient, type PersonStanding } from '../../../server/engine/coefficients/personal-coefficient.ts'
import type { PersonalCoefficientPolicy } from '../../../server/engine/scheme.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

const policy: PersonalCoefficientPolicy = {
  method: { kind: 'GRADE' },
  byGradeBp: { excellent: 12_000, competent: 10_000, basic: 5000, incompetent: 0 },
  noGradeBp: [
    { reason: 'PROBATION', coefficientBp: 10_000 },
    { reason: 'INVESTIGATION', coefficientBp: null },
  ],
}
const byRatio: PersonalCoefficientPolicy = { ...policy, method: { kind: 'RATIO', lowBp: 8000, highBp: 12_000 } }

const person = (override: Partial<PersonStanding>): PersonStanding => ({
  code: 'P1',
  grade: 'competent',
  noGrade: null,
  compositeCenti: 90_000,
  unitMeanCenti: 91_410,
  ...override,
})

describe('personalCoefficient', () => {
  it.each([
    ['excellent', 12_000],
    ['competent', 10_000],
    ['basic', 5000],
    ['incompetent', 0],
  ] as const)('gives %s its coefficient', (grade, bp) => {
    expect(personalCoefficient(person({ grade }), policy).coefficientBp).toBe(bp)
  })

  it.each([
    [95_639, 10_463],
    [20_000, 8000],
    [200_000, 12_000],
  ])('takes the ratio of %i to the unit mean inside the limits', (compositeCenti, bp) => {
    const coefficient = personalCoefficient(person({ compositeCenti }), byRatio)
    expect(coefficient.coefficientBp).toBe(bp)
    expect(derivationProblems(coefficient.why())).toEqual([])
  })

  it('gives 1.00 where the unit has no mean', () => {
    expect(personalCoefficient(person({ unitMeanCenti: null }), byRatio).coefficientBp).toBe(10_000)
    expect(personalCoefficient(person({ unitMeanCenti: 0 }), byRatio).coefficientBp).toBe(10_000)
  })

  it('goes by the reason, not the grade, for people without a grade', () => {
    const coefficient = personalCoefficient(person({ noGrade: 'PROBATION', grade: 'excellent' }), policy)
    expect([coefficient.coefficientBp, coefficient.isHeldBack]).toEqual([10_000, false])
  })

  it('holds the money of an open investigation back, computed at 1.00', () => {
    const coefficient = personalCoefficient(person({ noGrade: 'INVESTIGATION' }), policy)
    expect([coefficient.coefficientBp, coefficient.isHeldBack]).toEqual([10_000, true])
  })

  it('refuses a reason without a value and a person with nothing to go by', () => {
    expect(() => personalCoefficient(person({ noGrade: 'LEAVE' }), policy)).toThrow(/personal.noCoefficient/)
    expect(() => personalCoefficient(person({ grade: null }), policy)).toThrow(/personal.noGrade/)
    expect(() => personalCoefficient(person({ compositeCenti: null }), byRatio)).toThrow(/personal.noGrade/)
  })
})
