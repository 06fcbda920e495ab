import type { GradeCode, UnitGradeCode } from './grades/grade-codes.ts'
import type { Method } from './methods/method.ts'
import type { VetoPolicy } from './veto/veto-policy.ts'

/**
 * One version of an assessment scheme: every number the source documents leave open, complete (no optional setting:
 * defaults are resolved where a scheme is made). Immutable once used (RULES §1.3).
 */
export type Scheme = {
  readonly code: string
  readonly version: number
  readonly name: string
  /** Cards, most specific first: a subject gets the first card that applies to it, or none. */
  readonly cards: readonly Card[]
  /** Rule groups for "highest only, no double count" (RULES §2.1). A rule belongs to at most one. */
  readonly ruleGroups: readonly RuleGroup[]
  readonly policy: Policy
}

export type Card = {
  readonly code: string
  readonly name: string
  readonly appliesTo: CardScope
  readonly categories: readonly Category[]
  /** Scheme-level additions and deductions (RULES §3.3). */
  readonly adjustments: Adjustments
}

export type CardScope =
  | { readonly level: 'unit'; readonly kinds: readonly UnitKind[] }
  | { readonly level: 'person'; readonly roleClasses: readonly RoleClass[] }

export type UnitKind =
  | 'BUREAU'
  | 'MODULE'
  | 'TEAM'
  | 'SECTION'
  | 'GROUP'
  | 'WINDOW'
  | 'SQUAD'
  | 'COMMITTEE'
  | 'INSPECTION'
  | 'SUPERVISION'
  | 'EXTERNAL'

export type RoleClass = 'LEADER' | 'HEAD' | 'STAFF'

export type Category = {
  readonly code: string
  readonly name: string
  readonly fullCenti: number
  readonly items: readonly Item[]
}

export type Item = {
  readonly code: string
  readonly name: string
  readonly fullCenti: number
  readonly floorCenti: number
  /** At most 1.2 × full by validation. */
  readonly ceilingCenti: number
  readonly mode: ItemMode
}

export type ItemMode =
  | { readonly kind: 'DEDUCT'; readonly rules: readonly Rule[] }
  | { readonly kind: 'EARN'; readonly rules: readonly Rule[] }
  | { readonly kind: 'INDICATOR'; readonly measure: Measure; readonly method: Method }
  | { readonly kind: 'GRADE'; readonly table: readonly GradeShare[] }
  /** Score computed elsewhere and stated as a fact: ballots (RULES §5) and handling times (RULES §14). */
  | { readonly kind: 'BALLOT' }
  | { readonly kind: 'AUTO_TIME' }

/** How an indicator's scaled integers are read: value = integer ÷ 10^decimals, followed by `unit` (`%`, `wd`, `hm²` …). */
export type Measure = { readonly decimals: number; readonly unit: string }

export type GradeShare = { readonly grade: string; readonly shareBp: number }

export type Rule = {
  readonly code: string
  readonly name: string
  /** Signed value of one count. */
  readonly unitCenti: number
  /** Caps are magnitudes; null is infinite. They bound one entry and the rule's sum (RULES §2.1, §2.3). */
  readonly plusCapCenti: number | null
  readonly minusCapCenti: number | null
  /** The document the rule rests on; '' when none is named. */
  readonly document: string
}

export type RuleGroup = { readonly code: string; readonly name: string; readonly rules: readonly string[] }

export type Adjustments = {
  readonly rules: readonly Rule[]
  /** A of RULES §3.3 (default 2000 c). */
  readonly plusCapCenti: number
  /** D of RULES §3.3; null is unlimited. */
  readonly minusCapCenti: number | null
}

export type Policy = {
  readonly ranking: RankingPolicy
  readonly composite: CompositePolicy
  readonly unitPoints: UnitPointsPolicy
  readonly unitGrades: UnitGradePolicy
  readonly personGrades: PersonGradePolicy
  readonly teamCoefficient: TeamCoefficientPolicy
  readonly personalCoefficient: PersonalCoefficientPolicy
  readonly months: MonthsPolicy
  readonly veto: VetoPolicy
}

