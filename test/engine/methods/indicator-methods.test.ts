import { describe, expect, it } from 'vitest'
import type { Method } from '../../../server/engine/methods/method.ts'
import { aReference, aValue, anActual, unitRef } from '../../support/builders.ts'
import { aCardOf, allNodes, anIndicator, itemFigure, scoreOne, soundCenti } from '../../support/score-one.ts'

/** Scores one indicator of U1 and proves its derivation. */
function score(
  fullCenti: number,
  method: Method,
  actual: number,
  reference: number | null = null,
  ceiling = fullCenti,
) {
  const card = aCardOf(anIndicator(fullCenti, method, { ceilingCenti: ceiling }))
  const references = reference === null ? [] : [aReference({ value: reference })]
  const scored = scoreOne(card, { values: [anActual(unitRef('U1'), 'I1', actual)], references })
  return soundCenti(itemFigure(scored, 'I1'))
}

describe('COMPLETE and COMPLETE_LOW', () => {
  const complete: Method = { kind: 'COMPLETE', target: 500000 }
  const low: Method = { kind: 'COMPLETE_LOW', target: 10 }

  it.each([
    ['RULES §4', 460000, 3680],
    ['RULES §4, beyond the target', 560000, 4000],
    ['a negative actual', -1, 0],
    ['nothing done', 0, 0],
    ['just under half a cent', 62, 0],
    ['just over half a cent', 63, 1],
    ['an actual beyond 2^53 ÷ full', Number.MAX_SAFE_INTEGER, 4000],
  ])('gives COMPLETE of 40.00 for %s', (_case, actual, centi) => {
    expect(score(4000, complete, actual)).toBe(centi)
  })

  it('passes the full mark up to the ceiling', () => {
    expect(score(4000, complete, 560000, null, 4800)).toBe(4480)
    expect(score(4000, complete, 900000, null, 4800)).toBe(4800)
  })

  it.each([
    [13, 1400],
    [8, 2000],
    [25, 0],
    [20, 0],
    [10, 2000],
  ])('gives COMPLETE_LOW of 20.00 with target 10 and actual %i as RULES §4 says', (actual, centi) => {
    expect(score(2000, low, actual)).toBe(centi)
  })

  it('scores an on-time rate of 97.89 % against 98 % as 49.94 of 50.00 (RULES §14)', () => {
    expect(score(5000, { kind: 'COMPLETE', target: 9800 }, 9789)).toBe(4994)
  })

  it('prefers a target stated with the value', () => {
    const values = [anActual(unitRef('U1'), 'I1', 50, 100)]
    const scored = scoreOne(aCardOf(anIndicator(4000, complete)), { values })
    expect(soundCenti(itemFigure(scored, 'I1'))).toBe(2000)
  })

  it.each([
    ['COMPLETE without any target', { kind: 'COMPLETE', target: null }],
    ['COMPLETE with target 0', { kind: 'COMPLETE', target: 0 }],
    ['COMPLETE_LOW with a negative target', { kind: 'COMPLETE_LOW', target: -5 }],
    ['ALL_OR_NOTHING without a target', { kind: 'ALL_OR_NOTHING', target: null }],
  ] as const)('leaves %s pending', (_case, method) => {
    const values = [anActual(unitRef('U1'), 'I1', 50)]
    expect(scoreOne(aCardOf(anIndicator(4000, method)), { values }).missing).toEqual([
      { subject: unitRef('U1'), item: 'I1', reason: 'noTarget' },
    ])
  })

  it('explains the value with its date, document and source', () => {
    const value = aValue({ value: { kind: 'ACTUAL', actual: 460000, target: null }, document: 'Yearbook' })
    const nodes = allNodes(scoreOne(aCardOf(anIndicator(4000, complete)), { values: [value] }).why())
    expect(nodes.find((node) => node.rule === 'fact.actual')).toMatchObject({
      result: 460000,
      notes: { item: 'I1', document: 'Yearbook', statedOn: '2026-06-30', source: 'imported', decimals: 2 },
    })
  })
})

describe('thresholds', () => {
  const step: Method = {
    kind: 'STEP',
    rows: [
      { direction: 'AT_LEAST', level: 90, centi: 3000 },
      { direction: 'AT_LEAST', level: 60, centi: 1800 },
      { direction: 'AT_MOST', level: 0, centi: 500 },
    ],
  }

  it.each([
    [90, 3000],
    [89, 1800],
    [59, 0],
    [-3, 500],
  ])('lets the first satisfied STEP row decide for %i', (actual, centi) => {
    expect(score(3000, step, actual)).toBe(centi)
  })

  it('gives all or nothing, equal being enough', () => {
    const method: Method = { kind: 'ALL_OR_NOTHING', target: 100 }
    expect([99, 100, 101].map((actual) => score(3000, method, actual))).toEqual([0, 3000, 3000])
  })
})

