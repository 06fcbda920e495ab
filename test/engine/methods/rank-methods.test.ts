import { describe, expect, it } from 'vitest'
import type { Method, RankTies } from '../../../server/engine/methods/method.ts'
import type { Item } from '../../../server/engine/scheme.ts'
import { scoreCards } from '../../../server/engine/score/score-cards.ts'
import { aCard, aScheme, aUnit, aValue, anActual, unitRef } from '../../support/builders.ts'
import { aCardOf, anIndicator, itemFigure, scoreOne, soundCenti } from '../../support/score-one.ts'

const linear = (ties: RankTies = 'SHARED', reverse = false): Method => ({
  kind: 'RANK_LINEAR',
  reverse,
  ties,
  lastShareBp: 6000,
})
const table = (ties: RankTies = 'SHARED'): Method => ({
  kind: 'RANK_TABLE',
  reverse: false,
  ties,
  sharesBp: [10000, 9500, 9000, 8500],
  restBp: 8000,
})

/** Scores one unit an actual, in the order given; null is a unit without data. */
function scoreAll(item: Item, actuals: readonly (number | null)[]) {
  const codes = actuals.map((_actual, i) => `U${i + 1}`)
  const { units } = scoreCards({
    scheme: aScheme({ cards: [aCardOf(item)] }),
    units: codes.map((code) => aUnit({ code })),
    people: [],
    entries: [],
    values: actuals.flatMap((actual, i) => (actual === null ? [] : [anActual(unitRef(`U${i + 1}`), 'I1', actual)])),
    references: [],
    decisions: [],
  })
  return codes.map((code) => {
    const score = units.get(code)
    return score === undefined ? null : soundCenti(itemFigure(score, 'I1'))
  })
}

describe('RANK_LINEAR', () => {
  it('spreads 30.00 over seven ranks (RULES §4)', () => {
    const actuals = [70, 60, 50, 40, 30, 20, 10]
    expect(scoreAll(anIndicator(3000, linear()), actuals)).toEqual([3000, 2800, 2600, 2400, 2200, 2000, 1800])
  })

  it('gives two teams tied second 28.00 each, or with AVERAGE 27.00 (RULES §4)', () => {
    const actuals = [70, 60, 60, 40, 30, 20, 10]
    expect(scoreAll(anIndicator(3000, linear()), actuals).slice(0, 4)).toEqual([3000, 2800, 2800, 2400])
    expect(scoreAll(anIndicator(3000, linear('AVERAGE')), actuals).slice(0, 4)).toEqual([3000, 2700, 2700, 2400])
  })

  it('ranks the smallest first when reversed', () => {
    expect(scoreAll(anIndicator(3000, linear('SHARED', true)), [10, 30, 20])).toEqual([3000, 1800, 2400])
  })

  it('gives the full mark to a single subject', () => {
    expect(scoreAll(anIndicator(3000, linear()), [5])).toEqual([3000])
  })

  it('counts only subjects with data in n', () => {
    expect(scoreAll(anIndicator(3000, linear()), [30, null, 10])).toEqual([3000, 'pending', 1800])
  })

  it('gives everybody the shared best rank when all are equal', () => {
    expect(scoreAll(anIndicator(3000, linear()), [1, 1, 1])).toEqual([3000, 3000, 3000])
    expect(scoreAll(anIndicator(3000, linear('AVERAGE')), [1, 1, 1])).toEqual([2400, 2400, 2400])
  })
})

describe('RANK_TABLE', () => {
  it('gives the third of 6.00 its 90 % (RULES §4: 5.40)', () => {
    expect(scoreAll(anIndicator(600, table()), [9, 8, 7, 6, 5, 4])).toEqual([600, 570, 540, 510, 480, 480])
  })

  it('takes the mean of neighbouring shares for half places under AVERAGE', () => {
    expect(scoreAll(anIndicator(600, table('AVERAGE')), [9, 8, 8, 6])).toEqual([600, 555, 555, 510])
  })
})

describe('the comparison group', () => {
  it('holds the subjects of one card, without those that the item is waived for', () => {
    const item = anIndicator(3000, linear())
    const { units } = scoreCards({
      scheme: aScheme({
        cards: [aCard({ ...aCardOf(item), appliesTo: { level: 'unit', kinds: ['MODULE'] } }), aCardOf(item)],
      }),
      units: [aUnit({ code: 'A' }), aUnit({ code: 'B' }), aUnit({ code: 'C' }), aUnit({ code: 'S', kind: 'SECTION' })],
      people: [],
      entries: [],
      values: ['A', 'B', 'C', 'S'].map((code, i) => anActual(unitRef(code), 'I1', i)),
      references: [],
      decisions: [{ kind: 'NOT_APPLICABLE', code: 'D1', subject: unitRef('C'), item: 'I1', reason: 'new' }],
    })
    expect([...units].map(([code, score]) => [code, score.itemCenti('I1')])).toEqual([
      ['A', 1800],
      ['B', 3000],
      ['C', null],
      ['S', 3000],
    ])
  })
})

describe('OUTSIDE_RANK', () => {
  const place = (rank: number, outOf: number) => [aValue({ value: { kind: 'PLACE', place: rank, outOf } })]
  const outside = (values: ReturnType<typeof place>, method: Method) =>
    soundCenti(itemFigure(scoreOne(aCardOf(anIndicator(3000, method)), { values }), 'I1'))

  it('is linear on a stated place among n outside', () => {
    const method: Method = { kind: 'OUTSIDE_RANK', table: { kind: 'LINEAR', lastShareBp: 6000 } }
    expect(outside(place(3, 7), method)).toBe(2600)
    expect(outside(place(1, 1), method)).toBe(3000)
  })

  it('reads a table on a stated place', () => {
    const method: Method = { kind: 'OUTSIDE_RANK', table: { kind: 'TABLE', sharesBp: [10000, 9000], restBp: 5000 } }
    expect([1, 2, 9].map((rank) => outside(place(rank, 12), method))).toEqual([3000, 2700, 1500])
  })

  it('waits for a place where only an actual is stated', () => {
    const method: Method = { kind: 'OUTSIDE_RANK', table: { kind: 'LINEAR', lastShareBp: 6000 } }
    const values = [anActual(unitRef('U1'), 'I1', 3)]
    expect(scoreOne(aCardOf(anIndicator(3000, method)), { values }).missing[0]?.reason).toBe('noValue')
  })
})
