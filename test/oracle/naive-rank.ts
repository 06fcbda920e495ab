import type { TieBreaker } from '../../server/engine/scheme.ts'
import type { NaiveCard } from './naive-card.ts'

/** A subject of one comparison group. Larger keys are better; a missing one sorts last (RULES §9). */
export type Contender = { readonly code: string; readonly keys: readonly (bigint | null)[] }

export type NaiveRank = {
  readonly rank: number
  readonly isTied: boolean
  /** Which key separates the subject, and all tied with it, from the next better one; null at the top. */
  readonly separatedAt: number | null
}

/** Competition ranking: 1 + the number of subjects with a strictly better key. */
export function naiveRanks(group: readonly Contender[]): Map<string, NaiveRank> {
  const ranks = new Map<string, NaiveRank>()
  for (const subject of group) {
    let better = 0
    let equal = 0
    for (const other of group) {
      const order = compareKeys(other.keys, subject.keys)
      if (order > 0) better += 1
      if (order === 0) equal += 1
    }
    ranks.set(subject.code, { rank: better + 1, isTied: equal > 1, separatedAt: separation(group, subject) })
  }
  return ranks
}

function separation(group: readonly Contender[], subject: Contender): number | null {
  const better = group.filter((other) => compareKeys(other.keys, subject.keys) > 0)
  const above = better.sort((a, b) => compareKeys(a.keys, b.keys))[0]
  if (above === undefined) return null
  const at = subject.keys.findIndex((key, index) => key !== (above.keys[index] ?? null))
  return at < 0 ? null : at
}

/** Positive when a is better. */
function compareKeys(a: readonly (bigint | null)[], b: readonly (bigint | null)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? null
    if (left === right) continue
    if (left === null) return -1
    if (right === null) return 1
    return left > right ? 1 : -1
  }
  return 0
}

/** The value of one tie-breaker, turned so that larger is better. */
export function tieKey(tieBreaker: TieBreaker, card: NaiveCard | null, points: bigint): bigint | null {
  if (tieBreaker.kind === 'POINTS') return points
  if (tieBreaker.kind === 'FEWER_OVERDUE' || card === null) return null
  switch (tieBreaker.kind) {
    case 'CARD':
      return card.final
    case 'FEWER_MINUS':
      return -card.minusPoints
    case 'CATEGORY':
      return card.categories.find((category) => category.code === tieBreaker.category)?.centi ?? null
    case 'ITEM': {
      const items = card.categories.flatMap((category) => category.items)
      return items.find((item) => item.code === tieBreaker.item)?.centi ?? null
    }
  }
}
