import { describe, expect, it } from 'vitest'
import type { Decision, Entry } from '../../../server/engine/bundle.ts'
import { previewEntry } from '../../../server/engine/score/preview-entry.ts'
import { factsOf } from '../../../server/engine/score/subject-facts.ts'
import { aCard, aCategory, aRule, anEntry, anItem, unitRef } from '../../support/builders.ts'
import { aPlanOf } from '../../support/score-one.ts'

const card = aCard({
  categories: [
    aCategory({
      items: [
        anItem({
          code: 'EARN',
          fullCenti: 2000,
          mode: {
            kind: 'EARN',
            rules: [
              aRule({ code: 'CITY', unitCenti: 500, plusCapCenti: 1200 }),
              aRule({ code: 'PROV', unitCenti: 1000 }),
            ],
          },
        }),
        anItem({
          code: 'DEDUCT',
          fullCenti: 1000,
          mode: { kind: 'DEDUCT', rules: [aRule({ code: 'LATE', unitCenti: -400 })] },
        }),
      ],
    }),
  ],
  adjustments: { rules: [aRule({ code: 'BONUS', unitCenti: 1500 })], plusCapCenti: 2000, minusCapCenti: null },
})
const plan = aPlanOf(card, [{ code: 'G', name: 'Praise', rules: ['CITY', 'PROV'] }])
const context = { references: new Map(), fields: new Map() }

function preview(entries: readonly Entry[], draft: Partial<Entry>, decisions: readonly Decision[] = []) {
  const facts = factsOf(unitRef('U1'), { entries, values: [], decisions })
  return previewEntry(plan, facts, context, anEntry({ code: 'NEW', ...draft }))
}

describe('previewEntry', () => {
  it('counts an entry that no limit touches', () => {
    expect(preview([], { rule: 'CITY' })).toEqual({
      nominalCenti: 500,
      countedCenti: 500,
      uncounted: [],
      displaced: [],
      item: 'EARN',
      itemBeforeCenti: 0,
      itemAfterCenti: 500,
      finalBeforeCenti: 1000,
      finalAfterCenti: 1500,
    })
  })

  it('tells what a rule cap leaves over', () => {
    expect(preview([anEntry({ rule: 'CITY' })], { rule: 'CITY', count: 2 })).toMatchObject({
      nominalCenti: 1000,
      countedCenti: 700,
      uncounted: [{ reason: 'ruleCap', code: 'CITY', centi: 300 }],
    })
  })

  it('tells what the bounds of an item leave over', () => {
    expect(preview([anEntry({ rule: 'LATE', count: 2 })], { rule: 'LATE' })).toMatchObject({
      nominalCenti: -400,
      countedCenti: -200,
      uncounted: [{ reason: 'itemBound', code: 'DEDUCT', centi: 200 }],
      itemBeforeCenti: 200,
      itemAfterCenti: 0,
    })
    expect(preview([anEntry({ rule: 'PROV', count: 2 })], { rule: 'CITY' }).uncounted).toEqual([
      { reason: 'itemBound', code: 'EARN', centi: 500, instead: '' },
    ])
  })

  it('tells what the cap on additions leaves over', () => {
    expect(preview([anEntry({ rule: 'BONUS' })], { rule: 'BONUS' })).toMatchObject({
      item: '',
      countedCenti: 500,
      uncounted: [{ reason: 'plusCap', code: '', centi: 1000 }],
      itemBeforeCenti: null,
    })
  })

  it('names the entry that counts instead of a same event', () => {
    const existing = [anEntry({ rule: 'PROV', eventKey: 'm1' })]
    expect(preview(existing, { rule: 'CITY', eventKey: 'm1' })).toMatchObject({
      countedCenti: 0,
      uncounted: [{ reason: 'sameEvent', code: 'NEW', centi: 500, instead: 'E1' }],
      displaced: [],
    })
  })

  it('names the entries that a larger one of the same event displaces', () => {
    const existing = [anEntry({ rule: 'CITY', eventKey: 'm1' })]
    expect(preview(existing, { rule: 'PROV', eventKey: 'm1' })).toMatchObject({
      countedCenti: 1000,
      displaced: ['E1'],
      itemBeforeCenti: 500,
      itemAfterCenti: 1000,
    })
  })

  it('counts nothing on an item that is waived', () => {
    const waived: Decision = { kind: 'EXEMPT', code: 'D', subject: unitRef('U1'), item: 'DEDUCT', reason: 'flood' }
    const shown = preview([], { rule: 'LATE' }, [waived])
    expect(shown.uncounted).toEqual([{ reason: 'waived', code: 'NEW', centi: 400, instead: '' }])
    expect(shown.countedCenti).toBe(0)
  })

  it('replaces the confirmed entry of the same code', () => {
    const existing = [anEntry({ code: 'NEW', rule: 'PROV', count: 2 })]
    expect(preview(existing, { rule: 'PROV' })).toMatchObject({ itemBeforeCenti: 0, itemAfterCenti: 1000 })
  })

  it('refuses a rule that the card lacks', () => {
    expect(() => preview([], { rule: 'NONE' })).toThrow('entry.unknownRule')
  })
})
