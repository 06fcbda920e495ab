import { describe, expect, it } from 'vitest'
import { cumulativeLine } from '../../../server/engine/methods/cumulative-line.ts'
import { countAboveReference, headlineChange, type GrowthPair } from '../../../server/engine/methods/headline-count.ts'

const pair = (item: string, own: number | null, reference: number | null = 500): GrowthPair => ({
  item,
  own,
  reference,
})

describe('the headline count (RULES §4)', () => {
  it('counts growth above the reference; equal is not above and missing is not counted', () => {
    const pairs = [pair('A', 501), pair('B', 500), pair('C', 499), pair('D', null), pair('E', 900, null)]
    expect(countAboveReference(pairs)).toEqual({ above: 1, of: 3 })
  })

  it('changes over the same indicators only, and lists those missing in either period', () => {
    const now = [pair('A', 600), pair('B', 600), pair('C', 600), pair('D', 100)]
    const former = [pair('A', 100), pair('B', 600), pair('D', 600, null), pair('E', 600)]
    expect(headlineChange(now, former)).toEqual({ change: 1, missing: ['C', 'D', 'E'] })
    expect(headlineChange(former, now)).toEqual({ change: -1, missing: ['C', 'D', 'E'] })
  })
})

describe('the cumulative line (RULES §4)', () => {
  const years = (target: number) => [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, actual: target, target }))

  it('sums five years: 120 × 5 = 600 villages, 666.67 × 5 = 3333.35 against at least 3333.33', () => {
    expect(cumulativeLine(years(120)).at(-1)).toEqual({ year: 2025, actual: 600, target: 600 })
    expect(cumulativeLine(years(66667)).at(-1)?.target).toBe(333335)
    expect(cumulativeLine(years(66667)).at(-1)?.actual).toBeGreaterThanOrEqual(333333)
  })

  it('knows no sum from the first year without an actual, in any order of years', () => {
    const list = [
      { year: 2023, actual: 5, target: 10 },
      { year: 2021, actual: 8, target: 10 },
      { year: 2022, actual: null, target: 10 },
    ]
    expect(cumulativeLine(list)).toEqual([
      { year: 2021, actual: 8, target: 10 },
      { year: 2022, actual: null, target: 20 },
      { year: 2023, actual: null, target: 30 },
    ])
  })
})
