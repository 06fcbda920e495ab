import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../server/engine/refusal.ts'
import { splitBounded, type BoundedWeight } from '../../../server/engine/split/split-bounded.ts'
import { split } from '../../../server/engine/split/split.ts'
import { naiveSplitBounded } from '../../support/bounded-split-oracle.ts'
import { printedSeed } from '../../support/seed.ts'

const seed = printedSeed('splitBounded')

const sharer = (code: string, weight: number, floor = 0, ceiling: number | null = null): BoundedWeight => ({
  code,
  weight: BigInt(weight),
  floor: BigInt(floor),
  ceiling: ceiling === null ? null : BigInt(ceiling),
})

const amounts = (total: number, sharers: readonly BoundedWeight[]): number[] =>
  splitBounded(BigInt(total), sharers).shares.map(({ amount }) => Number(amount))

function refusalOf(run: () => unknown): Refusal {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** Between feasible and infeasible, with many ties and bounds that bite. */
const someSharers = fc
  .array(
    fc.record({
      weight: fc.nat({ max: 9 }),
      floor: fc.nat({ max: 12 }),
      room: fc.option(fc.nat({ max: 20 }), { freq: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ weight, floor, room }, i) =>
      sharer(`P${i}`, weight, weight === 0 ? 0 : floor, room === null ? null : floor + room),
    ),
  )
const someTotal = fc.nat({ max: 90 })

describe('splitBounded, examples', () => {
  it('is the plain split without bounds', () => {
    expect(amounts(20, [sharer('a', 15), sharer('b', 15), sharer('c', 9)])).toEqual([8, 8, 4])
  })

  it('fixes one floor and shares the rest by weight', () => {
    const { shares, freeTotal, freeWeight } = splitBounded(100n, [sharer('a', 1, 40), sharer('b', 2), sharer('c', 2)])
    expect(shares.map(({ amount, bound }) => [amount, bound])).toEqual([
      [40n, 'floor'],
      [30n, 'none'],
      [30n, 'none'],
    ])
    expect([freeTotal, freeWeight]).toEqual([60n, 4n])
  })

  it('fixes both sides when shortfalls equal excesses', () => {
    const { shares } = splitBounded(8n, [sharer('a', 1, 0, 3), sharer('b', 1, 5)])
    expect(shares.map(({ amount, bound }) => [amount, bound])).toEqual([
      [3n, 'ceiling'],
      [5n, 'floor'],
    ])
  })

  it('fixes ceilings first when they move more, so that a floor need not be fixed at all', () => {
    expect(amounts(100, [sharer('a', 8, 0, 20), sharer('b', 1, 12), sharer('c', 1)])).toEqual([20, 40, 40])
  })

  it('tells who got the spare unit', () => {
    const { shares } = splitBounded(10n, [sharer('b', 1), sharer('a', 1), sharer('c', 1, 3, 3)])
    expect(shares.map(({ amount, hasSpare }) => [amount, hasSpare])).toEqual([
      [3n, false],
      [4n, true],
      [3n, false],
    ])
  })

  it('shares nothing among nobody, and a total that is all floors', () => {
    expect(splitBounded(0n, []).shares).toEqual([])
    expect(amounts(8, [sharer('a', 1, 3), sharer('b', 1, 5)])).toEqual([3, 5])
  })
})

describe('splitBounded, refusals', () => {
  it('names the floors above the total and the nearest total', () => {
    const refusal = refusalOf(() => splitBounded(10n, [sharer('a', 1, 6), sharer('b', 1, 5), sharer('c', 1)]))
    expect(refusal.code).toBe('bounds.floorsAboveTotal')
    expect(refusal.params['codes']).toEqual(['a', 'b'])
    expect(refusal.repairs).toEqual([{ setting: 'poolFen', value: '11' }])
  })

  it('names the ceilings below the total and the nearest total', () => {
    const refusal = refusalOf(() => splitBounded(10n, [sharer('a', 1, 0, 4), sharer('b', 1, 0, 5)]))
    expect(refusal.code).toBe('bounds.ceilingsBelowTotal')
    expect(refusal.repairs).toEqual([{ setting: 'poolFen', value: '9' }])
  })

  it('names everybody whose floor is above the own ceiling', () => {
    const refusal = refusalOf(() => splitBounded(10n, [sharer('a', 1, 4, 3), sharer('b', 1)]))
    expect([refusal.code, refusal.params['codes']]).toEqual(['bounds.floorAboveCeiling', ['a']])
  })

  it('refuses money that nobody has weight for', () => {
    expect(refusalOf(() => splitBounded(1n, [sharer('a', 0)])).code).toBe('split.allWeightsZero')
    expect(refusalOf(() => splitBounded(1n, [])).code).toBe('split.allWeightsZero')
  })
})

describe('splitBounded, properties', () => {
  it('agrees with the naive implementation in 100,000 random cases', { timeout: 120_000 }, () => {
    const cases = fc.array(fc.tuple(someTotal, someSharers), { minLength: 50, maxLength: 50 })
    let compared = 0
    fc.assert(
      fc.property(cases, (list) => {
        for (const [total, sharers] of list) {
          const expected = naiveSplitBounded(BigInt(total), sharers)
          compared += 1
          if (expected === null) expect(() => splitBounded(BigInt(total), sharers)).toThrow(Refusal)
          else if (amounts(total, sharers).join() !== expected.join()) expect(amounts(total, sharers)).toEqual(expected)
        }
      }),
      { numRuns: 2000, seed },
    )
    expect(compared).toBeGreaterThanOrEqual(100_000)
  })

  const feasible = fc
    .tuple(someTotal, someSharers)
    .filter(([total, sharers]) => naiveSplitBounded(BigInt(total), sharers) !== null)

  it('keeps the sum and everybody inside the bounds, and names the bound that fixed a part', () => {
    fc.assert(
      fc.property(feasible, ([total, sharers]) => {
        const { shares } = splitBounded(BigInt(total), sharers)
        expect(shares.reduce((sum, { amount }) => sum + amount, 0n)).toBe(BigInt(total))
        shares.forEach(({ amount, bound }, i) => {
          const { floor, ceiling } = sharers[i] ?? sharer('', 0)
          expect(amount >= floor && (ceiling === null || amount <= ceiling)).toBe(true)
          if (bound !== 'none') expect(amount).toBe(bound === 'floor' ? floor : ceiling)
        })
      }),
      { seed, numRuns: 1000 },
    )
  })

  it('does not depend on the order and leaves its input alone', () => {
    fc.assert(
      fc.property(feasible, ([total, sharers]) => {
        const copy = structuredClone(sharers)
        const byCode = new Map(splitBounded(BigInt(total), sharers).shares.map((share) => [share.code, share]))
        for (const share of splitBounded(BigInt(total), [...sharers].reverse()).shares) {
          expect(share).toEqual(byCode.get(share.code))
        }
        expect(sharers).toEqual(copy)
      }),
      { seed, numRuns: 1000 },
    )
  })

  it('never lowers a part when only its own weight grows', () => {
    fc.assert(
      fc.property(feasible, fc.nat(), fc.integer({ min: 1, max: 30 }), ([total, sharers], at, more) => {
        const own = at % sharers.length
        const raised = sharers.map((one, i) => (i === own ? { ...one, weight: one.weight + BigInt(more) } : one))
        const part = (of: readonly BoundedWeight[]): bigint => splitBounded(BigInt(total), of).shares[own]?.amount ?? 0n
        expect(part(raised)).toBeGreaterThanOrEqual(part(sharers))
      }),
      { seed, numRuns: 2000 },
    )
  })

  it('keeps a pool of 9·10^15 exact and equals the plain split when no bound bites', () => {
    const people = Array.from({ length: 1000 }, (_, i) => sharer(String(i), 1 + (i % 7), 0, 9_000_000_000_000_000))
    const pool = 9_000_000_000_000_001n
    const plain = split(pool, people)
    expect(splitBounded(pool, people).shares).toEqual(plain.map((share) => ({ ...share, bound: 'none' })))
  })
})
