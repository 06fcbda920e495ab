import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Method, RankTies } from '../../../server/engine/methods/method.ts'
import { createRankField } from '../../../server/engine/methods/rank-field.ts'
import { scoreCards } from '../../../server/engine/score/score-cards.ts'
import { aReference, aScheme, aUnit, anActual, unitRef } from '../../support/builders.ts'
import { aCardOf, anIndicator, itemFigure, scoreOne, soundCenti } from '../../support/score-one.ts'

const RUNS = { numRuns: 1000 }
const value = fc.integer({ min: -1_000_000, max: 1_000_000 })
const share = fc.integer({ min: 0, max: 10000 })
const rate = fc.integer({ min: 0, max: 5000 })
const tier = (widthPp: number | null) =>
  fc.record({
    widthPp: fc.constant(widthPp),
    rateNumeratorCenti: rate,
    rateDenominator: fc.integer({ min: 1, max: 97 }),
  })
const tiers = fc.tuple(tier(5), tier(10), tier(null)).map((list) => [...list])

/** Methods by which a higher actual is never worse. */
const rising: fc.Arbitrary<Method> = fc.oneof(
  fc.record({ kind: fc.constant('COMPLETE' as const), target: fc.integer({ min: 1, max: 1_000_000 }) }),
  fc.record({ kind: fc.constant('ALL_OR_NOTHING' as const), target: value }),
  fc.record({
    kind: fc.constant('GROWTH_VS_AVG' as const),
    baseCenti: rate,
    upCentiPerPp: rate,
    downCentiPerPp: rate,
  }),
  fc.record({ kind: fc.constant('GROWTH_TIER' as const), baseCenti: rate, up: tiers, down: tiers }),
  fc
    .record({ worst: value, span: fc.integer({ min: 0, max: 100_000 }), baseShareBp: share })
    .map(({ worst, span, baseShareBp }) => ({ kind: 'EFFICACY' as const, worst, best: worst + span, baseShareBp })),
)
const falling: fc.Arbitrary<Method> = fc.record({
  kind: fc.constant('COMPLETE_LOW' as const),
  target: fc.integer({ min: 1, max: 1_000_000 }),
})

function centi(fullCenti: number, method: Method, actual: number): number {
  const item = anIndicator(fullCenti, method, { ceilingCenti: Math.floor((fullCenti * 12) / 10) })
  const facts = { values: [anActual(unitRef('U1'), 'I1', actual)], references: [aReference({ value: 960 })] }
  const scored = soundCenti(itemFigure(scoreOne(aCardOf(item), facts), 'I1'))
  if (typeof scored !== 'number') throw new Error(scored)
  return scored
}

describe('indicator methods', () => {
  it('stay in [0, 1.2 F], recompute at every node and never fall for a better value', () => {
    const full = fc.integer({ min: 1, max: 30000 })
    const either = fc.oneof(
      rising.map((method) => [method, 1] as const),
      falling.map((method) => [method, -1] as const),
    )
    fc.assert(
      fc.property(full, either, value, fc.nat(100_000), (fullCenti, [method, sign], actual, gain) => {
        const [worse, better] = [centi(fullCenti, method, actual), centi(fullCenti, method, actual + sign * gain)]
        expect(worse).toBeGreaterThanOrEqual(0)
        expect(better).toBeGreaterThanOrEqual(worse)
        expect(better).toBeLessThanOrEqual((fullCenti * 12) / 10)
      }),
      RUNS,
    )
  })
})

describe('rank methods', () => {
  const actuals = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 12 })

  it('agree with counting places by hand', () => {
    fc.assert(
      fc.property(actuals, fc.boolean(), fc.constantFrom<RankTies>('SHARED', 'AVERAGE'), (values, reverse, ties) => {
        const method: Method = { kind: 'RANK_LINEAR', reverse, ties, lastShareBp: 6000 }
        const { units } = scoreCards({
          scheme: aScheme({ cards: [aCardOf(anIndicator(3000, method))] }),
          units: values.map((_actual, i) => aUnit({ code: `U${i}` })),
          people: [],
          entries: [],
          values: values.map((actual, i) => anActual(unitRef(`U${i}`), 'I1', actual)),
          references: [],
          decisions: [],
        })
        values.forEach((actual, i) => {
          const scored = units.get(`U${i}`)
          expect(scored && soundCenti(itemFigure(scored, 'I1'))).toBe(byHand(values, actual, reverse, ties))
        })
      }),
      RUNS,
    )
  })

  it('count above and below as a scan does', () => {
    fc.assert(
      fc.property(actuals, fc.integer({ min: -1, max: 9 }), (values, actual) => {
        const field = createRankField(values)
        expect(field.above(actual)).toBe(values.filter((other) => other > actual).length)
        expect(field.below(actual)).toBe(values.filter((other) => other < actual).length)
      }),
      RUNS,
    )
  })
})

/** 3000 × (n − 1 − 0.4 (place − 1)) ÷ (n − 1), rounded half up; places are whole or half. */
function byHand(values: readonly number[], actual: number, reverse: boolean, ties: RankTies): number {
  const n = values.length
  if (n === 1) return 3000
  const better = values.filter((other) => (reverse ? other < actual : other > actual)).length
  const tied = values.filter((other) => other === actual).length
  const places = ties === 'SHARED' ? 2 * better : 2 * better + tied - 1
  return Math.floor((6000 * (n - 1) - 1200 * places + (n - 1)) / (2 * (n - 1)))
}