describe('growth', () => {
  const average: Method = { kind: 'GROWTH_VS_AVG', baseCenti: 2400, upCentiPerPp: 50, downCentiPerPp: 100 }
  const tiers = (full: number) => [
    { widthPp: 10, rateNumeratorCenti: full, rateDenominator: 20 },
    { widthPp: 10, rateNumeratorCenti: full, rateDenominator: 40 },
    { widthPp: null, rateNumeratorCenti: full, rateDenominator: 60 },
  ]
  const tiered: Method = { kind: 'GROWTH_TIER', baseCenti: 3000, up: tiers(3000), down: tiers(3000) }

  it.each([
    ['RULES §4, above', 1340, 960, 2590],
    ['RULES §4, below', 835, 960, 2275],
    ['equal growth', 960, 960, 2400],
    ['far above', 9960, 960, 3000],
    ['far below', -9960, 960, 0],
    ['half a cent up', 961, 960, 2401],
  ])('scores GROWTH_VS_AVG of 30.00: %s', (_case, own, reference, centi) => {
    expect(score(3000, average, own, reference)).toBe(centi)
  })

  it.each([
    ['25 pp with a ceiling of 1.2 F', 2500, 3600, 3600],
    ['25 pp without that ceiling', 2500, 9000, 5500],
    ['5 pp', 500, 9000, 3750],
    ['25 pp below', -2500, 3600, 500],
    ['0.01 pp, one rounding', 1, 9000, 3002],
  ])('scores GROWTH_TIER as RULES §4: %s', (_case, difference, ceiling, centi) => {
    expect(score(3000, tiered, difference, 0, ceiling)).toBe(centi)
  })

  it('never takes GROWTH_VS_AVG below 0, whatever the floor', () => {
    const card = aCardOf(anIndicator(3000, average, { floorCenti: -1000 }))
    const facts = { values: [anActual(unitRef('U1'), 'I1', -9960)], references: [aReference({ value: 960 })] }
    expect(soundCenti(itemFigure(scoreOne(card, facts), 'I1'))).toBe(0)
  })

  it.each([average, tiered])('waits for the outside reference of $kind', (method) => {
    const values = [anActual(unitRef('U1'), 'I1', 500)]
    expect(scoreOne(aCardOf(anIndicator(3000, method)), { values }).missing[0]?.reason).toBe('noReference')
  })
})

describe('EFFICACY', () => {
  const method: Method = { kind: 'EFFICACY', worst: 60, best: 95, baseShareBp: 6000 }
  const reverse: Method = { kind: 'EFFICACY', worst: 10, best: 2, baseShareBp: 6000 }
  const level: Method = { kind: 'EFFICACY', worst: 5, best: 5, baseShareBp: 6000 }

  it.each([
    ['between', method, 83, 3451],
    ['below the worst', method, 50, 1943],
    ['reversed', reverse, 5, 3400],
    ['at the best', method, 95, 4000],
    ['at the worst', method, 60, 2400],
    ['beyond the best', method, 200, 4000],
    ['level and reached', level, 5, 4000],
    ['level and missed', level, 4, 0],
  ])('scores 40.00 as RULES §4: %s', (_case, efficacy, actual, centi) => {
    expect(score(4000, efficacy, actual)).toBe(centi)
  })
})

describe('missing data', () => {
  it.each([
    { kind: 'COMPLETE', target: 1 },
    { kind: 'COMPLETE_LOW', target: 1 },
    { kind: 'ALL_OR_NOTHING', target: 1 },
    { kind: 'STEP', rows: [] },
    { kind: 'GROWTH_VS_AVG', baseCenti: 0, upCentiPerPp: 0, downCentiPerPp: 0 },
    { kind: 'GROWTH_TIER', baseCenti: 0, up: [], down: [] },
    { kind: 'RANK_TABLE', reverse: false, ties: 'SHARED', sharesBp: [], restBp: 0 },
    { kind: 'RANK_LINEAR', reverse: false, ties: 'SHARED', lastShareBp: 0 },
    { kind: 'EFFICACY', worst: 0, best: 1, baseShareBp: 0 },
    { kind: 'OUTSIDE_RANK', table: { kind: 'LINEAR', lastShareBp: 0 } },
  ] satisfies readonly Method[])('leaves $kind pending, never 0', (method) => {
    const scored = scoreOne(aCardOf(anIndicator(3000, method)))
    expect(scored.missing).toEqual([{ subject: unitRef('U1'), item: 'I1', reason: 'noValue' }])
  })
})
