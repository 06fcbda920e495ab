import type { Band, TeamStanding } from './team-standing.ts'

export type BandShares = { readonly topShareBp: number; readonly bottomShareBp: number }

/** How many places the top and the bottom have among n ranked units: max(1, ⌊n·share⌋) (RULES §11). */
export function bandPlaces(n: number, { topShareBp, bottomShareBp }: BandShares): { top: number; bottom: number } {
  const places = (shareBp: number): number => Math.max(1, Math.floor((n * shareBp) / 10_000))
  return { top: places(topShareBp), bottom: places(bottomShareBp) }
}

/**
 * The band of every ranked unit of one comparison group (RULES §11). Capped units are dropped before the top places are
 * filled, and all tied with the last of those are in; at the bottom all tied with the unit above the border are out;
 * the top wins. Fewer than three units, or all tied: everybody is in the middle.
 */
export function teamBands(units: readonly TeamStanding[], shares: BandShares): ReadonlyMap<string, Band> {
  const ranks = units.map(({ rank }) => rank)
  const areAllTied = ranks.every((rank) => rank === ranks[0])
  if (units.length < 3 || areAllTied) return new Map(units.map(({ code }) => [code, 'middle']))
  const { top, bottom } = bandPlaces(units.length, shares)
  const lastTopRank = nthRank(
    units.filter(({ isCapped }) => !isCapped),
    top,
  )
  return new Map(
    units.map((unit) => {
      if (!unit.isCapped && unit.rank <= lastTopRank) return [unit.code, 'top']
      return [unit.code, unit.rank > units.length - bottom ? 'bottom' : 'middle']
    }),
  )
}

/** Rank of the n-th unit by rank, of the last one where there are fewer; 0 when there is none. */
function nthRank(units: readonly TeamStanding[], n: number): number {
  const ranks = units.map(({ rank }) => rank).sort((a, b) => a - b)
  return ranks[Math.min(n, ranks.length) - 1] ?? 0
}
