import { describe, expect, test } from 'vitest'
import { schemeWarnings } from '../../../server/engine/scheme-warnings.ts'
import type { Policy } from '../../../server/engine/scheme.ts'
import {
  aCompositePolicy,
  aPersonGradePolicy,
  aPolicy,
  aScheme,
  aVetoEffect,
  aVetoPolicy,
} from '../../support/builders.ts'

const warned = (over: Partial<Policy>): readonly string[] => {
  const personGrades = aPersonGradePolicy({ quotaDocument: 'Notice 12' })
  return schemeWarnings(aScheme({ policy: aPolicy({ personGrades, ...over }) })).map(
    ({ path, code }) => `${path} ${code}`,
  )
}

describe('schemeWarnings', () => {
  test('says nothing about the defaults but that the quota names no document', () => {
    expect(warned({})).toEqual([])
    expect(warned({ personGrades: aPersonGradePolicy() })).toEqual([
      'policy.personGrades.quotaDocument quota.noDocument',
    ])
  })

  test('says that REDISTRIBUTE can lower somebody who joins a project (RULES §8.1)', () => {
    const points = { kind: 'REDISTRIBUTE' as const, weight: 20, benchmarkCenti: 5000 }
    expect(warned({ composite: aCompositePolicy({ points }) })).toEqual(['policy.composite.points points.mayLower'])
  })

  test('names every veto effect that moves money, and a rank option that moves bands (RULES §7.2)', () => {
    const effects = [
      aVetoEffect({ target: 'UNIT', unitGradeCap: 'qualified', noExcellentQuota: true, zeroCategory: 'C1' }),
      aVetoEffect({ target: 'HEAD', gradeCap: 'competent', bonusFactorBp: 5000 }),
    ]
    expect(warned({ veto: aVetoPolicy({ effects, rank: 'LAST' }) })).toEqual([
      'policy.veto.effects.0.unitGradeCap veto.movesMoney',
      'policy.veto.effects.0.noExcellentQuota veto.movesMoney',
      'policy.veto.effects.0.zeroCategory veto.movesMoney',
      'policy.veto.effects.1.gradeCap veto.movesMoney',
      'policy.veto.effects.1.bonusFactorBp veto.movesMoney',
      'policy.veto.rank veto.movesBands',
    ])
  })

  test('names reasons for no grade whose coefficient would refuse a plan (RULES §10.1)', () => {
    const { personalCoefficient } = aPolicy()
    const noGradeBp = [{ reason: 'LEAVE' as const, coefficientBp: null }]
    expect(warned({ personalCoefficient: { ...personalCoefficient, noGradeBp } })).toEqual(
      Array<string>(3).fill('policy.personalCoefficient.noGradeBp noGrade.noValue'),
    )
  })
})
