import type { GradeCode, UnitGradeCode } from '../grades/grade-codes.ts'

/** Whom a veto reaches, and as what (RULES §7.2). */
export type VetoTarget = 'UNIT' | 'HEAD' | 'LEADER_IN_CHARGE' | 'CHIEF_REP' | 'RESPONSIBLE'

/** The effects of one domain; the domain `*` is the default for those not listed. */
export type VetoPolicy = {
  readonly effects: readonly VetoEffectRow[]
  /** A vetoed unit keeps its rank with a mark (KEEP), goes last, or is not ranked. */
  readonly rank: 'KEEP' | 'LAST' | 'UNRANKED'
  /** Effects also hold in the calendar year after the confirmation. */
  readonly alsoNextYear: boolean
}

export type VetoEffectRow = {
  readonly domain: string
  readonly target: VetoTarget
  readonly honourBan: boolean
  /** Months from the confirmation; 0 for none. */
  readonly promotionHoldMonths: number
  readonly unitGradeCap: UnitGradeCode | null
  readonly gradeCap: GradeCode | null
  /** Units only: the unit's excellent places are set to 0 and lapse. */
  readonly noExcellentQuota: boolean
  /** 10000 is no effect on money. */
  readonly bonusFactorBp: number
  /** Units only: the category that is set to zero; null for none. */
  readonly zeroCategory: string | null
}
