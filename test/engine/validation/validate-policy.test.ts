import { describe, expect, test } from 'vitest'
import type { Policy, Scheme } from '../../../server/engine/scheme.ts'
import { validateScheme } from '../../../server/engine/validate-scheme.ts'
import {
  aCompositePolicy,
  aPersonGradePolicy,
  aPolicy,
  aRankingPolicy,
  aScheme,
  aVetoEffect,
  aVetoPolicy,
} from '../../support/builders.ts'

const found = (scheme: Scheme): readonly string[] => validateScheme(scheme).map(({ path, code }) => `${path} ${code}`)
const withPolicy = (over: Partial<Policy>): readonly string[] => found(aScheme({ policy: aPolicy(over) }))

describe('validateScheme: policy', () => {
  const band = {
    kind: 'BAND' as const,
    topShareBp: 2000,
    bottomShareBp: 2000,
    topBp: 12000,
    middleBp: 10000,
    bottomBp: 9000,
  }
  test.each<[string, Partial<Policy>, readonly string[]]>([
    [
      'a weight of 0',
      { composite: aCompositePolicy({ weights: { ...aCompositePolicy().weights, HEAD: { team: 0, own: 30 } } }) },
      ['policy.composite.weights.HEAD.team number.range'],
    ],
    [
      'a benchmark of 0',
      { composite: aCompositePolicy({ points: { kind: 'ADDITION', additionCenti: -1, benchmarkCenti: 0 } }) },
      ['policy.composite.points.benchmarkCenti number.range', 'policy.composite.points.additionCenti number.range'],
    ],
    [
      'a points weight of 0',
      { composite: aCompositePolicy({ points: { kind: 'ZERO', weight: 0, benchmarkCenti: 1 } }) },
      ['policy.composite.points.weight number.range'],
    ],
    [
      'a unit benchmark of 0',
      { unitPoints: { additionCenti: 0, benchmarkPerHeadCenti: 0 } },
      ['policy.unitPoints.benchmarkPerHeadCenti number.range'],
    ],
    [
      'a kind that is never ranked, and one without a card',
      { ranking: aRankingPolicy({ rankedKinds: ['SUPERVISION', 'WINDOW'] }) },
      ['policy.ranking.rankedKinds.0 ranking.kindNotRankable', 'policy.ranking.rankedKinds.1 ranking.kindWithoutCard'],
    ],
    [
      'tie-breakers that are unknown or doubled',
      {
        ranking: aRankingPolicy({
          unitTieBreakers: [{ kind: 'ITEM', item: 'P-SCORE' }, { kind: 'POINTS' }, { kind: 'POINTS' }],
          personTieBreakers: [{ kind: 'CATEGORY', category: 'NONE' }],
        }),
      },
      [
        'policy.ranking.unitTieBreakers.2 code.duplicate',
        'policy.ranking.unitTieBreakers.0.item reference.unknown',
        'policy.ranking.personTieBreakers.0.category reference.unknown',
      ],
    ],
    [
      'grades that do not descend',
      {
        unitGrades: { goodCenti: 60000, qualifiedCenti: 60000 },
        personGrades: aPersonGradePolicy({ competentCenti: 95000 }),
      },
      ['policy.unitGrades order.notDescending', 'policy.personGrades order.notDescending'],
    ],
    [
      'a quota over everybody',
      {
        personGrades: aPersonGradePolicy({
          quotaBp: 10001,
          quotaShareBp: { excellent: -1, good: 0, qualified: 0, unqualified: 0 },
        }),
      },
      ['policy.personGrades.quotaBp number.range', 'policy.personGrades.quotaShareBp.excellent number.range'],
    ],
    [
      'a bottom band that pays more',
      { teamCoefficient: { ...band, bottomBp: 11000 } },
      ['policy.teamCoefficient order.notDescending'],
    ],
    [
      'a ratio whose bounds leave 1.00 out',
      {
        teamCoefficient: { kind: 'RATIO', gain: -1, lowBp: 10001, highBp: 9999, topShareBp: 2000, bottomShareBp: 2000 },
      },
      [
        'policy.teamCoefficient.gain number.range',
        'policy.teamCoefficient.lowBp number.range',
        'policy.teamCoefficient.highBp number.range',
      ],
    ],
    [
      'a worse grade that pays more',
      {
        personalCoefficient: {
          ...aPolicy().personalCoefficient,
          byGradeBp: { excellent: 12000, competent: 10000, basic: 11000, incompetent: 0 },
        },
      },
      ['policy.personalCoefficient.byGradeBp order.notDescending'],
    ],
    [
      'too many days of leave',
      { months: { leaveDaysThatDropAMonth: 32 } },
      ['policy.months.leaveDaysThatDropAMonth number.range'],
    ],
    [
      'effects of units on people and the other way round',
      {
        veto: aVetoPolicy({
          effects: [
            aVetoEffect({ target: 'UNIT', bonusFactorBp: 0 }),
            aVetoEffect({ target: 'HEAD', noExcellentQuota: true, zeroCategory: 'NONE' }),
          ],
        }),
      },
      [
        'policy.veto.effects.0.promotionHoldMonths veto.notForTarget',
        'policy.veto.effects.0.bonusFactorBp veto.notForTarget',
        'policy.veto.effects.1.zeroCategory reference.unknown',
        'policy.veto.effects.1.noExcellentQuota veto.notForTarget',
        'policy.veto.effects.1.zeroCategory veto.notForTarget',
      ],
    ],
    [
      'two rows for one domain and target, and a factor over 1',
      {
        veto: aVetoPolicy({
          effects: [aVetoEffect({ target: 'HEAD' }), aVetoEffect({ target: 'HEAD', bonusFactorBp: 10001 })],
        }),
      },
      ['policy.veto.effects.1.domain code.duplicate', 'policy.veto.effects.1.bonusFactorBp number.range'],
    ],
  ])('finds %s', (_, policy, problems) => {
    expect(withPolicy(policy)).toEqual(problems)
  })

  test('finds a scheme without code, version and cards', () => {
    expect(found(aScheme({ code: '', version: 0, cards: [] })).slice(0, 3)).toEqual([
      'code code.empty',
      'version number.range',
      'cards list.empty',
    ])
  })
})