/** RULES §9. Groups are made from the ranked level: units by kind, people by role class. */
export type RankingPolicy = {
  /** Kinds of unit that are ranked; each kind is its own comparison group. */
  readonly rankedKinds: readonly UnitKind[]
  readonly unitTieBreakers: readonly TieBreaker[]
  readonly personTieBreakers: readonly TieBreaker[]
  /** Leave subjects with counted months under half the period's unranked (default off). */
  readonly halfPeriodRule: boolean
}

export type TieBreaker =
  | { readonly kind: 'CARD' }
  | { readonly kind: 'CATEGORY'; readonly category: string }
  | { readonly kind: 'ITEM'; readonly item: string }
  | { readonly kind: 'POINTS' }
  | { readonly kind: 'FEWER_MINUS' }
  | { readonly kind: 'FEWER_OVERDUE' }

/** RULES §8.1. Weights per role class; project points as an addition by default. */
export type CompositePolicy = {
  readonly weights: Readonly<Record<RoleClass, { readonly team: number; readonly own: number }>>
  readonly points: PersonPointsPolicy
}

export type PersonPointsPolicy =
  | { readonly kind: 'ADDITION'; readonly additionCenti: number; readonly benchmarkCenti: number }
  /** Points as a third weighted component; ZERO counts 0 for people without projects, REDISTRIBUTE drops it. */
  | { readonly kind: 'ZERO' | 'REDISTRIBUTE'; readonly weight: number; readonly benchmarkCenti: number }

/** RULES §8.2: addition at most `additionCenti`, benchmark per head. */
export type UnitPointsPolicy = { readonly additionCenti: number; readonly benchmarkPerHeadCenti: number }

export type UnitGradePolicy = { readonly goodCenti: number; readonly qualifiedCenti: number }

/** RULES §10. Thresholds are composites; shares are by the unit's grade. */
export type PersonGradePolicy = {
  readonly excellentCenti: number
  readonly competentCenti: number
  readonly basicCenti: number
  /** Excellent quota over all participants; floors to whole people. */
  readonly quotaBp: number
  readonly quotaShareBp: Readonly<Record<UnitGradeCode, number>>
  /** The document the quota rests on; '' while unconfirmed. */
  readonly quotaDocument: string
  /** Whether people without a grade count in the base n (default true). */
  readonly countNoGrade: boolean
  /** Leaders get a list and a quota of their own (RULES §10.5). */
  readonly leadersApart: boolean
  /** Sanctions that cap a grade: kind → best grade still possible. */
  readonly sanctionCaps: readonly { readonly sanction: string; readonly cap: GradeCode }[]
}

/** RULES §11. */
export type TeamCoefficientPolicy =
  | {
      readonly kind: 'BAND'
      readonly topShareBp: number
      readonly bottomShareBp: number
      readonly topBp: number
      readonly middleBp: number
      readonly bottomBp: number
    }
  | {
      readonly kind: 'RATIO'
      readonly gain: number
      readonly lowBp: number
      readonly highBp: number
      /** Bands are computed for grades also under RATIO. */
      readonly topShareBp: number
      readonly bottomShareBp: number
    }

/** RULES §12.6 and §10.1. */
export type PersonalCoefficientPolicy = {
  readonly method:
    { readonly kind: 'GRADE' } | { readonly kind: 'RATIO'; readonly lowBp: number; readonly highBp: number }
  readonly byGradeBp: Readonly<Record<GradeCode, number>>
  /** Coefficient by reason for people without a grade. INVESTIGATION with null is held back as a line of its own. */
  readonly noGradeBp: readonly { readonly reason: NoGradeReason; readonly coefficientBp: number | null }[]
}

export type NoGradeReason = 'PROBATION' | 'LEAVE' | 'INVESTIGATION'

/** RULES §12.1. `leaveDaysThatDropAMonth` 0 switches the rule off. */
export type MonthsPolicy = { readonly leaveDaysThatDropAMonth: number }
