/**
 * Indicator methods (RULES §4). Values are integers scaled by the item's measure; growth values are hundredths of a
 * percentage point. A target stated with a value wins over the method's own target.
 */
export type Method =
  | { readonly kind: 'COMPLETE'; readonly target: number | null }
  | { readonly kind: 'COMPLETE_LOW'; readonly target: number | null }
  | { readonly kind: 'ALL_OR_NOTHING'; readonly target: number | null }
  | { readonly kind: 'STEP'; readonly rows: readonly StepRow[] }
  | {
      readonly kind: 'GROWTH_VS_AVG'
      readonly baseCenti: number
      readonly upCentiPerPp: number
      readonly downCentiPerPp: number
    }
  | {
      readonly kind: 'GROWTH_TIER'
      readonly baseCenti: number
      readonly up: readonly GrowthTier[]
      readonly down: readonly GrowthTier[]
    }
  | {
      readonly kind: 'RANK_TABLE'
      readonly reverse: boolean
      readonly ties: RankTies
      /** Share of full by rank; ranks beyond the table get `restBp`. */
      readonly sharesBp: readonly number[]
      readonly restBp: number
    }
  | { readonly kind: 'RANK_LINEAR'; readonly reverse: boolean; readonly ties: RankTies; readonly lastShareBp: number }
  | { readonly kind: 'EFFICACY'; readonly worst: number; readonly best: number; readonly baseShareBp: number }
  | { readonly kind: 'OUTSIDE_RANK'; readonly table: OutsideRankTable }
  | {
      readonly kind: 'GATE'
      /** The item whose score is taken over (scaled by the ratio of full marks when they differ). */
      readonly of: string
      readonly gate: { readonly item: string; readonly direction: 'AT_LEAST' | 'AT_MOST'; readonly level: number }
      /** At most this share of full while the gate is not met. */
      readonly shareBp: number
    }

/** The first row that is satisfied from the top decides. */
export type StepRow = {
  readonly direction: 'AT_LEAST' | 'AT_MOST'
  readonly level: number
  readonly centi: number
}

/**
 * `widthPp` in whole percentage points, null for the last, unbounded tier. The rate is the exact fraction
 * `rateNumeratorCenti / rateDenominator` of hundredths of a point per pp.
 */
export type GrowthTier = {
  readonly widthPp: number | null
  readonly rateNumeratorCenti: number
  readonly rateDenominator: number
}

export type RankTies = 'SHARED' | 'AVERAGE'

export type OutsideRankTable =
  | { readonly kind: 'LINEAR'; readonly lastShareBp: number }
  | { readonly kind: 'TABLE'; readonly sharesBp: readonly number[]; readonly restBp: number }
