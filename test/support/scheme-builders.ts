import type {
  Card,
  Category,
  CompositePolicy,
  Item,
  PersonGradePolicy,
  Policy,
  RankingPolicy,
  Rule,
  Scheme,
} from '../../server/engine/scheme.ts'
import type { VetoEffectRow, VetoPolicy } from '../../server/engine/veto/veto-policy.ts'

/** A valid scheme with a module card (item U-SCORE) and a person card (item P-SCORE), both of one stated score. */
export function aScheme(over: Partial<Scheme> = {}): Scheme {
  return {
    code: 'SCHEME',
    version: 1,
    name: 'Scheme',
    cards: [
      aCard({ code: 'CARD-U', categories: [aStatedCategory('U-SCORE')] }),
      aPersonCard({ code: 'CARD-P', categories: [aStatedCategory('P-SCORE')] }),
    ],
    ruleGroups: [],
    policy: aPolicy(),
    ...over,
  }
}

/** A card of modules and supervision modules. The default has one category with one DEDUCT item of 1000.00. */
export function aCard(over: Partial<Card> = {}): Card {
  return {
    code: 'CARD',
    name: 'Card',
    appliesTo: { level: 'unit', kinds: ['MODULE', 'TEAM', 'SECTION', 'SUPERVISION'] },
    categories: [aCategory()],
    adjustments: { rules: [], plusCapCenti: 2000, minusCapCenti: null },
    ...over,
  }
}

/** A card of all role classes. */
export function aPersonCard(over: Partial<Card> = {}): Card {
  return aCard({ appliesTo: { level: 'person', roleClasses: ['LEADER', 'HEAD', 'STAFF'] }, ...over })
}

/** Full is the sum of the items unless overridden, as validation demands. */
export function aCategory(over: Partial<Category> = {}): Category {
  const items = over.items ?? [anItem()]
  const fullCenti = items.reduce((sum, item) => sum + item.fullCenti, 0)
  return { code: 'C1', name: 'Category', fullCenti, ...over, items }
}

/** One category of 1000.00 whose only item takes a stated score. */
export function aStatedCategory(item: string): Category {
  return aCategory({ code: `${item}-CAT`, items: [anItem({ code: item, mode: { kind: 'BALLOT' } })] })
}

/** Floor 0 and ceiling = full unless overridden. */
export function anItem(over: Partial<Item> = {}): Item {
  const fullCenti = over.fullCenti ?? 100000
  return {
    code: 'I1',
    name: 'Item',
    fullCenti,
    floorCenti: 0,
    ceilingCenti: fullCenti,
    mode: { kind: 'DEDUCT', rules: [aRule()] },
    ...over,
  }
}

/** −2.00 a count, without caps. */
export function aRule(over: Partial<Rule> = {}): Rule {
  return {
    code: 'R1',
    name: 'Rule',
    unitCenti: -200,
    plusCapCenti: null,
    minusCapCenti: null,
    document: '',
    ...over,
  }
}

/** The defaults of RULES. */
export function aPolicy(over: Partial<Policy> = {}): Policy {
  return {
    ranking: aRankingPolicy(),
    composite: aCompositePolicy(),
    unitPoints: { additionCenti: 10000, benchmarkPerHeadCenti: 5000 },
    unitGrades: { goodCenti: 80000, qualifiedCenti: 60000 },
    personGrades: aPersonGradePolicy(),
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
    veto: aVetoPolicy(),
    ...over,
  }
}

export function aRankingPolicy(over: Partial<RankingPolicy> = {}): RankingPolicy {
  return {
    rankedKinds: ['MODULE', 'TEAM', 'SECTION'],
    unitTieBreakers: [{ kind: 'CARD' }, { kind: 'POINTS' }, { kind: 'FEWER_MINUS' }],
    personTieBreakers: [{ kind: 'CARD' }, { kind: 'POINTS' }, { kind: 'FEWER_MINUS' }],
    halfPeriodRule: false,
    ...over,
  }
}

export function aCompositePolicy(over: Partial<CompositePolicy> = {}): CompositePolicy {
  return {
    weights: { LEADER: { team: 60, own: 30 }, HEAD: { team: 60, own: 30 }, STAFF: { team: 30, own: 50 } },
    points: { kind: 'ADDITION', additionCenti: 10000, benchmarkCenti: 5000 },
    ...over,
  }
}

export function aPersonGradePolicy(over: Partial<PersonGradePolicy> = {}): PersonGradePolicy {
  return {
    excellentCenti: 90000,
    competentCenti: 70000,
    basicCenti: 60000,
    quotaBp: 2000,
    quotaShareBp: { excellent: 2500, good: 2000, qualified: 1500, unqualified: 1500 },
    quotaDocument: '',
    countNoGrade: true,
    leadersApart: true,
    sanctionCaps: [{ sanction: 'WARNING', cap: 'competent' }],
    ...over,
  }
}

/** Default effects of RULES §7.2: barred from honours, promotion held 12 months for people, nothing else. */
export function aVetoPolicy(over: Partial<VetoPolicy> = {}): VetoPolicy {
  return {
    effects: [
      aVetoEffect({ target: 'UNIT', promotionHoldMonths: 0 }),
      aVetoEffect({ target: 'HEAD' }),
      aVetoEffect({ target: 'LEADER_IN_CHARGE' }),
      aVetoEffect({ target: 'CHIEF_REP' }),
      aVetoEffect({ target: 'RESPONSIBLE' }),
    ],
    rank: 'KEEP',
    alsoNextYear: false,
    ...over,
  }
}

export function aVetoEffect(over: Partial<VetoEffectRow> = {}): VetoEffectRow {
  return {
    domain: '*',
    target: 'UNIT',
    honourBan: true,
    promotionHoldMonths: 12,
    unitGradeCap: null,
    gradeCap: null,
    noExcellentQuota: false,
    bonusFactorBp: 10000,
    zeroCategory: null,
    ...over,
  }
}
