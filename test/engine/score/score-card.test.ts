import { describe, expect, it } from 'vitest'
import { uncountedParts } from '../../../server/engine/score/uncounted-parts.ts'
import type { Card, Category } from '../../../server/engine/scheme.ts'
import { scoreCards } from '../../../server/engine/score/score-cards.ts'
import {
  aBundle,
  aCard,
  aCategory,
  aPerson,
  aPersonCard,
  aRule,
  aScheme,
  aScore,
  aStatedCategory,
  aUnit,
  anEntry,
  anItem,
  personRef,
  unitRef,
} from '../../support/builders.ts'
import { allNodes, itemFigure, scoreOne, soundCenti } from '../../support/score-one.ts'

const stated = (code: string, fullCenti: number, ceilingCenti = fullCenti) =>
  anItem({ code, fullCenti, ceilingCenti, mode: { kind: 'BALLOT' } })
const whole = (code: string, fullCenti: number): Category =>
  aCategory({ code, fullCenti, items: [stated(`${code}-I`, fullCenti)] })

/** The card of RULES §3's example: land 300, four others, adjustments capped at 20.00. */
const card: Card = aCard({
  categories: [
    aCategory({ code: 'LAND', items: [stated('L1', 10000), stated('L2', 12000), stated('L3', 8000)] }),
    whole('A', 15000),
    whole('SURVEY', 15000),
    whole('B', 20000),
    whole('C', 20000),
  ],
  adjustments: {
    rules: [aRule({ code: 'PLUS', unitCenti: 100 }), aRule({ code: 'MINUS', unitCenti: -50 })],
    plusCapCenti: 2000,
    minusCapCenti: null,
  },
})
const value = (item: string, centi: number) => aScore(unitRef('U1'), item, centi)
const values = [
  value('L1', 9500),
  value('L2', 11850),
  value('A-I', 14200),
  value('SURVEY-I', 13950),
  value('B-I', 18625),
  value('C-I', 19000),
]
const waive = (item: string) =>
  ({ kind: 'NOT_APPLICABLE', code: `D-${item}`, subject: unitRef('U1'), item, reason: 'no such work' }) as const
const entries = [
  anEntry({ code: 'E1', rule: 'PLUS', count: 18 }),
  anEntry({ code: 'E2', rule: 'PLUS', count: 9 }),
  anEntry({ code: 'E3', rule: 'MINUS', count: 25 }),
]

describe('category and total (RULES §3)', () => {
  it('prorates over applicable items, adds up and adjusts: 291.14, 948.89, 956.39', () => {
    const score = scoreOne(card, { values, entries, decisions: [waive('L3')] })
    expect(score.categoryCenti('LAND')).toBe(29114)
    expect(score.result).toMatchObject({ baseCenti: 94889, plusCenti: 2000, minusCenti: 1250, minusPointsCenti: 1250 })
    expect(soundCenti(score.final)).toBe(95639)
    expect(uncountedParts(score.details())).toEqual([{ reason: 'plusCap', code: '', centi: 700, instead: '' }])
  })

  it('scales a card over its applicable categories: 952.22, 959.72', () => {
    const score = scoreOne(card, { values, entries, decisions: [waive('L3'), waive('SURVEY-I')] })
    expect(score.result.baseCenti).toBe(95222)
    expect(soundCenti(score.final)).toBe(95972)
    expect(score.result.categories[2]).toMatchObject({ code: 'SURVEY', state: 'notApplicable', centi: null })
  })

  it('names in the derivation why an item is left out', () => {
    const nodes = allNodes(scoreOne(card, { values, decisions: [waive('L3')] }).why())
    expect(nodes.find((node) => node.rule === 'category.prorated')?.notes['notApplicable.L3']).toBe('no such work')
  })

  it('lets an item over its full mark make up for a neighbour, but not lift the category above its own', () => {
    const two = aCard({ categories: [aCategory({ items: [stated('X', 60000, 72000), stated('Y', 40000)] })] })
    const of = (x: number, y: number) => scoreOne(two, { values: [value('X', x), value('Y', y)] })
    expect(soundCenti(of(72000, 20000).final)).toBe(92000)
    expect(soundCenti(of(72000, 40000).final)).toBe(100000)
  })

  it('leaves a card pending while an item is, but shows what is known', () => {
    const score = scoreOne(card, { values, entries })
    expect(score.missing).toEqual([{ subject: unitRef('U1'), item: 'L3', reason: 'noScore' }])
    expect(score.result).toMatchObject({ state: 'pending', finalCenti: null, baseCenti: null, plusCenti: 2000 })
    expect(score.result.categories.map((category) => [category.state, category.centi])).toEqual([
      ['pending', null],
      ['scored', 14200],
      ['scored', 13950],
      ['scored', 18625],
      ['scored', 19000],
    ])
    expect(soundCenti(itemFigure(score, 'L1'))).toBe(9500)
    expect(() => score.why()).toThrow('card.notScored')
  })

  it('caps deductions at D and keeps the final score at 0 or above', () => {
    const capped: Card = { ...card, adjustments: { ...card.adjustments, minusCapCenti: 1000 } }
    const decisions = [waive('L3')]
    const minus = [anEntry({ rule: 'MINUS', count: 9999 })]
    const score = scoreOne(capped, { values, entries: minus, decisions })
    expect(score.result).toMatchObject({ minusCenti: 1000, minusPointsCenti: 499950 })
    expect(soundCenti(score.final)).toBe(93889)
    expect(uncountedParts(score.details())).toEqual([{ reason: 'minusCap', code: '', centi: 498950, instead: '' }])
    expect(soundCenti(scoreOne(card, { values, entries: minus, decisions }).final)).toBe(0)
  })

  it('passes 1000.00 by at most A', () => {
    const one = aCard({ ...card, categories: [aStatedCategory('X')] })
    const score = scoreOne(one, { values: [value('X', 100000)], entries })
    expect(soundCenti(score.final)).toBe(100750)
    expect(soundCenti(scoreOne(one, { values: [value('X', 100000)], entries: entries.slice(0, 2) }).final)).toBe(102000)
  })

  it('counts an exempt item as its full mark among the others', () => {
    const exempt = { ...waive('L3'), kind: 'EXEMPT' } as const
    const score = scoreOne(card, { values, decisions: [exempt] })
    expect(score.categoryCenti('LAND')).toBe(29350)
    soundCenti(score.final)
  })
})

