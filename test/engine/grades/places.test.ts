import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillPlaces } from '../../../server/engine/grades/fill-places.ts'
import { UNIT_GRADES } from '../../../server/engine/grades/grade-codes.ts'
import { quotaOf, sharePlaces, type UnitForPlaces } from '../../../server/engine/grades/unit-places.ts'
import { aPersonGradePolicy } from '../../support/builders.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

const policy = aPersonGradePolicy()
const unit = (code: string, heads: number, grade: UnitForPlaces['grade'], hasNoQuota = false): UnitForPlaces => ({
  code,
  heads,
  grade,
  hasNoQuota,
})
const places = (participants: number, units: readonly UnitForPlaces[], quotaBp = 2000): readonly number[] =>
  sharePlaces(participants, units, { ...policy, quotaBp }).map((one) => {
    expect(derivationProblems(one.why())).toEqual([])
    expect(one.why().result).toBe(one.places)
    return one.places
  })

describe('quotaOf', () => {
  test.each([
    [43, 2000, 8],
    [43, 2500, 10],
    [12, 2000, 2],
    [12, 2500, 3],
    [4, 2000, 0],
    [4, 2500, 1],
    [0, 2000, 0],
  ])('of %i people at %i bp is %i (RULES §10.4)', (n, quotaBp, quota) => {
    expect(quotaOf(n, quotaBp)).toBe(quota)
  })
})

describe('sharePlaces', () => {
  const units = [unit('A', 15, 'excellent'), unit('B', 16, 'good'), unit('C', 12, 'qualified')]

  test('shares 8 places among 15, 16 and 12 heads at 25, 20 and 15 %: 3, 3, 2 (RULES §10.5)', () => {
    expect(places(43, units)).toEqual([3, 3, 2])
  })

  test('lets the places of a vetoed unit lapse', () => {
    expect(places(43, [unit('A', 15, 'excellent', true), ...units.slice(1)])).toEqual([0, 3, 2])
  })

  test('gives a unit no more places than heads', () => {
    const odd = {
      ...policy,
      quotaBp: 10000,
      quotaShareBp: { excellent: 10000, good: 100, qualified: 0, unqualified: 0 },
    }
    expect(
      sharePlaces(5, [unit('A', 1, 'excellent'), unit('B', 4, 'qualified')], odd).map((one) => one.places),
    ).toEqual([1, 0])
  })

  test('lets every place lapse when all weights are 0, and takes the share of 良好 without a grade', () => {
    const zero = { ...policy, quotaShareBp: { excellent: 0, good: 0, qualified: 0, unqualified: 0 } }
    expect(sharePlaces(43, units, zero).map((one) => one.places)).toEqual([0, 0, 0])
    expect(places(40, [unit('A', 20, null), unit('B', 20, 'good')])).toEqual([4, 4])
    expect(places(0, [])).toEqual([])
  })

  test('never exceeds the quota, nor heads, and a veto only ever takes the vetoed unit’s own places', () => {
    const anyUnit = fc.record({
      heads: fc.integer({ min: 0, max: 40 }),
      grade: fc.constantFrom(null, ...UNIT_GRADES),
      hasNoQuota: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyUnit, { maxLength: 8 }), fc.integer({ min: 0, max: 10000 }), (drafts, quotaBp) => {
        const some = drafts.map((draft, i) => ({ code: `U${i}`, ...draft }))
        const n = some.reduce((sum, { heads }) => sum + heads, 0)
        const shared = places(n, some, quotaBp)
        const unvetoed = places(
          n,
          some.map((one) => ({ ...one, hasNoQuota: false })),
          quotaBp,
        )
        expect(shared.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(quotaOf(n, quotaBp))
        some.forEach(({ heads, hasNoQuota }, i) => {
          expect(shared[i]).toBeLessThanOrEqual(heads)
          expect(shared[i]).toBe(hasNoQuota ? 0 : unvetoed[i])
        })
        expect(places(n, [...some].reverse(), quotaBp)).toEqual([...shared].reverse())
      }),
    )
  })
})

describe('fillPlaces', () => {
  const fill = (ranks: readonly number[], open: number) => {
    const filling = fillPlaces(
      ranks.map((rank, i) => ({ code: `P${i}`, rank })),
      open,
    )
    const codes = (test: (standing: { isPlaced: boolean; isTiedAcross: boolean }) => boolean): readonly string[] =>
      [...filling.standings].flatMap(([code, standing]) => (test(standing) ? [code] : []))
    return { placed: codes((one) => one.isPlaced), tied: codes((one) => one.isTiedAcross), unused: filling.unused }
  }

  test.each([
    ['takes the best', [3, 1, 2], 2, ['P1', 'P2'], [], 0],
    ['takes a tie that fits', [1, 1, 3], 2, ['P0', 'P1'], [], 0],
    ['stops before a tie that crosses the last place', [1, 2, 2, 4], 2, ['P0'], ['P1', 'P2'], 1],
    ['takes nobody below such a tie', [1, 1, 1, 4], 2, [], ['P0', 'P1', 'P2'], 2],
    ['leaves a tie just behind the last place alone', [1, 2, 3, 3], 2, ['P0', 'P1'], [], 0],
    ['leaves places nobody can take', [1], 3, ['P0'], [], 2],
    ['takes nobody without places', [1, 1], 0, [], [], 0],
    ['is empty without contenders', [], 2, [], [], 2],
  ])('%s', (_, ranks, open, placed, tied, unused) => {
    expect(fill(ranks, open)).toEqual({ placed, tied, unused })
  })
})
