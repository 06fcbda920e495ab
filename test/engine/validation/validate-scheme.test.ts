import { describe, expect, test } from 'vitest'
import type { Method } from '../../../server/engine/methods/method.ts'
import type { Card, Item, Scheme } from '../../../server/engine/scheme.ts'
import { validateScheme } from '../../../server/engine/validate-scheme.ts'
import { aCard, aCategory, anItem, aPersonCard, aRule, aScheme } from '../../support/builders.ts'

const found = (scheme: Scheme): readonly string[] => validateScheme(scheme).map(({ path, code }) => `${path} ${code}`)
const withCard = (over: Partial<Card>, groups: Scheme['ruleGroups'] = []): Scheme =>
  aScheme({ cards: [aCard(over), aPersonCard({ code: 'P' })], ruleGroups: groups })
const withItems = (items: readonly Item[], fullCenti = 100000): Scheme =>
  withCard({ categories: [aCategory({ fullCenti, items })] })
const withMethod = (method: Method): readonly string[] =>
  found(withItems([anItem({ mode: { kind: 'INDICATOR', measure: { decimals: 2, unit: '%' }, method } })])).map((line) =>
    line.replace('cards.0.categories.0.items.0.mode.method', 'm'),
  )

describe('validateScheme: sums (RULES §1.7)', () => {
  test('finds nothing in a complete scheme', () => {
    expect(validateScheme(aScheme())).toEqual([])
  })

  test('says which sum of categories is off by how much', () => {
    const short = withCard({ categories: [aCategory({ items: [anItem({ fullCenti: 95000 })] })] })
    expect(validateScheme(short)).toEqual([
      {
        path: 'cards.0.categories',
        code: 'sum.categories',
        params: { of: 'CARD', expected: 100000, actual: 95000, difference: -5000 },
      },
    ])
  })

  test('says which sum of items is off by how much', () => {
    const items = [
      anItem({ code: 'A', fullCenti: 60000, mode: { kind: 'BALLOT' } }),
      anItem({ code: 'B', fullCenti: 40001, mode: { kind: 'BALLOT' } }),
    ]
    expect(validateScheme(withItems(items))).toEqual([
      {
        path: 'cards.0.categories.0.items',
        code: 'sum.items',
        params: { of: 'C1', expected: 100000, actual: 100001, difference: 1 },
      },
    ])
  })
})

describe('validateScheme: cards', () => {
  test.each([
    [
      'a ceiling over 1.2 of full',
      withItems([anItem({ ceilingCenti: 120001 })]),
      ['cards.0.categories.0.items.0.ceilingCenti number.ceilingOverLimit'],
    ],
    ['a ceiling of exactly 1.2', withItems([anItem({ ceilingCenti: 120000 })]), []],
    [
      'a floor over the ceiling',
      withItems([anItem({ floorCenti: 100001 })]),
      ['cards.0.categories.0.items.0.floorCenti number.floorOverCeiling'],
    ],
    [
      'half a hundredth',
      withItems([anItem({ floorCenti: 0.5 })]),
      ['cards.0.categories.0.items.0.floorCenti number.notInteger'],
    ],
    [
      'no categories',
      withCard({ categories: [] }),
      ['cards.0.categories list.empty', 'cards.0.categories sum.categories'],
    ],
    [
      'a scope of nothing',
      withCard({ appliesTo: { level: 'unit', kinds: [] } }),
      [
        'cards.0.appliesTo.kinds list.empty',
        'policy.ranking.rankedKinds.0 ranking.kindWithoutCard',
        'policy.ranking.rankedKinds.1 ranking.kindWithoutCard',
        'policy.ranking.rankedKinds.2 ranking.kindWithoutCard',
      ],
    ],
    [
      'an item of nothing',
      withItems([
        anItem({ code: 'A', mode: { kind: 'BALLOT' } }),
        anItem({ code: 'B', fullCenti: 0, mode: { kind: 'BALLOT' } }),
      ]),
      ['cards.0.categories.0.items.1.fullCenti number.range'],
    ],
    [
      'a rule without value',
      withItems([anItem({ mode: { kind: 'DEDUCT', rules: [aRule({ unitCenti: 0 })] } })]),
      ['cards.0.categories.0.items.0.mode.rules.0.unitCenti number.zero'],
    ],
    [
      'a negative cap',
      withItems([anItem({ mode: { kind: 'EARN', rules: [aRule({ plusCapCenti: -1 })] } })]),
      ['cards.0.categories.0.items.0.mode.rules.0.plusCapCenti number.range'],
    ],
    [
      'an item that can earn nothing',
      withItems([anItem({ mode: { kind: 'EARN', rules: [] } })]),
      ['cards.0.categories.0.items.0.mode.rules list.empty'],
    ],
    [
      'a grade table without rows',
      withItems([anItem({ mode: { kind: 'GRADE', table: [] } })]),
      ['cards.0.categories.0.items.0.mode.table list.empty'],
    ],
    [
      'a grade listed twice',
      withItems([
        anItem({
          mode: {
            kind: 'GRADE',
            table: [
              { grade: 'A', shareBp: 10000 },
              { grade: 'A', shareBp: 12001 },
            ],
          },
        }),
      ]),
      [
        'cards.0.categories.0.items.0.mode.table.1.grade code.duplicate',
        'cards.0.categories.0.items.0.mode.table.1.shareBp number.range',
      ],
    ],
    [
      'a negative addition cap',
      withCard({ adjustments: { rules: [], plusCapCenti: -1, minusCapCenti: -1 } }),
      ['cards.0.adjustments.plusCapCenti number.range', 'cards.0.adjustments.minusCapCenti number.range'],
    ],
    [
      'a rule code used by an item and by the additions',
      withCard({ adjustments: { rules: [aRule()], plusCapCenti: 2000, minusCapCenti: null } }),
      ['cards.0.adjustments.rules.0.code code.duplicate'],
    ],
  ])('finds %s', (_, scheme, problems) => {
    expect(found(scheme)).toEqual(problems)
  })

  test('finds a card that no subject can take', () => {
    const cards = [
      aCard({ code: 'A' }),
      aCard({ code: 'B', appliesTo: { level: 'unit', kinds: ['TEAM', 'SECTION'] } }),
      aPersonCard({ code: 'A' }),
    ]
    expect(found(aScheme({ cards }))).toEqual(['cards.2.code code.duplicate', 'cards.1 card.unreachable'])
  })

  test('finds rules that are in two groups or in no card, and empty codes', () => {
    const groups = [
      { code: 'G1', name: '', rules: ['R1', 'NONE'] },
      { code: '', name: '', rules: ['R1'] },
      { code: 'G3', name: '', rules: [] },
    ]
    expect(found(withCard({}, groups))).toEqual([
      'ruleGroups.1.code code.empty',
      'ruleGroups.0.rules.1 reference.unknown',
      'ruleGroups.1.rules.0 group.ruleInSeveral',
      'ruleGroups.2.rules list.empty',
    ])
  })
})

