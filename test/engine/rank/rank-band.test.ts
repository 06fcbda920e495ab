import { describe, expect, it } from 'vitest'
import { distanceToNextBand, rankBand } from '../../../server/engine/rank/rank-band.ts'

describe('rankBand', () => {
  it.each([
    { rank: 1, size: 100, from: 0, to: 20 },
    { rank: 20, size: 100, from: 0, to: 20 },
    { rank: 21, size: 100, from: 20, to: 40 },
    { rank: 100, size: 100, from: 80, to: 100 },
    { rank: 5, size: 27, from: 0, to: 20 },
    { rank: 6, size: 27, from: 20, to: 40 },
  ])('puts rank $rank of $size into $from to $to per cent', ({ rank, size, from, to }) => {
    expect(rankBand(rank, size)).toMatchObject({ fromPercent: from, toPercent: to })
  })

  it('gives no band where a fifth would be fewer than five people', () => {
    expect(rankBand(1, 24)).toBeNull()
  })
})

describe('distanceToNextBand', () => {
  const group = Array.from({ length: 30 }, (_, index) => ({ rank: index + 1, scoreCenti: 90_000 - index * 100 }))

  it('measures to the lowest score of the next better band', () => {
    expect(distanceToNextBand({ rank: 9, scoreCenti: 89_200 }, group)).toBe(300)
  })

  it('has nothing above the best band', () => {
    expect(distanceToNextBand({ rank: 2, scoreCenti: 89_900 }, group)).toBeNull()
  })
})
