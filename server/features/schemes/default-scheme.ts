import type { Policy, Scheme, VetoEffectRow, VetoTarget } from '../../engine/index.ts'

/** A draft with the defaults of the rules document and no card yet: what an editor starts from. */
export function defaultScheme(code: string, version: number, name: string): Scheme {
  return { code, version, name, cards: [], ruleGroups: [], policy: DEFAULT_POLICY }
}

const EFFECT: Omit<VetoEffectRow, 'target'> = {
  domain: '*',
  honourBan: true,
  promotionHoldMonths: 12,
  unitGradeCap: null,
  gradeCap: null,
  noExcellentQuota: false,
  bonusFactorBp: 10_000,
  zeroCategory: null,
}

const PEOPLE: readonly VetoTarget[] = ['HEAD', 'LEADER_IN_CHARGE', 'CHIEF_REP', 'RESPONSIBLE']

/** RULES §7 to §12: the defaults, all of them settings of the scheme. */
const DEFAULT_POLICY: Policy = {
  ranking: {
    rankedKinds: ['MODULE'],
    unitTieBreakers: [{ kind: 'CARD' }, { kind: 'POINTS' }, { kind: 'FEWER_MINUS' }],
    personTieBreakers: [{ kind: 'CARD' }, { kind: 'POINTS' }, { kind: 'FEWER_MINUS' }],
    halfPeriodRule: false,
  },
  composite: {
    weights: { LEADER: { team: 60, own: 30 }, HEAD: { team: 60, own: 30 }, STAFF: { team: 30, own: 50 } },
    points: { kind: 'ADDITION', additionCenti: 10_000, benchmarkCenti: 5_000 },
  },
  unitPoints: { additionCenti: 10_000, benchmarkPerHeadCenti: 5_000 },
  unitGrades: { goodCenti: 80_000, qualifiedCenti: 60_000 },
  personGrades: {
    excellentCenti: 90_000,
    competentCenti: 70_000,
    basicCenti: 60_000,
    quotaBp: 2_000,
    quotaShareBp: { excellent: 2_500, good: 2_000, qualified: 1_500, unqualified: 1_500 },
    quotaDocument: '',
    countNoGrade: true,
    leadersApart: true,
    sanctionCaps: [{ sanction: 'WARNING', cap: 'competent' }],
  },
  teamCoefficient: {
    kind: 'BAND',
    topShareBp: 2_000,
    bottomShareBp: 2_000,
    topBp: 12_000,
    middleBp: 10_000,
    bottomBp: 9_000,
  },
  personalCoefficient: {
    method: { kind: 'GRADE' },
    byGradeBp: { excellent: 12_000, competent: 10_000, basic: 5_000, incompetent: 0 },
    noGradeBp: [
      { reason: 'PROBATION', coefficientBp: 10_000 },
      { reason: 'LEAVE', coefficientBp: 10_000 },
      { reason: 'INVESTIGATION', coefficientBp: null },
    ],
  },
  months: { leaveDaysThatDropAMonth: 0 },
  veto: {
    effects: [
      { ...EFFECT, target: 'UNIT', promotionHoldMonths: 0 },
      ...PEOPLE.map((target) => ({ ...EFFECT, target })),
    ],
    rank: 'KEEP',
    alsoNextYear: false,
  },
}
