/** The values of one indicator over a comparison group, sorted once. */
export type RankField = {
  /** Subjects with data. */
  readonly count: number
  /** Subjects whose value is strictly above `actual`. */
  readonly above: (actual: number) => number
  /** Subjects whose value is strictly below `actual`. */
  readonly below: (actual: number) => number
}

/** Builds the field from the values of the subjects that have data; their order does not matter. */
export function createRankField(actuals: readonly number[]): RankField {
  const sorted = [...actuals].sort((a, b) => a - b)
  return {
    count: sorted.length,
    above: (actual) => sorted.length - firstWhere(sorted, (value) => value > actual),
    below: (actual) => firstWhere(sorted, (value) => value >= actual),
  }
}

/** Index of the first element of a sorted list for which a monotone test holds; the length when for none. */
function firstWhere(sorted: readonly number[], holds: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle]
    if (value !== undefined && holds(value)) high = middle
    else low = middle + 1
  }
  return low
}
