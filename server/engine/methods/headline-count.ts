import { compareCodes } from '../compare-codes.ts'

/** An indicator's own growth and its outside reference in one period; null is missing. */
export type GrowthPair = { readonly item: string; readonly own: number | null; readonly reference: number | null }

export type HeadlineCount = {
  /** Indicators whose own growth is above the reference; equal is not above. */
  readonly above: number
  /** Indicators with both figures. */
  readonly of: number
}

export type HeadlineChange = {
  /** Count now − count before, over indicators that have both figures in both periods. */
  readonly change: number
  /** Indicators missing in either period: listed, not counted. */
  readonly missing: readonly string[]
}

/** `above_avg` of RULES §4: how many indicators grow faster than their outside reference. */
export function countAboveReference(pairs: readonly GrowthPair[]): HeadlineCount {
  const complete = pairs.filter(isComplete)
  return { above: complete.filter(isAbove).length, of: complete.length }
}

/** Change of the headline count between two periods over the same set of indicators (RULES §4). */
export function headlineChange(now: readonly GrowthPair[], former: readonly GrowthPair[]): HeadlineChange {
  const known = [now, former].map(
    (pairs) => new Map(pairs.filter(isComplete).map((pair) => [pair.item, isAbove(pair)])),
  )
  const items = [...new Set([...now, ...former].map((pair) => pair.item))].sort(compareCodes)
  const missing = items.filter((item) => !known.every((period) => period.has(item)))
  const shared = items.filter((item) => known.every((period) => period.has(item)))
  const [above, before] = known.map((period) => shared.filter((item) => period.get(item)).length)
  return { change: (above ?? 0) - (before ?? 0), missing }
}

function isComplete(pair: GrowthPair): boolean {
  return pair.own !== null && pair.reference !== null
}

function isAbove({ own, reference }: GrowthPair): boolean {
  return own !== null && reference !== null && own > reference
}
