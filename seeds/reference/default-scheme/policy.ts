import type { Policy } from '../../../server/engine/scheme.ts'
import type { VetoEffectRow, VetoTarget } from '../../../server/engine/veto/veto-policy.ts'

/** Barred from honours; for people, promotion held for 12 months. No effect on grades or money (RULES §7.2). */
function vetoEffect(target: VetoTarget): VetoEffectRow {
  return {
    domain: '*',
    target,
    honourBan: true,
    promotionHoldMonths: target === 'UNIT' ? 0 : 12,
    unitGradeCap: null,
    gradeCap: null,
    noExcellentQuota: false,
    bonusFactorBp: 10000,
    zeroCategory: null,
  }
}

/** Every policy number at the default that RULES §7–§12 give. */
export const DEFAULT_POLICY: Policy = {
  ranking: {
    rankedKinds: ['MODULE', 'TEAM', 'SECTION', 'WINDOW'],
    unitTieBreakers: [
      { kind: 'CATEGORY', category: 'LAND' },
      { kind: 'POINTS' },
      { kind: 'FEWER_MINUS' },
      { kind: 'FEWER_OVERDUE' },
    ],
    personTieBreakers: [
      { kind: 'CATEGORY', category: 'JI' },
      { kind: 'POINTS' },
      { kind: 'FEWER_MINUS' },
      { kind: 'FEWER_OVERDUE' },
    ],
    halfPeriodRule: false,
  },
  composite: {
    weights: { LEADER: { team: 60, own: 30 }, HEAD: { team: 60, own: 30 }, STAFF: { team: 30, own: 50 } },
    points: { kind: 'ADDITION', additionCenti: 10000, benchmarkCenti: 5000 },
  },
  unitPoints: { additionCenti: 10000, benchmarkPerHeadCenti: 5000 },
  unitGrades: { goodCenti: 80000, qualifiedCenti: 60000 },
  personGrades: {
    excellentCenti: 90000,
    competentCenti: 70000,
    basicCenti: 60000,
    quotaBp: 2000,
    quotaShareBp: { excellent: 2500, good: 2000, qualified: 1500, unqualified: 1500 },
    quotaDocument: '',
    countNoGrade: true,
    leadersApart: true,
    sanctionCaps: [{ sanction: 'WARNING', cap: 'competent' }],
  },
  teamCoefficient: {
    kind: 'BAND',
    topShareBp: 2000,
    bottomShareBp: 2000,
    topBp: 12000,
    middleBp: 10000,
    bottomBp: 9000,
  },
  personalCoefficient: {
    method: { kind: 'GRADE' },
    byGradeBp: { excellent: 12000, competent: 10000, basic: 5000, incompetent: 0 },
    noGradeBp: [
      { reason: 'PROBATION', coefficientBp: 10000 },
      { reason: 'LEAVE', coefficientBp: 10000 },
      { reason: 'INVESTIGATION', coefficientBp: null },
    ],
  },
  months: { leaveDaysThatDropAMonth: 0 },
  veto: {
    effects: (['UNIT', 'HEAD', 'LEADER_IN_CHARGE', 'CHIEF_REP', 'RESPONSIBLE'] as const).map(vetoEffect),
    rank: 'KEEP',
    alsoNextYear: false,
  },
}
