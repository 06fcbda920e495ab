/** A posting segment with what decides its money: one payment line of the performance and the post slice. */
export type PayeeSegment = {
  readonly posting: string
  readonly person: string
  /** The evaluated unit the months counted for. */
  readonly unit: string
  readonly postBp: number
  readonly months: number
  /** Veto and discipline, merged; 10000 is no effect. */
  readonly factorBp: number
  readonly personalBp: number
}

/**
 * Base weight h = post × months × factor (RULES §12.4). A personal coefficient of 0 counts as factor 0, so that the
 * person is left out at both levels. With `isFactorIgnored` (forfeits RETURN) all factors are 10000 but that one.
 */
export function baseWeight(segment: PayeeSegment, isFactorIgnored: boolean): bigint {
  if (segment.personalBp === 0) return 0n
  const factor = isFactorIgnored ? 10_000 : segment.factorBp
  return BigInt(segment.postBp) * BigInt(segment.months) * BigInt(factor)
}

/** Sorts like (person, posting, unit) by code: the order among equal remainders. */
export function segmentKey({ person, posting, unit }: PayeeSegment): string {
  return `${person}\u0000${posting}\u0000${unit}`
}
