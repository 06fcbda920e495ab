import { describe, expect, it } from 'vitest'
import { uncountedParts } from '../../../server/engine/score/uncounted-parts.ts'
import type { Rule } from '../../../server/engine/scheme.ts'
import { aCard, aCategory, aRule, anEntry, anItem } from '../../support/builders.ts'
import { aCardOf, allNodes, itemFigure, scoreOne, soundCenti } from '../../support/score-one.ts'

const county = aRule({ code: 'COUNTY', unitCenti: 300 })
const city = aRule({ code: 'CITY', unitCenti: 500 })
const province = aRule({ code: 'PROVINCE', unitCenti: 1000 })
const group = (...rules: readonly Rule[]) => [{ code: 'G', name: 'Praise', rules: rules.map((rule) => rule.code) }]
const earn = (rules: readonly Rule[], code = 'I1') => anItem({ code, mode: { kind: 'EARN', rules } })
const praise = (rule: string, code: string, over = {}) => anEntry({ code, rule, eventKey: 'matter-1', ...over })

describe('same event first', () => {
  const card = aCardOf(earn([county, city, province]))
  const entries = [praise('PROVINCE', 'E1'), praise('CITY', 'E2'), praise('COUNTY', 'E3')]

  it('counts the highest of one matter praised at three levels (RULES §2: +10.00)', () => {
    const score = scoreOne(card, { entries, ruleGroups: group(county, city, province) })
    expect(soundCenti(itemFigure(score, 'I1'))).toBe(1000)
  })

  it('keeps dropped entries visible with the one that counts instead', () => {
    const score = scoreOne(card, { entries, ruleGroups: group(county, city, province) })
    const dropped = allNodes(score.why()).filter((node) => node.rule === 'entry.sameEvent')
    expect(dropped.map((node) => [node.notes.entry, node.notes.instead, node.result])).toEqual([
      ['E3', 'E1', 0],
      ['E2', 'E1', 0],
    ])
    expect(uncountedParts(score.details())).toHaveLength(2)
  })

  it('counts every entry without a key, and of rules outside a group', () => {
    const keyless = entries.map((entry) => ({ ...entry, eventKey: '' }))
    expect(scoreOne(card, { entries: keyless, ruleGroups: group(county, city, province) }).result.finalCenti).toBe(1800)
    expect(scoreOne(card, { entries, ruleGroups: [] }).result.finalCenti).toBe(1800)
    expect(scoreOne(card, { entries, ruleGroups: group(city, province) }).result.finalCenti).toBe(1300)
  })

  it('counts different events of one group each', () => {
    const other = praise('CITY', 'E4', { eventKey: 'matter-2' })
    const score = scoreOne(card, { entries: [...entries, other], ruleGroups: group(county, city, province) })
    expect(score.result.finalCenti).toBe(1500)
  })

  it('spans the items and adjustments of a card', () => {
    const spread = aCard({
      categories: [aCategory({ items: [earn([county], 'I1'), earn([city], 'I2')] })],
      adjustments: { rules: [province], plusCapCenti: 2000, minusCapCenti: null },
    })
    const score = scoreOne(spread, { entries, ruleGroups: group(county, city, province) })
    expect(score.result).toMatchObject({ baseCenti: 0, plusCenti: 1000, finalCenti: 1000 })
  })

  it('keeps the largest plus and the largest minus of one event', () => {
    const small = aRule({ code: 'SMALL', unitCenti: -100 })
    const large = aRule({ code: 'LARGE', unitCenti: -400 })
    const all = [county, city, small, large]
    const score = scoreOne(aCardOf(earn(all)), {
      entries: [praise('COUNTY', 'E1'), praise('CITY', 'E2'), praise('SMALL', 'E3'), praise('LARGE', 'E4')],
      ruleGroups: group(...all),
    })
    expect(score.result.finalCenti).toBe(100)
  })

  it('compares count × unit value after each entry’s own rule cap', () => {
    const capped = aRule({ code: 'CAPPED', unitCenti: 300, plusCapCenti: 400 })
    const score = scoreOne(aCardOf(earn([capped, city])), {
      entries: [praise('CAPPED', 'E1', { count: 3 }), praise('CITY', 'E2')],
      ruleGroups: group(capped, city),
    })
    expect(score.result.finalCenti).toBe(500)
  })

  it('counts the earlier entry code of two equal sizes, bytewise', () => {
    const twin = aRule({ code: 'TWIN', unitCenti: 250 })
    const equal = [praise('TWIN', 'Ea', { count: 2 }), praise('CITY', 'EB')]
    for (const list of [equal, [...equal].reverse()]) {
      const score = scoreOne(aCardOf(earn([twin, city])), { entries: list, ruleGroups: group(twin, city) })
      expect(uncountedParts(score.details())).toEqual([{ reason: 'sameEvent', code: 'Ea', centi: 500, instead: 'EB' }])
    }
  })

  it('keeps a group and a key apart from another group and key that read the same together', () => {
    const score = scoreOne(aCardOf(earn([county, city])), {
      entries: [praise('COUNTY', 'E1', { eventKey: 'BX' }), praise('CITY', 'E2', { eventKey: 'X' })],
      ruleGroups: [
        { code: 'A', name: 'A', rules: ['COUNTY'] },
        { code: 'AB', name: 'AB', rules: ['CITY'] },
      ],
    })
    expect(score.result.finalCenti).toBe(800)
  })

  it('counts one of two entries of one rule for the same event', () => {
    const score = scoreOne(aCardOf(earn([city])), {
      entries: [praise('CITY', 'E1'), praise('CITY', 'E2', { count: 2 })],
      ruleGroups: group(city),
    })
    expect(soundCenti(score.final)).toBe(1000)
  })

  it('keeps the larger of a same event also where its own rule’s cap is used up', () => {
    const capped = aRule({ code: 'CAPPED', unitCenti: 600, plusCapCenti: 600 })
    const entries = [anEntry({ code: 'E1', rule: 'CAPPED' }), praise('CITY', 'E2'), praise('CAPPED', 'E3')]
    const score = scoreOne(aCardOf(earn([capped, city])), { entries, ruleGroups: group(capped, city) })
    expect(score.result.finalCenti).toBe(600)
  })

  it('lets an entry of an exempt item displace nothing', () => {
    const card = aCardOf(earn([province], 'I1'), earn([city], 'I2'))
    const exempt = { kind: 'EXEMPT', code: 'D1', subject: entries[0]?.subject ?? praise('', '').subject } as const
    const score = scoreOne(card, {
      entries,
      ruleGroups: group(city, province),
      decisions: [{ ...exempt, item: 'I1', reason: 'flood' }],
    })
    expect(score.itemCenti('I2')).toBe(500)
  })
})

describe('strays', () => {
  it('lists entries whose rule the card lacks and counts them nowhere', () => {
    const stray = anEntry({ code: 'E9', rule: 'GONE' })
    const score = scoreOne(aCardOf(earn([city])), { entries: [stray] })
    expect(score.strays).toEqual([stray])
    expect(score.result.finalCenti).toBe(0)
  })
})
