import { describe, expect, it } from 'vitest'
import { naiveCard } from '../../oracle/naive-card.ts'
import { naiveBands, type RankedUnit } from '../../oracle/naive-bands.ts'
import type { NaiveSegment } from '../../oracle/naive-months.ts'
import { naivePerformance, weighSegments, type Bounds } from '../../oracle/naive-performance.ts'
import { naiveRanks } from '../../oracle/naive-rank.ts'
import { naiveSettle } from '../../oracle/naive-settle.ts'
import { naiveSplit } from '../../oracle/naive-split.ts'
import { fraction, roundOf } from '../../oracle/fraction.ts'
import {
  aBundle,
  aCard,
  aCategory,
  aPointsEntry,
  aReference,
  aRule,
  aScheme,
  aScore,
  aUnit,
  anActual,
  anEntry,
  anItem,
  personRef,
  unitRef,
} from '../../support/builders.ts'
import type { Method } from '../../../server/engine/methods/method.ts'

/** The naive implementation is only worth something if it gives what RULES says: its examples, on the oracle alone. */

function splitOf(total: bigint, weights: readonly bigint[]): bigint[] {
  const shares = weights.map((weight, index) => ({ code: String(index).padStart(2, '0'), weight }))
  return [...naiveSplit(total, shares).values()].map((part) => part.amount)
}

function itemScore(fullCenti: number, ceilingCenti: number, method: Method, values: readonly number[]): number[] {
  const item = anItem({
    code: 'I',
    fullCenti,
    ceilingCenti,
    mode: { kind: 'INDICATOR', measure: { decimals: 0, unit: '' }, method },
  })
  const units = values.map((_, index) => aUnit({ code: `U${index}` }))
  const card = aCard({ categories: [aCategory({ items: [item] })] })
  const bundle = aBundle({
    scheme: aScheme({ cards: [card] }),
    units,
    values: values.map((actual, index) => anActual(unitRef(`U${index}`), 'I', actual)),
    references: [aReference({ item: 'I', value: 960 })],
  })
  return units.map((unit) => {
    const scored = naiveCard(bundle, unitRef(unit.code), card, [])
    return Number(scored.categories[0]?.items[0]?.centi)
  })
}

describe('the naive split (RULES §6.2)', () => {
  it('shows the Alabama paradox of the example', () => {
    expect(splitOf(19n, [15n, 15n, 9n])).toEqual([7n, 7n, 5n])
    expect(splitOf(20n, [15n, 15n, 9n])).toEqual([8n, 8n, 4n])
  })

  it('shares 100.00 among three signatories', () => {
    expect(splitOf(10000n, [1n, 1n, 1n])).toEqual([3334n, 3333n, 3333n])
  })

  it('shares a points slice of 200,000.00', () => {
    const weights = [4256n, 2837n, 2837n, 1419n, 1419n, 1418n]
    expect(splitOf(20_000_000n, weights)).toEqual([6000282n, 3999718n, 3999718n, 2000564n, 2000564n, 1999154n])
  })
})

describe('the naive card (RULES §2–§4)', () => {
  it('clamps an item once, at the end', () => {
    const rules = [
      aRule({ code: 'R1', unitCenti: -200, minusCapCenti: 600 }),
      aRule({ code: 'R2', unitCenti: -500 }),
      aRule({ code: 'R3', unitCenti: 300, plusCapCenti: 300 }),
    ]
    const card = aCard({
      categories: [aCategory({ items: [anItem({ fullCenti: 6000, mode: { kind: 'DEDUCT', rules } })] })],
    })
    const counts: readonly (readonly [string, number])[] = [
      ['R1', 4],
      ['R2', 2],
      ['R3', 1],
    ]
    const entries = counts.map(([rule, count]) => anEntry({ code: `E${rule}`, rule, count }))
    const bundle = aBundle({ scheme: aScheme({ cards: [card] }), entries })
    expect(naiveCard(bundle, unitRef('U1'), card, []).categories[0]?.items[0]?.centi).toBe(4700n)
  })

  it('keeps the highest of three praises of one matter', () => {
    const rules = [1000, 500, 300].map((unitCenti) => aRule({ code: `R${unitCenti}`, unitCenti }))
    const item = anItem({ fullCenti: 6000, mode: { kind: 'EARN', rules } })
    const card = aCard({ categories: [aCategory({ items: [item] })] })
    const ruleGroups = [{ code: 'G', name: '', rules: rules.map((rule) => rule.code) }]
    const entries = rules.map((rule) => anEntry({ code: rule.code, rule: rule.code, eventKey: 'K' }))
    const bundle = aBundle({ scheme: aScheme({ cards: [card], ruleGroups }), entries })
    expect(naiveCard(bundle, unitRef('U1'), card, []).categories[0]?.items[0]?.centi).toBe(1000n)
  })

  it('gives the method examples', () => {
    const target = { target: 10 } as const
    expect(itemScore(4000, 4000, { kind: 'COMPLETE', target: 500_000 }, [460_000, 560_000])).toEqual([3680, 4000])
    expect(itemScore(2000, 2000, { kind: 'COMPLETE_LOW', ...target }, [13, 8, 25])).toEqual([1400, 2000, 0])
    const growth = { kind: 'GROWTH_VS_AVG', baseCenti: 2400, upCentiPerPp: 50, downCentiPerPp: 100 } as const
    expect(itemScore(3000, 3600, growth, [1340, 835])).toEqual([2590, 2275])
    const tier = (widthPp: number | null, rateDenominator: number) => ({
      widthPp,
      rateNumeratorCenti: 3000,
      rateDenominator,
    })
    const up = [tier(10, 20), tier(10, 40), tier(null, 60)]
    expect(itemScore(3000, 9000, { kind: 'GROWTH_TIER', baseCenti: 3000, up, down: [] }, [3460])).toEqual([5500])
  })

  it('gives the rank and efficacy examples', () => {
    const ties = { reverse: false, ties: 'SHARED' } as const
    const linear = { kind: 'RANK_LINEAR', ...ties, lastShareBp: 6000 } as const
    expect(itemScore(3000, 3000, linear, [9, 8, 7, 6, 5, 4, 3])).toEqual([3000, 2800, 2600, 2400, 2200, 2000, 1800])
    expect(itemScore(3000, 3000, linear, [9, 8, 8, 6, 5, 4, 3]).slice(1, 3)).toEqual([2800, 2800])
    expect(itemScore(3000, 3000, { ...linear, ties: 'AVERAGE' }, [9, 8, 8, 6, 5, 4, 3]).slice(1, 3)).toEqual([
      2700, 2700,
    ])
    const table = { kind: 'RANK_TABLE', ...ties, sharesBp: [10000, 9500, 9000], restBp: 8500 } as const
    expect(itemScore(600, 600, table, [3, 2, 1])[2]).toBe(540)
    const efficacy = { kind: 'EFFICACY', worst: 60, best: 95, baseShareBp: 6000 } as const
    expect(itemScore(4000, 4000, efficacy, [83, 50])).toEqual([3451, 1943])
    expect(itemScore(4000, 4000, { ...efficacy, worst: 10, best: 2 }, [5])).toEqual([3400])
  })
})

