import { z } from 'zod'
import { documentText } from './facts.contract.ts'
import { sanctionKind, statusKind, unitKind } from './organisation.contract.ts'
import { code } from './primitives.ts'
import { magnitudeCenti, shareBp, signedCenti, weight } from './scheme-primitives.ts'

export const gradeCode = z.enum(['excellent', 'competent', 'basic', 'incompetent']).meta({ id: 'GradeCode' })
export const unitGradeCode = z.enum(['excellent', 'good', 'qualified', 'unqualified']).meta({ id: 'UnitGradeCode' })

export const tieBreaker = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('CARD') }),
    z.strictObject({ kind: z.literal('CATEGORY'), category: code }),
    z.strictObject({ kind: z.literal('ITEM'), item: code }),
    z.strictObject({ kind: z.literal('POINTS') }),
    z.strictObject({ kind: z.literal('FEWER_MINUS') }),
    z.strictObject({ kind: z.literal('FEWER_OVERDUE') }),
  ])
  .meta({ id: 'TieBreaker' })

const ranking = z.strictObject({
  rankedKinds: z.array(unitKind).max(11),
  unitTieBreakers: z.array(tieBreaker).max(20),
  personTieBreakers: z.array(tieBreaker).max(20),
  halfPeriodRule: z.boolean(),
})

const componentWeights = z.strictObject({ team: weight, own: weight })

const composite = z.strictObject({
  weights: z.strictObject({ LEADER: componentWeights, HEAD: componentWeights, STAFF: componentWeights }),
  points: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('ADDITION'),
      additionCenti: magnitudeCenti,
      benchmarkCenti: magnitudeCenti,
    }),
    z.strictObject({ kind: z.enum(['ZERO', 'REDISTRIBUTE']), weight, benchmarkCenti: magnitudeCenti }),
  ]),
})

const personGrades = z.strictObject({
  excellentCenti: signedCenti,
  competentCenti: signedCenti,
  basicCenti: signedCenti,
  quotaBp: shareBp,
  quotaShareBp: z.strictObject({ excellent: shareBp, good: shareBp, qualified: shareBp, unqualified: shareBp }),
  quotaDocument: documentText,
  countNoGrade: z.boolean(),
  leadersApart: z.boolean(),
  sanctionCaps: z.array(z.strictObject({ sanction: sanctionKind, cap: gradeCode })).max(50),
})

const bands = { topShareBp: shareBp, bottomShareBp: shareBp }

const teamCoefficient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('BAND'), ...bands, topBp: shareBp, middleBp: shareBp, bottomBp: shareBp }),
  z.strictObject({
    kind: z.literal('RATIO'),
    gain: z.int().min(0).max(100),
    lowBp: shareBp,
    highBp: shareBp,
    ...bands,
  }),
])

const personalCoefficient = z.strictObject({
  method: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('GRADE') }),
    z.strictObject({ kind: z.literal('RATIO'), lowBp: shareBp, highBp: shareBp }),
  ]),
  byGradeBp: z.strictObject({ excellent: shareBp, competent: shareBp, basic: shareBp, incompetent: shareBp }),
  noGradeBp: z.array(z.strictObject({ reason: statusKind, coefficientBp: shareBp.nullable() })).max(3),
})

const vetoEffect = z
  .strictObject({
    domain: code,
    target: z.enum(['UNIT', 'HEAD', 'LEADER_IN_CHARGE', 'CHIEF_REP', 'RESPONSIBLE']),
    honourBan: z.boolean(),
    promotionHoldMonths: z.int().min(0).max(120),
    unitGradeCap: unitGradeCode.nullable(),
    gradeCap: gradeCode.nullable(),
    noExcellentQuota: z.boolean(),
    bonusFactorBp: z.int().min(0).max(10_000),
    zeroCategory: code.nullable(),
  })
  .meta({ id: 'VetoEffect' })

export const policySchema = z
  .strictObject({
    ranking,
    composite,
    unitPoints: z.strictObject({ additionCenti: magnitudeCenti, benchmarkPerHeadCenti: magnitudeCenti }),
    unitGrades: z.strictObject({ goodCenti: signedCenti, qualifiedCenti: signedCenti }),
    personGrades,
    teamCoefficient,
    personalCoefficient,
    months: z.strictObject({ leaveDaysThatDropAMonth: z.int().min(0).max(31) }),
    veto: z.strictObject({
      effects: z.array(vetoEffect).max(500),
      rank: z.enum(['KEEP', 'LAST', 'UNRANKED']),
      alsoNextYear: z.boolean(),
    }),
  })
  .meta({ id: 'SchemePolicy' })
