import { describe, expect, it } from 'vitest'
import { amountsOf, aSegment, distributed, totalFen, workedSegments } from '../../support/distribution.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

const office = (size: number) => Array.from({ length: size }, (_, i) => aSegment(`P${String(i).padStart(5, '0')}`))

describe('distribute, pools', () => {
  it('pays nobody anything of a pool of 0', () => {
    const result = distributed({ poolFen: '0', floorBp: 6000, ceilingBp: 12_500 })
    expect(new Set(Object.values(amountsOf(result)))).toEqual(new Set([0]))
    expect(totalFen(result)).toBe(0n)
  })

  it('pays nobody of a pool of 0 in an office without anybody', () => {
    expect(distributed({ poolFen: '0' }, { segments: [] }).distribution.lines).toEqual([])
  })

  it.each([
    ['-1', 'plan.poolNegative'],
    ['12.5', 'plan.poolInvalid'],
    ['', 'plan.poolInvalid'],
  ])('refuses the pool %j with %s', (poolFen, code) => {
    expect(() => distributed({ poolFen })).toThrow(new RegExp(code))
  })

  it('pays one fen to the first of 10,000 people', () => {
    const result = distributed({ poolFen: '1' }, { segments: office(10_000) })
    const paid = result.distribution.lines.filter(({ amountFen }) => amountFen !== '0')
    expect(paid.map(({ person, amountFen }) => [person, amountFen])).toEqual([['P00000', '1']])
  })

  it('keeps a pool of 9·10^15 fen exact', () => {
    const result = distributed({ poolFen: '9000000000000001', floorBp: 6000, ceilingBp: 12_500 })
    expect(totalFen(result)).toBe(9_000_000_000_000_001n)
  })

  it('pays one person everything', () => {
    expect(amountsOf(distributed({}, { segments: [aSegment('A1')] }))).toEqual({ A1: 100_000_000 })
  })
})

describe('distribute, weights', () => {
  it.each([
    ['factors of 0', workedSegments.map((segment) => ({ ...segment, factorBp: 0 }))],
    ['no months', workedSegments.map((segment) => ({ ...segment, months: 0 }))],
    ['nobody', []],
  ])('refuses money for an office with %s', (_name, segments) => {
    expect(() => distributed({}, { segments })).toThrow(/plan.allWeightsZero/)
  })

  it('gives a unit without weight nothing', () => {
    const segments = workedSegments.map((segment) => (segment.unit === 'C' ? { ...segment, factorBp: 0 } : segment))
    const { unitPools, ...result } = distributed({}, { segments })
    expect(unitPools.get('C')?.fen).toBe(0n)
    expect(totalFen({ unitPools, ...result })).toBe(100_000_000n)
    expect(derivationProblems(unitPools.get('C')?.why() ?? result.explainPayment('C1'))).toEqual([])
  })

  it('leaves a personal coefficient of 0 out at both levels', () => {
    const zero = workedSegments.map((segment) => (segment.person === 'B3' ? { ...segment, personalBp: 0 } : segment))
    const without = workedSegments.filter(({ person }) => person !== 'B3')
    const { B3, ...rest } = amountsOf(distributed({ floorBp: 6000 }, { segments: zero }))
    expect(B3).toBe(0)
    expect(rest).toEqual(amountsOf(distributed({ floorBp: 6000 }, { segments: without })))
  })

  it('pays each posting segment as a line of its own', () => {
    const segments = [
      aSegment('A1', { months: 4 }),
      aSegment('A1', { months: 8, unit: 'B', posting: 'A1-2' }),
      aSegment('B1', { months: 12 }),
    ]
    const { lines } = distributed({ poolFen: '2400' }, { segments, teams: {} }).distribution
    expect(lines.map(({ unit, person, posting, amountFen }) => [unit, person, posting, amountFen])).toEqual([
      ['A', 'A1', 'A1-1', '400'],
      ['B', 'A1', 'A1-2', '800'],
      ['B', 'B1', 'B1-1', '1200'],
    ])
  })
})

describe('distribute, forfeits', () => {
  const withFactor = workedSegments.map((segment) =>
    segment.person === 'A1' ? { ...segment, factorBp: 5000 } : segment,
  )

  it('spreads what is withheld over the whole office', () => {
    const full = amountsOf(distributed())
    const spread = amountsOf(distributed({}, { segments: withFactor }))
    expect(spread['A1']).toBeLessThan(full['A1'] ?? 0)
    expect(spread['C2']).toBeGreaterThan(full['C2'] ?? 0)
  })

  it('returns what is withheld: everybody else gets what they had, the difference is a line', () => {
    const neutral = withFactor.map((segment) => ({ ...segment, factorBp: 10_000 }))
    const full = amountsOf(distributed({ floorBp: 6000, ceilingBp: 12_500 }, { segments: neutral }))
    const result = distributed({ forfeits: 'RETURN', floorBp: 6000, ceilingBp: 12_500 }, { segments: withFactor })
    const half = Math.round((full['A1'] ?? 0) / 2)
    const withheld = (full['A1'] ?? 0) - half + (full['C1'] ?? 0)
    expect(amountsOf(result)).toEqual({ ...full, A1: half, C1: 0 })
    expect(result.distribution.reserves).toEqual([{ kind: 'returned', person: '', amountFen: String(withheld) }])
    expect(totalFen(result)).toBe(100_000_000n)
  })

  it('books everything of a factor of 0 as returned', () => {
    const result = distributed({ forfeits: 'RETURN' })
    const { C1 } = amountsOf(distributed({}, { segments: workedSegments.map((one) => ({ ...one, factorBp: 10_000 })) }))
    expect(amountsOf(result)['C1']).toBe(0)
    expect(result.distribution.reserves).toEqual([{ kind: 'returned', person: '', amountFen: String(C1) }])
  })
})

describe('distribute, money held back', () => {
  it('sets a person under investigation aside as a reserve of its own, everybody else paid as before', () => {
    const { A1, ...others } = amountsOf(distributed())
    const result = distributed({}, { heldBack: new Set(['A1']) })
    expect(amountsOf(result)).toEqual({ ...others, A1: 0 })
    expect(result.distribution.reserves).toEqual([{ kind: 'investigation', person: 'A1', amountFen: String(A1) }])
    expect(result.explainPayment('A1')).toMatchObject({
      result: '0',
      parts: [{ name: 'heldBack', result: String(A1) }],
    })
    expect(derivationProblems(result.explainPayment('A1'))).toEqual([])
  })
})

describe('distribute, rounding unit', () => {
  it.each([
    ['FEN', 1n, undefined],
    ['JIAO', 10n, '7'],
    ['YUAN', 100n, '67'],
  ] as const)('pays whole %s and keeps the remainder as a line', (roundingUnit, unit, remainder) => {
    const result = distributed({ roundingUnit, poolFen: '100000067', floorBp: 6000, ceilingBp: 12_500 })
    expect(result.distribution.lines.every(({ amountFen }) => BigInt(amountFen) % unit === 0n)).toBe(true)
    expect(result.distribution.reserves.find(({ kind }) => kind === 'remainder')?.amountFen).toBe(remainder)
    expect(totalFen(result)).toBe(100_000_067n)
  })
})