describe('the naive ranks and bands (RULES §9, §11)', () => {
  it('ranks competitively and lets a tie-breaker separate', () => {
    const ranksOf = (keys: readonly (readonly bigint[])[]) =>
      [...naiveRanks(keys.map((key, index) => ({ code: String(index), keys: key }))).values()].map((rank) => rank.rank)
    expect(ranksOf([[95639n], [94120n], [94120n], [93000n]])).toEqual([1, 2, 2, 4])
    expect(
      ranksOf([
        [95639n, 0n],
        [94120n, 43000n],
        [94120n, 42850n],
        [93000n, 0n],
      ]),
    ).toEqual([1, 2, 3, 4])
  })

  it('passes the top band on from a capped unit to both of a tie', () => {
    const group = [1, 2, 2, 4, 5, 6, 7].map((rank, index): RankedUnit => {
      return { code: String(index), rank, capped: rank === 1, composite: 0n, mass: 1n }
    })
    const bands = [...naiveBands(aScheme(), group).values()]
    expect(bands).toEqual(['middle', 'top', 'top', 'middle', 'middle', 'middle', 'bottom'])
  })
})

describe('the naive distribution (RULES §12)', () => {
  const rows: readonly (readonly [string, number, number, number])[] = [
    ['A1', 13000, 12, 12000],
    ['A2', 10000, 12, 10000],
    ['A3', 10000, 8, 10000],
    ['B1', 13000, 12, 10000],
    ['B2', 11000, 12, 12000],
    ['B3', 10000, 12, 5000],
    ['C1', 13000, 12, 10000],
    ['C2', 10000, 12, 10000],
    ['C3', 10000, 12, 10000],
  ]
  const segments = rows.map(([person, postBp, months]): NaiveSegment => {
    return { person, posting: person, unit: person.slice(0, 1), postBp, months }
  })
  const people = rows.map(([code, , , personalBp]) => {
    return { code, personalBp: BigInt(personalBp), factorBp: code === 'C1' ? 0n : 10000n, isHeld: false }
  })
  const coefficients = new Map([
    ['A', 12000n],
    ['B', 10000n],
    ['C', 9000n],
  ])

  function amounts(bounds: Bounds): bigint[] {
    const { lines } = naivePerformance(100_000_000n, weighSegments(segments, people, false), coefficients, bounds)
    const sorted = [...lines].sort((a, b) => (a.segment.person < b.segment.person ? -1 : 1))
    return sorted.map((line) => line.part.amount)
  }

  it('gives the example without bounds', () => {
    expect(amounts({ floorBp: null, ceilingBp: null })).toEqual([
      19647912n,
      12594815n,
      8396543n,
      16171994n,
      16420794n,
      6219997n,
      0n,
      10273973n,
      10273972n,
    ])
  })

  it('gives the example with floor 60 % and ceiling 125 %', () => {
    expect(amounts({ floorBp: 6000, ceilingBp: 12500 })).toEqual([
      19422310n,
      12730176n,
      8486784n,
      15699966n,
      15941504n,
      7171315n,
      0n,
      10273973n,
      10273972n,
    ])
  })
})

describe('the naive settlement (RULES §8)', () => {
  /** The example's person: team 956.39, own card 905.00, and points credited to a unit outside. */
  function compositeWith(pointsCenti: number): bigint | undefined {
    const bundle = aBundle({
      units: [aUnit(), aUnit({ code: 'X', kind: 'EXTERNAL' })],
      values: [aScore(unitRef('U1'), 'U-SCORE', 95639), aScore(personRef('P1'), 'P-SCORE', 90500)],
      points: [aPointsEntry({ unit: 'X', pointsCenti })],
    })
    return naiveSettle(bundle).grading.people[0]?.composite
  }

  it('weighs team and own result and adds project points up to the cap', () => {
    expect([0, 4256, 1000, 6000].map(compositeWith)).toEqual([92427n, 100939n, 94427n, 102427n])
  })

  it('rounds halves away from zero', () => {
    expect([5n, -5n, 4n, -4n].map((n) => roundOf(fraction(n, 10n)))).toEqual([1n, -1n, 0n, 0n])
  })
})
