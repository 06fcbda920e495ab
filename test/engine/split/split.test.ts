import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../server/engine/refusal.ts'
import { split, type Weighted } from '../../../server/engine/split/split.ts'

const weighted = (...weights: number[]): Weighted[] =>
  weights.map((weight, i) => ({ code: String.fromCharCode(97 + i), weight: BigInt(weight) }))

const amounts = (total: number, ...weights: number[]): number[] =>
  split(BigInt(total), weighted(...weights)).map((share) => Number(share.amount))

const sharers = fc
  .array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => weighted(...weights))

describe('split, the worked examples of RULES §2, §6.2, §6.3 and §10.5', () => {
  it.each([
    ['joint credit of 100.00 among three', 10000, [1, 1, 1], [3334, 3333, 3333]],
    ['19 units at 15, 15, 9', 19, [15, 15, 9], [7, 7, 5]],
    ['20 units at 15, 15, 9 (a larger total can lower a part)', 20, [15, 15, 9], [8, 8, 4]],
    ['milestones of 130.00', 13000, [20, 30, 30, 20], [2600, 3900, 3900, 2600]],
    ['role shares of 36.66', 3666, [120, 80, 80, 40, 40, 20], [1157, 772, 772, 386, 386, 193]],
    ['final points', 14186, [3869, 2579, 2579, 1290, 1290, 1289], [4256, 2837, 2837, 1419, 1419, 1418]],
    ['home credit', 11349, [6, 3, 1], [6809, 3405, 1135]],
    ['8 excellent places', 8, [15 * 25, 16 * 20, 12 * 15], [3, 3, 2]],
    ['slices', 100_000_000, [50, 30, 20], [50_000_000, 30_000_000, 20_000_000]],
  ])('shares %s', (_name, total, weights, parts) => {
    expect(amounts(total, ...weights)).toEqual(parts)
  })
})

describe('split, edges', () => {
  it('gives nobody anything of nothing', () => {
    expect(split(0n, [])).toEqual([])
    expect(amounts(0, 0, 0)).toEqual([0, 0])
    expect(amounts(0, 1, 2)).toEqual([0, 0])
  })

  it('gives one sharer everything', () => {
    expect(amounts(7, 3)).toEqual([7])
  })

  it('gives equal remainders to the lower code by bytes, whatever the order given', () => {
    const shares = split(1n, [
      { code: '𠀀', weight: 1n },
      { code: '\uffee', weight: 1n },
    ])
    expect(shares.filter((share) => share.hasSpare).map((share) => share.code)).toEqual(['\uffee'])
  })

  it('gives one fen among 10,000 to exactly one, the lowest code', () => {
    const people = Array.from({ length: 10_000 }, (_, i) => ({ code: String(99_999 - i), weight: 1n }))
    const paid = split(1n, people).filter((share) => share.amount > 0n)
    expect(paid).toEqual([{ code: '90000', amount: 1n, hasSpare: true }])
  })

  it('keeps pools near 9·10^15 and weights beyond 2^53 exact', () => {
    const weight = 2n ** 70n
    const shares = split(9_007_199_254_740_993n, [
      { code: 'a', weight: weight * 2n },
      { code: 'b', weight },
    ])
    expect(shares.map((share) => share.amount)).toEqual([6_004_799_503_160_662n, 3_002_399_751_580_331n])
  })

  it('refuses to share something among no weight', () => {
    expect(() => split(1n, weighted(0, 0))).toThrow(Refusal)
    expect(() => split(1n, [])).toThrow(/split.allWeightsZero/)
  })

  it('throws for negative totals and weights', () => {
    expect(() => split(-1n, weighted(1))).toThrow(RangeError)
    expect(() => split(1n, weighted(2, -1))).toThrow(RangeError)
  })
})

describe('split, properties', () => {
  it('keeps the sum, stays within one unit of the exact share and gives nothing to no weight', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n }), sharers, (total, list) => {
        const shares = split(total, list)
        const sum = list.reduce((acc, { weight }) => acc + weight, 0n)
        expect(shares.reduce((acc, { amount }) => acc + amount, 0n)).toBe(total)
        list.forEach(({ weight }, i) => {
          const off = (shares[i]?.amount ?? 0n) * sum - total * weight
          expect(off > -sum && off < sum).toBe(true)
          if (weight === 0n) expect(shares[i]?.amount).toBe(0n)
        })
      }),
    )
  })

  it('does not depend on the order and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), sharers, (total, list) => {
        const before = [...list]
        const byCode = new Map(split(BigInt(total), list).map((share) => [share.code, share]))
        for (const share of split(BigInt(total), [...list].reverse())) expect(share).toEqual(byCode.get(share.code))
        expect(list).toEqual(before)
      }),
    )
  })

  it('never lowers a part when only its own weight grows', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5000 }),
        sharers,
        fc.nat(),
        fc.integer({ min: 1, max: 500 }),
        (total, list, at, more) => {
          const own = at % list.length
          const raised = list.map((one, i) => (i === own ? { ...one, weight: one.weight + BigInt(more) } : one))
          const part = (of: readonly Weighted[]): bigint => split(BigInt(total), of)[own]?.amount ?? 0n
          expect(part(raised)).toBeGreaterThanOrEqual(part(list))
        },
      ),
    )
  })
})