describe('validateScheme: methods', () => {
  const tier = { widthPp: null, rateNumeratorCenti: 1, rateDenominator: 20 }
  const wide = { ...tier, widthPp: 10 }
  test.each<[string, Method, readonly string[]]>([
    ['a target of 0 that divides', { kind: 'COMPLETE', target: 0 }, ['m.target number.range']],
    ['a negative target', { kind: 'COMPLETE_LOW', target: -5 }, ['m.target number.range']],
    ['a threshold of 0 that only compares', { kind: 'ALL_OR_NOTHING', target: 0 }, []],
    [
      'a step that is never reached',
      {
        kind: 'STEP',
        rows: [
          { direction: 'AT_LEAST', level: 80, centi: 1 },
          { direction: 'AT_LEAST', level: 90, centi: 2 },
        ],
      },
      ['m.rows.1 method.rowUnreachable'],
    ],
    [
      'steps in order',
      {
        kind: 'STEP',
        rows: [
          { direction: 'AT_MOST', level: 3, centi: 2 },
          { direction: 'AT_MOST', level: 5, centi: 1 },
        ],
      },
      [],
    ],
    [
      'negative rates',
      { kind: 'GROWTH_VS_AVG', baseCenti: -1, upCentiPerPp: 50, downCentiPerPp: -100 },
      ['m.baseCenti number.range', 'm.downCentiPerPp number.range'],
    ],
    [
      'tiers with an end, or with one too early',
      { kind: 'GROWTH_TIER', baseCenti: 0, up: [wide], down: [tier, tier] },
      ['m.up.0.widthPp method.tierBounded', 'm.down.0.widthPp method.tierUnbounded'],
    ],
    [
      'tiers that divide by 0',
      { kind: 'GROWTH_TIER', baseCenti: 0, up: [{ ...wide, widthPp: 0, rateDenominator: 0 }, tier], down: [] },
      ['m.up.0.widthPp number.range', 'm.up.0.rateDenominator number.range', 'm.down list.empty'],
    ],
    [
      'a better share for a worse place',
      { kind: 'RANK_TABLE', reverse: false, ties: 'SHARED', sharesBp: [10000, 9000], restBp: 9500 },
      ['m.sharesBp order.notDescending'],
    ],
    [
      'a last share over 1',
      { kind: 'RANK_LINEAR', reverse: false, ties: 'SHARED', lastShareBp: 10001 },
      ['m.lastShareBp number.range'],
    ],
    [
      'a base share over 1',
      { kind: 'EFFICACY', worst: 60, best: 95, baseShareBp: 10001 },
      ['m.baseShareBp number.range'],
    ],
    [
      'a table out of order',
      { kind: 'OUTSIDE_RANK', table: { kind: 'TABLE', sharesBp: [9000, 10000], restBp: 0 } },
      ['m.table.sharesBp order.notDescending'],
    ],
    [
      'a gate on itself and on nothing',
      { kind: 'GATE', of: 'I1', gate: { item: 'NONE', direction: 'AT_LEAST', level: 1 }, shareBp: 8000 },
      ['m.gate.item reference.unknown', 'm.of gate.cycle'],
    ],
  ])('finds %s', (_, method, problems) => {
    expect(withMethod(method)).toEqual(problems)
  })

  test('finds a gate on what is no indicator', () => {
    const gate: Method = { kind: 'GATE', of: 'B', gate: { item: 'B', direction: 'AT_LEAST', level: 1 }, shareBp: 8000 }
    const items = [
      anItem({
        code: 'A',
        fullCenti: 50000,
        mode: { kind: 'INDICATOR', measure: { decimals: 10, unit: '' }, method: gate },
      }),
      anItem({ code: 'B', fullCenti: 50000, mode: { kind: 'BALLOT' } }),
    ]
    expect(found(withItems(items)).map((line) => line.replace('cards.0.categories.0.items.0.mode', 'm'))).toEqual([
      'm.measure.decimals number.range',
      'm.method.of gate.notIndicator',
      'm.method.gate.item gate.notIndicator',
    ])
  })
})
