/** The part of a comparison group that a place lies in, as shares of its size: the best tenth is 0 to 10. */
export type RankBand = { readonly fromPercent: number; readonly toPercent: number; readonly lastRank: number }

const BANDS = 5

/** Fewer people are nobody's band: it would name them. */
const SMALLEST_BAND = 5

/**
 * The fifth of a group of `size` in which `rank` lies, with the last rank that belongs to it. Ranks are competition ranks,
 * so everybody of a tie is in the band of the shared rank. null while a fifth would be fewer than five people.
 */
export function rankBand(rank: number, size: number): RankBand | null {
  if (size < BANDS * SMALLEST_BAND) return null
  const band = Math.ceil((rank * BANDS) / size)
  return {
    fromPercent: ((band - 1) * 100) / BANDS,
    toPercent: (band * 100) / BANDS,
    lastRank: Math.floor((band * size) / BANDS),
  }
}

/**
 * Points to the next better band: from the own score to the lowest score in it. 0 is not possible, since equal scores share
 * a rank; null in the best band or without one.
 */
export function distanceToNextBand(
  own: { readonly rank: number; readonly scoreCenti: number },
  group: readonly { readonly rank: number; readonly scoreCenti: number }[],
): number | null {
  const band = rankBand(own.rank, group.length)
  if (band === null || band.fromPercent === 0) return null
  const better = group.filter(({ rank }) => rankBand(rank, group.length)?.toPercent === band.fromPercent)
  if (better.length < SMALLEST_BAND) return null
  return Math.min(...better.map(({ scoreCenti }) => scoreCenti)) - own.scoreCenti
}
