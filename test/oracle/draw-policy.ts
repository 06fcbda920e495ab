import type {
  Card,
  CompositePolicy,
  PersonalCoefficientPolicy,
  PersonGradePolicy,
  Policy,
  RankingPolicy,
  TeamCoefficientPolicy,
  TieBreaker,
} from '../../server/engine/scheme.ts'
import type { VetoEffectRow, VetoPolicy } from '../../server/engine/veto/veto-policy.ts'
import { drawChance, drawOne, drawSome, type Draw } from './draw.ts'

export function drawPolicy(draw: Draw, cards: readonly Card[]): Policy {
  return {
    ranking: drawRanking(draw, cards),
    composite: drawComposite(draw),
    unitPoints: { additionCenti: drawOne(draw, [10000, 5000]), benchmarkPerHeadCenti: drawOne(draw, [5000, 777]) },
    unitGrades: drawOne(draw, [
      { goodCenti: 80000, qualifiedCenti: 60000 },
      { goodCenti: 50000, qualifiedCenti: 40000 },
    ]),
    personGrades: drawPersonGrades(draw),
    teamCoefficient: drawTeamCoefficient(draw),
    personalCoefficient: drawPersonalCoefficient(draw),
    months: { leaveDaysThatDropAMonth: drawOne(draw, [0, 0, 10]) },
    veto: drawVetoPolicy(draw, cards),
  }
}

function drawRanking(draw: Draw, cards: readonly Card[]): RankingPolicy {
  return {
    rankedKinds: drawOne(draw, [['MODULE', 'TEAM'], ['MODULE', 'TEAM', 'BUREAU', 'GROUP'], ['MODULE']]),
    unitTieBreakers: drawTieBreakers(draw, cards, 'unit'),
    personTieBreakers: drawTieBreakers(draw, cards, 'person'),
    halfPeriodRule: drawChance(draw, 15),
  }
}

function drawTieBreakers(draw: Draw, cards: readonly Card[], level: 'unit' | 'person'): TieBreaker[] {
  return drawChance(draw, 50) ? [] : drawSome(draw, tieBreakersOf(cards, level), 30)
}

function tieBreakersOf(cards: readonly Card[], level: 'unit' | 'person'): TieBreaker[] {
  const categories = cards.filter((card) => card.appliesTo.level === level).flatMap((card) => card.categories)
  return [
    { kind: 'CARD' },
    ...categories.map((category): TieBreaker => ({ kind: 'CATEGORY', category: category.code })),
    { kind: 'POINTS' },
    ...categories.flatMap((one) => one.items.map((item): TieBreaker => ({ kind: 'ITEM', item: item.code }))),
    { kind: 'FEWER_MINUS' },
    { kind: 'FEWER_OVERDUE' },
  ]
}

function drawComposite(draw: Draw): CompositePolicy {
  const weights = () =>
    drawOne(draw, [
      { team: 30, own: 50 },
      { team: 60, own: 30 },
      { team: 1, own: 2 },
    ])
  const benchmarkCenti = drawOne(draw, [5000, 777])
  const kind = drawOne(draw, ['ADDITION', 'ADDITION', 'ZERO', 'REDISTRIBUTE'] as const)
  const points =
    kind === 'ADDITION'
      ? { kind, additionCenti: drawOne(draw, [10000, 3333]), benchmarkCenti }
      : { kind, weight: drawOne(draw, [20, 7]), benchmarkCenti }
  return { weights: { LEADER: weights(), HEAD: weights(), STAFF: weights() }, points }
}

