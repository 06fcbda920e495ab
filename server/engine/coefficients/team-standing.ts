/** What the coefficient of one ranked unit rests on. All units of a list are of one comparison group. */
export type TeamStanding = {
  readonly code: string
  readonly rank: number
  readonly compositeCenti: number
  /** Σ post (bp) × months over the unit's segments, factors ignored: the unit's weight in the mean. */
  readonly postMonths: bigint
  /** A veto caps the unit's grade below 优秀, so it cannot stand in the top band. */
  readonly isCapped: boolean
}

export type Band = 'top' | 'middle' | 'bottom'
