import fc from 'fast-check'
import { ceilingOf, floorOf, fraction } from './fraction.ts'
import type { Share } from './naive-split.ts'
import type { BoundedShare } from './naive-split-bounded.ts'

/** Codes whose order by bytes differs from the order by UTF-16 units and from any alphabet's. */
const CODES = ['A', 'B', 'C10', 'C2', 'a', 'é', '甲', '乙', '\uff5e', '\u{1f600}', '\u{20000}', 'Z-1', 'Z', '0', '~']

const aWeight = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(0n, 4n) },
  { weight: 2, arbitrary: fc.bigInt(0n, 1000n) },
  { weight: 1, arbitrary: fc.bigInt(0n, 10n ** 18n) },
)

const aTotal = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt(0n, 40n) },
  { weight: 2, arbitrary: fc.bigInt(0n, 100_000n) },
  { weight: 1, arbitrary: fc.bigInt(0n, 9n * 10n ** 15n) },
)

const someCodes = fc.shuffledSubarray(CODES, { minLength: 1, maxLength: 9 })

export type SplitCase = { readonly total: bigint; readonly shares: readonly Share[] }
export type BoundedCase = { readonly total: bigint; readonly shares: readonly BoundedShare[] }

/** Few subjects with few distinct weights, so that ties are common; sometimes very large numbers. */
export const aSplitCase: fc.Arbitrary<SplitCase> = fc
  .tuple(aTotal, someCodes, fc.array(aWeight, { minLength: 9, maxLength: 9 }))
  .map(([total, codes, weights]) => ({
    total,
    shares: codes.map((code, index) => ({ code, weight: weights[index] ?? 0n })),
  }))

/** Bounds as a plan makes them: shares f and u of what everybody would get by another weight. */
const proportionalCase: fc.Arbitrary<BoundedCase> = fc
  .tuple(aSplitCase, severalOf(aWeight), aPoolOf(4), aFloorBp(), aCeilingBp())
  .map(([{ shares }, bases, total, floorBp, ceilingBp]) => {
    const base = (index: number) => (shares[index]?.weight === 0n ? 0n : (bases[index] ?? 0n) + 1n)
    const sum = shares.reduce((before, _, index) => before + base(index), 0n)
    const part = (index: number, bp: number) =>
      fraction(total * base(index) * BigInt(bp), (sum === 0n ? 1n : sum) * 10000n)
    const bounded = shares.map((share, index) => ({
      ...share,
      floor: floorBp === null ? 0n : ceilingOf(part(index, floorBp)),
      ceiling: ceilingBp === null && share.weight > 0n ? null : floorOf(part(index, ceilingBp ?? 0)),
    }))
    return { total, shares: bounded }
  })

/** Bounds unrelated to weights, and a total that mostly lies between their sums. */
const arbitraryCase: fc.Arbitrary<BoundedCase> = fc
  .tuple(aSplitCase, severalOf(fc.tuple(fc.nat(6), fc.option(fc.nat(9)))), fc.integer({ min: -1, max: 1040 }))
  .map(([{ shares }, bounds, position]) => {
    const bounded = shares.map((share, index) => {
      if (share.weight === 0n) return { ...share, floor: 0n, ceiling: 0n }
      const [low, room] = bounds[index] ?? [0, null]
      return { ...share, floor: BigInt(low), ceiling: room === null ? null : BigInt(low + room) }
    })
    const floors = bounded.reduce((sum, share) => sum + share.floor, 0n)
    const room = bounded.reduce((sum, share) => sum + (share.ceiling ?? share.floor + 9n) - share.floor, 0n)
    const total = floors + floorOf(fraction(room * BigInt(position), 1000n))
    return { total: total < 0n ? 0n : total, shares: bounded }
  })

export const aBoundedCase: fc.Arbitrary<BoundedCase> = fc.oneof(proportionalCase, arbitraryCase)

function severalOf<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(arbitrary, { minLength: 9, maxLength: 9 })
}

/** Totals of some tens to some millions, so that rounded bounds seldom contradict each other. */
function aPoolOf(digits: number): fc.Arbitrary<bigint> {
  return fc.oneof(fc.bigInt(0n, 40n), fc.bigInt(0n, 10n ** BigInt(digits)), fc.bigInt(0n, 9n * 10n ** 15n))
}

function aFloorBp(): fc.Arbitrary<number | null> {
  return fc.option(fc.integer({ min: 0, max: 10_010 }), { freq: 2 })
}

function aCeilingBp(): fc.Arbitrary<number | null> {
  return fc.option(fc.integer({ min: 9990, max: 20_000 }), { freq: 2 })
}
