/** One year of a target over several years, in the item's scaled integers; a null actual is not known yet. */
export type TargetYear = { readonly year: number; readonly actual: number | null; readonly target: number }

export type CumulativeLine = {
  readonly year: number
  /** Σ actual to date; null from the first year without an actual. */
  readonly actual: number | null
  /** Σ targets to date. */
  readonly target: number
}

/**
 * The line shown beside a yearly target (RULES §4): Σ actual against Σ targets to date, year by year. It scores nothing:
 * each year is scored on its own target and a shortfall is not carried over.
 */
export function cumulativeLine(years: readonly TargetYear[]): readonly CumulativeLine[] {
  const lines: CumulativeLine[] = []
  let actual: number | null = 0
  let target = 0
  for (const year of [...years].sort((a, b) => a.year - b.year)) {
    actual = actual === null || year.actual === null ? null : actual + year.actual
    target += year.target
    lines.push({ year: year.year, actual, target })
  }
  return lines
}
