import { describe, expect, it } from 'vitest'
import type { Slice } from '../../../server/engine/bundle.ts'
import { Refusal } from '../../../server/engine/refusal.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'
import { amountsOf, aSegment, distributed, totalFen } from '../../support/distribution.ts'

const slice = (kind: 'PERFORMANCE' | 'POST' | 'POINTS', weight: number): Slice => ({ kind, code: kind, weight })
const three = [slice('PERFORMANCE', 50), slice('POST', 30), slice('POINTS', 20)]

/** RULES §6.3: the final points of the worked project. */
const points = new Map([
  ['P1', 4256],
  ['P2', 2837],
  ['P3', 2837],
  ['P4', 1419],
  ['P5', 1419],
  ['P6', 1418],
])
const people = [...points.keys()].map((person) => aSegment(person))

function refusalOf(run: () => unknown): Refusal {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('slices', () => {
  const result = distributed({ slices: three }, { segments: people, points })

  it('shares the pool 50 : 30 : 20', () => {
    expect(Object.fromEntries(result.distribution.slices.map(({ code, amountFen }) => [code, amountFen]))).toEqual({
      PERFORMANCE: '50000000',
      POST: '30000000',
      POINTS: '20000000',
    })
    expect(totalFen(result)).toBe(100_000_000n)
  })

  it('shares the points slice of 200,000.00 by points', () => {
    const lines = result.distribution.lines.filter((line) => line.slice === 'POINTS')
    expect(lines.map(({ amountFen }) => Number(amountFen))).toEqual([
      6_000_282, 3_999_718, 3_999_718, 2_000_564, 2_000_564, 1_999_154,
    ])
    expect(lines.every(({ posting }) => posting === '')).toBe(true)
  })

  it('shares the post slice by post and months alone', () => {
    const segments = [
      aSegment('A1', { postBp: 20_000, personalBp: 12_000 }),
      aSegment('B1', { personalBp: 5000 }),
      aSegment('B2', { months: 6, personalBp: 0 }),
    ]
    const paid = distributed({ slices: [slice('POST', 1)], poolFen: '300' }, { segments })
    expect(amountsOf(paid)).toEqual({ A1: 200, B1: 100, B2: 0 })
  })

  it('applies bounds to the performance slice only', () => {
    const { lines } = distributed({ slices: three, floorBp: 9000 }, { segments: people, points }).distribution
    expect(lines.filter(({ floorFen }) => floorFen !== null).map((line) => line.slice)).toEqual(
      Array(people.length).fill('PERFORMANCE'),
    )
  })

  it('explains every line of every slice', () => {
    for (const roundingUnit of ['FEN', 'JIAO', 'YUAN'] as const) {
      const paid = distributed({ slices: three, roundingUnit, poolFen: '100000007' }, { segments: people, points })
      for (const [person, amount] of paid.amounts) {
        expect(paid.explainPayment(person).result).toBe(String(amount))
        expect(derivationProblems(paid.explainPayment(person))).toEqual([])
      }
    }
  })

  it('refuses a points slice without points and offers to move it to performance', () => {
    const refusal = refusalOf(() => distributed({ slices: three }, { segments: people }))
    expect([refusal.code, refusal.params['slice']]).toEqual(['plan.noPoints', 'POINTS'])
    expect(refusal.repairs).toEqual([{ setting: 'slice', slice: 'POINTS', to: 'PERFORMANCE' }])
  })

  it('counts points below zero as none', () => {
    const negative = new Map([...points, ['P6', -100]])
    const { lines } = distributed({ slices: three }, { segments: people, points: negative }).distribution
    expect(lines.filter((line) => line.slice === 'POINTS').map(({ person }) => person)).not.toContain('P6')
  })

  it.each([
    ['plan.noSlices', []],
    ['plan.duplicateSlice', [slice('POST', 1), slice('POST', 1)]],
    ['plan.twoPerformanceSlices', [slice('PERFORMANCE', 1), { kind: 'PERFORMANCE', code: 'SECOND', weight: 1 }]],
    ['plan.sliceWeightsZero', [slice('PERFORMANCE', 0)]],
  ] as const)('refuses with %s', (code, slices) => {
    expect(refusalOf(() => distributed({ slices }, { segments: people })).code).toBe(code)
  })
})

describe('a held-back slice', () => {
  const held = (...amounts: string[]): readonly Slice[] => [
    slice('PERFORMANCE', 80),
    {
      kind: 'HELD',
      code: 'HELD',
      weight: 20,
      lines: amounts.map((amountFen, i) => ({ person: `P${i + 1}`, amountFen })),
    },
  ]
  const poolFen = '11178000'

  it('pays a manual list that sums exactly to 22,356.00', () => {
    const result = distributed({ poolFen, slices: held('2000000', '235600') }, { segments: people })
    const lines = result.distribution.lines.filter((line) => line.slice === 'HELD')
    expect(lines.map(({ person, amountFen }) => [person, amountFen])).toEqual([
      ['P1', '2000000'],
      ['P2', '235600'],
    ])
    expect(totalFen(result)).toBe(11_178_000n)
  })

  it('refuses a list that is off, and says by how much', () => {
    const refusal = refusalOf(() => distributed({ poolFen, slices: held('2000000', '235599') }, { segments: people }))
    expect(refusal.code).toBe('plan.heldListOff')
    expect(refusal.params).toMatchObject({ amountFen: '2235600', listedFen: '2235599', differenceFen: '-1' })
  })

  it('refuses an amount below zero', () => {
    const refusal = refusalOf(() => distributed({ poolFen, slices: held('2235601', '-1') }, { segments: people }))
    expect([refusal.code, refusal.params['person']]).toEqual(['plan.heldListInvalid', 'P2'])
  })

  it('keeps the slice as a reserve while nothing is listed', () => {
    const { reserves } = distributed({ poolFen, slices: held() }, { segments: people }).distribution
    expect(reserves).toEqual([{ kind: 'held', person: '', amountFen: '2235600' }])
  })
})
