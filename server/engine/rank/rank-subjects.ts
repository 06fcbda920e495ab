import { compareCodes } from '../compare-codes.ts'
import type { Derivation } from '../derivation.ts'
import type { TieBreaker } from '../scheme.ts'

/** A subject to rank: its score and one key a tie-breaker, higher is better, null is lacking. */
export type Contender = {
  readonly code: string
  readonly scoreCenti: number
  readonly keys: readonly (number | null)[]
}

export type Standing = {
  readonly code: string
  readonly rank: number
  readonly isTied: boolean
  /** What separated the subject from the next better one; null where the score did, or nobody is better. */
  readonly separatedBy: TieBreaker | null
  readonly why: () => Derivation
}

/**
 * Competition ranking of one comparison group (RULES §9): rank = 1 + subjects with a strictly better key; the key is
 * the score, then the tie-breakers in declared order, a lacking one last. Equal keys share a rank and the next skips.
 * @returns standings by rank; among equals by code, which carries no meaning. All of a tie have one `separatedBy`.
 */
export function rankSubjects(
  contenders: readonly Contender[],
  tieBreakers: readonly TieBreaker[],
): readonly Standing[] {
  const sorted = [...contenders].sort((a, b) => compareKeys(a, b) || compareCodes(a.code, b.code))
  const standings: Standing[] = []
  for (let start = 0; start < sorted.length;) {
    const end = endOfTie(sorted, start)
    const separatedBy = separatorBefore(sorted, start, tieBreakers)
    const place = { rank: start + 1, tied: end - start, separatedBy, of: sorted.length }
    for (const contender of sorted.slice(start, end)) standings.push(standingOf(contender, place))
    start = end
  }
  return standings
}

type Place = {
  readonly rank: number
  readonly tied: number
  readonly separatedBy: TieBreaker | null
  readonly of: number
}

function standingOf(contender: Contender, place: Place): Standing {
  const { rank, separatedBy } = place
  const why = () => rankNode(contender, place)
  return { code: contender.code, rank, isTied: place.tied > 1, separatedBy, why }
}

function endOfTie(sorted: readonly Contender[], start: number): number {
  const first = sorted[start]
  let end = start + 1
  for (let next = sorted[end]; first && next && compareKeys(first, next) === 0; next = sorted[end]) end += 1
  return end
}

function separatorBefore(
  sorted: readonly Contender[],
  start: number,
  tieBreakers: readonly TieBreaker[],
): TieBreaker | null {
  const better = sorted[start - 1]
  const own = sorted[start]
  if (better === undefined || own === undefined || better.scoreCenti !== own.scoreCenti) return null
  const decisive = own.keys.findIndex((key, i) => compareKey(better.keys[i] ?? null, key) !== 0)
  return tieBreakers[decisive] ?? null
}

/** Negative when `a` is better. */
function compareKeys(a: Contender, b: Contender): number {
  if (a.scoreCenti !== b.scoreCenti) return b.scoreCenti - a.scoreCenti
  for (let i = 0; i < a.keys.length; i++) {
    const order = compareKey(a.keys[i] ?? null, b.keys[i] ?? null)
    if (order !== 0) return order
  }
  return 0
}

function compareKey(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : b - a
}

function rankNode(contender: Contender, place: Place): Derivation {
  const separated = place.separatedBy
  return {
    name: '',
    rule: 'rank.competition',
    operation: '1 + better',
    inputs: { better: place.rank - 1 },
    result: place.rank,
    unit: 'rank',
    notes: {
      subject: contender.code,
      scoreCenti: contender.scoreCenti,
      tiedWith: place.tied - 1,
      outOf: place.of,
      separatedBy: separated === null ? null : separated.kind,
    },
    parts: [],
  }
}
