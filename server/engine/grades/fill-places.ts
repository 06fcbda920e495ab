import { compareCodes } from '../compare-codes.ts'

/** Somebody excellent-capable, with the competition rank inside the list; equal ranks are ties nothing separates. */
export type Contender = { readonly code: string; readonly rank: number }

/** How a contender stands against the places: `upTo` counts everybody ranked as high or higher. */
export type Standing = { readonly isPlaced: boolean; readonly isTiedAcross: boolean; readonly upTo: number }

export type Filling = {
  readonly standings: ReadonlyMap<string, Standing>
  readonly taken: number
  /** Places that a tie keeps open for the committee, or that nobody can take. */
  readonly unused: number
}

/**
 * Fills places by rank (RULES §10.6): a group of equal rank is taken whole or not at all, and nobody below a group that
 * was not. A group that crosses the last place, with at least one place before it, is tied across: the committee's case.
 */
export function fillPlaces(contenders: readonly Contender[], places: number): Filling {
  const inOrder = [...contenders].sort((a, b) => a.rank - b.rank || compareCodes(a.code, b.code))
  const standings = new Map<string, Standing>()
  let taken = 0
  for (let start = 0; start < inOrder.length;) {
    const rank = inOrder[start]?.rank
    let upTo = start
    while (upTo < inOrder.length && inOrder[upTo]?.rank === rank) upTo++
    const standing = { isPlaced: upTo <= places, isTiedAcross: start < places && places < upTo, upTo }
    for (const { code } of inOrder.slice(start, upTo)) standings.set(code, standing)
    if (standing.isPlaced) taken = upTo
    start = upTo
  }
  return { standings, taken, unused: places - taken }
}