describe('a category that a veto sets to zero', () => {
  it('counts 0 and shows what it would have been', () => {
    const score = scoreOne(card, { values, decisions: [waive('L3')], zeroed: new Set(['LAND']) })
    expect(score.result.baseCenti).toBe(94889 - 29114)
    soundCenti(score.final)
    const zeroed = allNodes(score.why()).find((node) => node.rule === 'category.zeroed')
    expect(zeroed?.parts[0]?.result).toBe(29114)
  })

  it('stays not applicable, or pending, where it was', () => {
    const zeroed = new Set(['LAND', 'SURVEY'])
    const score = scoreOne(card, { values, decisions: [waive('SURVEY-I')], zeroed })
    expect(score.result.categories.slice(0, 3).map((category) => category.state)).toEqual([
      'pending',
      'scored',
      'notApplicable',
    ])
  })
})

describe('scoreCards', () => {
  it('gives each subject the first card that applies and leaves out those without one', () => {
    const scheme = aScheme({
      cards: [
        aPersonCard({
          code: 'CARD-HEAD',
          appliesTo: { level: 'person', roleClasses: ['HEAD'] },
          categories: [aStatedCategory('H')],
        }),
        aPersonCard({
          code: 'CARD-REST',
          appliesTo: { level: 'person', roleClasses: ['HEAD', 'STAFF'] },
          categories: [aStatedCategory('R')],
        }),
      ],
    })
    const people = (['HEAD', 'STAFF', 'LEADER'] as const).map((roleClass) => aPerson({ code: roleClass, roleClass }))
    const scores = scoreCards(aBundle({ scheme, people, values: [aScore(personRef('HEAD'), 'H', 80000)] }))
    expect([...scores.people].map(([code, score]) => [code, score.result.card, score.result.finalCenti])).toEqual([
      ['HEAD', 'CARD-HEAD', 80000],
      ['STAFF', 'CARD-REST', null],
    ])
    expect(scores.units.size).toBe(0)
  })

  it('keeps a unit and a person of one code apart', () => {
    const bundle = aBundle({
      units: [aUnit({ code: 'X' })],
      people: [aPerson({ code: 'X' })],
      values: [aScore(unitRef('X'), 'U-SCORE', 70000), aScore(personRef('X'), 'P-SCORE', 60000)],
    })
    const scores = scoreCards(bundle)
    expect(scores.units.get('X')?.result.finalCenti).toBe(70000)
    expect(scores.people.get('X')?.result.finalCenti).toBe(60000)
  })

  it.each([0, -1, 1.5])('refuses a count of %d', (count) => {
    const bundle = aBundle({ entries: [anEntry({ count })] })
    expect(() => scoreCards(bundle)).toThrow('entry.count')
  })

  it('refuses two values of one item', () => {
    const twice = [aScore(unitRef('U1'), 'U-SCORE', 1), aScore(unitRef('U1'), 'U-SCORE', 2)]
    expect(() => scoreCards(aBundle({ values: twice }))).toThrow('value.duplicate')
  })
})
