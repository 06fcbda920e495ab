import type { Derivation } from './derivation.ts'
import type { Missing, SubjectLevel } from './figure.ts'
import type { GradeCode, UnitGradeCode } from './grades/grade-codes.ts'
import type { NoGradeReason, RoleClass, TieBreaker, UnitKind } from './scheme.ts'

export const RESULT_FORMAT = 'qianfen-result/1'

/** Raised with every change of a computed number; a result names the engine that made it. */
export const ENGINE_VERSION = '1.0.0'

/**
 * What settle(bundle) returns, as one JSON document: plain data, money as decimal strings of fen, arrays sorted by code.
 * Derivations are not part of it (see Settlement.explain): they are built on request for one path.
 */
export type Result = {
  readonly format: typeof RESULT_FORMAT
  readonly engine: string
  readonly period: string
  readonly scheme: { readonly code: string; readonly version: number }
  readonly units: readonly UnitResult[]
  readonly people: readonly PersonResult[]
  /** null where the bundle has no plan. */
  readonly distribution: Distribution | null
}

/** The figures of a card: shared by units and people. */
export type CardResult = {
  readonly card: string
  readonly state: FigureState
  /** The final score; null unless scored. */
  readonly finalCenti: number | null
  readonly baseCenti: number | null
  /** Counted additions and deductions after their caps, as magnitudes. */
  readonly plusCenti: number
  readonly minusCenti: number
  /** All minus points of the card's items and adjustments before caps of the scheme, as a magnitude: a tie-breaker. */
  readonly minusPointsCenti: number
  readonly categories: readonly CategoryResult[]
}

export type FigureState = 'scored' | 'pending' | 'notApplicable' | 'exempt'

export type CategoryResult = {
  readonly code: string
  readonly state: FigureState
  readonly centi: number | null
  readonly fullCenti: number
  readonly items: readonly ItemResult[]
}

export type ItemResult = {
  readonly code: string
  readonly state: FigureState
  readonly centi: number | null
  readonly fullCenti: number
}

export type UnitResult = {
  readonly code: string
  readonly kind: UnitKind
  /** Comparison group, '' when the unit is not ranked. */
  readonly group: string
  readonly card: CardResult | null
  readonly compositeCenti: number | null
  readonly pointsCenti: number
  readonly rank: number | null
  readonly formerRank: number | null
  /** How the neighbour above was separated; null where the score did it or nothing did (a tie). */
  readonly separatedBy: TieBreaker | null
  readonly isTied: boolean
  readonly grade: UnitGradeCode | null
  readonly band: 'top' | 'middle' | 'bottom' | null
  readonly coefficientBp: number
  readonly headCount: number
  readonly quota: number
  readonly vetoes: readonly string[]
  readonly honourBan: boolean
  /** The unit's part of the performance slice; null without a plan. */
  readonly poolFen: string | null
}

export type PersonResult = {
  readonly code: string
  readonly roleClass: RoleClass
  /** Home for grade, rank, quota and head count: '' without a counted month. */
  readonly unit: string
  readonly countedMonths: number
  readonly card: CardResult | null
  readonly teamCenti: number | null
  readonly compositeCenti: number | null
  readonly state: FigureState
  readonly pointsCenti: number
  readonly group: string
  /** In the bureau-wide comparison group. */
  readonly rank: number | null
  readonly isTied: boolean
  readonly separatedBy: TieBreaker | null
  /** Inside the home unit, over everybody of it. */
  readonly unitRank: number | null
  readonly formerRank: number | null
  readonly grade: GradeCode | null
  readonly noGrade: NoGradeReason | null
  readonly isExcellentCapable: boolean
  /** In a tie that crosses the last place: the committee decides (需会议研究). */
  readonly needsCommittee: boolean
  readonly vetoes: readonly string[]
  readonly honourBan: boolean
  readonly promotionHeldUntil: string | null
  readonly personalBp: number
  readonly factorBp: number
  /** Sum of the person's lines; null without a plan. */
  readonly amountFen: string | null
}

export type Distribution = {
  readonly plan: string
  readonly poolFen: string
  readonly slices: readonly { readonly code: string; readonly kind: string; readonly amountFen: string }[]
  /** Sorted by slice, unit, person, posting. */
  readonly lines: readonly PaymentLine[]
  /** What is not paid to anybody now; with the lines it sums to the pool. */
  readonly reserves: readonly Reserve[]
  readonly gaps: GapMetrics
}

export type PaymentLine = {
  readonly slice: string
  readonly unit: string
  readonly person: string
  /** Code of the posting segment; '' for points and held lines. */
  readonly posting: string
  readonly postBp: number
  readonly months: number
  readonly factorBp: number
  readonly personalBp: number
  readonly amountFen: string
  readonly floorFen: string | null
  readonly ceilingFen: string | null
  /** Which bound fixed the line. */
  readonly bound: 'none' | 'floor' | 'ceiling'
  /** Whether the line got one of the spare units that rounding leaves. */
  readonly hasSpare: boolean
  /** Equal-share base B rounded for display; null outside the performance slice. */
  readonly equalShareFen: string | null
}

export type Reserve = {
  readonly kind: 'returned' | 'remainder' | 'investigation' | 'held'
  /** The person whose money is held back, '' otherwise. */
  readonly person: string
  readonly amountFen: string
}

/** RULES §12 gap metrics over performance lines with h > 0. Ratios in bp; null where a divisor is 0. */
export type GapMetrics = {
  /** highest ÷ lowest of amount ÷ (post × months). */
  readonly highToLowBp: number | null
  /** best ÷ worst unit mean of amount per post-month. */
  readonly unitMeanRatioBp: number | null
  /** Share of people within ±5 % of the equal share. */
  readonly flatnessBp: number | null
}

/** A computed settlement: the plain result, and explanations on request. */
export type Settlement = {
  readonly result: Result
  /** @throws Refusal `path.unknown` when nothing has that path. */
  readonly explain: (path: ExplainPath) => Derivation
}

export type ExplainPath =
  | { readonly kind: 'card'; readonly level: SubjectLevel; readonly code: string }
  | { readonly kind: 'composite'; readonly level: SubjectLevel; readonly code: string }
  | { readonly kind: 'rank'; readonly level: SubjectLevel; readonly code: string }
  | { readonly kind: 'grade'; readonly level: SubjectLevel; readonly code: string }
  | { readonly kind: 'coefficient'; readonly unit: string }
  | { readonly kind: 'unitPool'; readonly unit: string }
  | { readonly kind: 'payment'; readonly person: string }

/** settle() refuses while anything is pending; the list is the readiness list's hard part. */
export type Readiness = { readonly pending: readonly Missing[]; readonly withoutCard: readonly string[] }
