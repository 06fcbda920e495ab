import type { FormerRank } from '../bundle.ts'
import type { SubjectRef } from '../figure.ts'

/** Places won since the former period (negative: lost), or that there is nothing to compare with. */
export type RankChange = { readonly kind: 'moved'; readonly places: number } | { readonly kind: 'new' }

/** Former rank − present rank, only when the subject was ranked in the same group; otherwise new (RULES §9). */
export function rankChange(formerRank: number | null, rank: number): RankChange {
  return formerRank === null ? { kind: 'new' } : { kind: 'moved', places: formerRank - rank }
}

/** Looks up former ranks: null unless the subject was ranked in the same comparison group. */
export function indexFormerRanks(
  formerRanks: readonly FormerRank[],
): (subject: SubjectRef, group: string) => number | null {
  const ranks = new Map(formerRanks.map((former) => [keyOf(former.level, former.code, former.group), former.rank]))
  return (subject, group) => ranks.get(keyOf(subject.level, subject.code, group)) ?? null
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}