function drawPersonGrades(draw: Draw): PersonGradePolicy {
  const [excellentCenti, competentCenti, basicCenti] = drawOne(draw, [
    [90000, 70000, 60000],
    [60000, 50000, 40000],
    [40000, 30000, 20000],
  ] as const)
  return {
    excellentCenti,
    competentCenti,
    basicCenti,
    quotaBp: drawOne(draw, [2000, 3333, 5000, 10000, 0]),
    quotaShareBp: drawOne(draw, [
      { excellent: 2500, good: 2000, qualified: 1500, unqualified: 1500 },
      { excellent: 2500, good: 1000, qualified: 500, unqualified: 0 },
      { excellent: 0, good: 0, qualified: 0, unqualified: 0 },
    ]),
    quotaDocument: '',
    countNoGrade: drawChance(draw, 60),
    leadersApart: drawChance(draw, 50),
    sanctionCaps: [
      { sanction: 'WARNING', cap: 'competent' },
      { sanction: 'DEMERIT', cap: 'basic' },
    ],
  }
}

function drawTeamCoefficient(draw: Draw): TeamCoefficientPolicy {
  const shares = { topShareBp: drawOne(draw, [2000, 4000]), bottomShareBp: drawOne(draw, [2000, 4000]) }
  if (drawChance(draw, 40)) return { kind: 'RATIO', gain: drawOne(draw, [1, 3]), lowBp: 8000, highBp: 12000, ...shares }
  return { kind: 'BAND', topBp: 12000, middleBp: 10000, bottomBp: 9000, ...shares }
}

function drawPersonalCoefficient(draw: Draw): PersonalCoefficientPolicy {
  const missing = drawChance(draw, 3)
  return {
    method: drawOne(draw, [
      { kind: 'GRADE' },
      { kind: 'GRADE' },
      { kind: 'RATIO', lowBp: 5000, highBp: 15000 },
    ] as const),
    byGradeBp: { excellent: 12000, competent: 10000, basic: 5000, incompetent: 0 },
    noGradeBp: [
      { reason: 'PROBATION', coefficientBp: missing ? null : drawOne(draw, [10000, 8000]) },
      { reason: 'LEAVE', coefficientBp: drawOne(draw, [10000, 0]) },
      { reason: 'INVESTIGATION', coefficientBp: drawOne(draw, [null, null, 10000, 0]) },
    ],
  }
}

function drawVetoPolicy(draw: Draw, cards: readonly Card[]): VetoPolicy {
  const categories = cards.find((card) => card.appliesTo.level === 'unit')?.categories ?? []
  const codes = categories.map((category) => category.code)
  return {
    effects: [
      ...drawSome(draw, drawEffects(draw, '*', codes), 95),
      ...drawSome(draw, drawEffects(draw, 'LAND', codes), 80),
    ],
    rank: drawOne(draw, ['KEEP', 'KEEP', 'LAST', 'UNRANKED']),
    alsoNextYear: drawChance(draw, 20),
  }
}

/** The rows of one domain, complete: one for every kind of target. */
function drawEffects(draw: Draw, domain: string, categories: readonly string[]): VetoEffectRow[] {
  const none = {
    domain,
    honourBan: true,
    promotionHoldMonths: drawOne(draw, [12, 6, 1, 0]),
    unitGradeCap: null,
    gradeCap: null,
  }
  const plain = { ...none, noExcellentQuota: false, bonusFactorBp: 10000, zeroCategory: null }
  const unit: VetoEffectRow = {
    ...plain,
    target: 'UNIT',
    promotionHoldMonths: 0,
    unitGradeCap: drawOne(draw, [null, 'qualified', 'good', 'unqualified'] as const),
    noExcellentQuota: drawChance(draw, 40),
    zeroCategory: drawChance(draw, 25) ? drawOne(draw, categories) : null,
  }
  const targets = ['HEAD', 'LEADER_IN_CHARGE', 'CHIEF_REP', 'RESPONSIBLE'] as const
  const people = targets.map((target): VetoEffectRow => ({
    ...plain,
    target,
    honourBan: drawChance(draw, 80),
    gradeCap: drawOne(draw, [null, 'competent', 'basic', 'incompetent'] as const),
    bonusFactorBp: drawOne(draw, [10000, 0, 5000, 3333]),
  }))
  return [unit, ...people]
}
