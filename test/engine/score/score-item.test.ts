import { describe, expect, it } from 'vitest'
import { uncountedParts } from '../../../server/engine/score/uncounted-parts.ts'
import type { Entry } from '../../../server/engine/bundle.ts'
import { aRule, aScore, aValue, anEntry, anItem, unitRef } from '../../support/builders.ts'
import { aCardOf, allNodes, itemFigure, scoreOne, soundCenti } from '../../support/score-one.ts'

const patrol = aRule({ code: 'R1', unitCenti: -200, minusCapCenti: 600 })
const plot = aRule({ code: 'R2', unitCenti: -500 })
const typical = aRule({ code: 'R3', unitCenti: 300, plusCapCenti: 300 })
const rules = [patrol, plot, typical]

const example: readonly Entry[] = [
  anEntry({ code: 'E1', rule: 'R1', count: 4 }),
  anEntry({ code: 'E2', rule: 'R2', count: 2 }),
  anEntry({ code: 'E3', rule: 'R3', count: 1 }),
]

describe('DEDUCT and EARN items', () => {
  const deduct = anItem({ fullCenti: 6000, mode: { kind: 'DEDUCT', rules } })
  const earn = anItem({ fullCenti: 6000, mode: { kind: 'EARN', rules } })

  it('clamps once at the end (RULES §2: 60 − 6 − 10 + 3 = 47.00)', () => {
    const score = scoreOne(aCardOf(deduct), { entries: example })
    expect(soundCenti(itemFigure(score, 'I1'))).toBe(4700)
    expect(score.result.finalCenti).toBe(4700)
  })

  it('gives the same score for every order of the entries', () => {
    const reversed = [...example].reverse()
    expect(scoreOne(aCardOf(deduct), { entries: reversed }).why()).toEqual(
      scoreOne(aCardOf(deduct), { entries: example }).why(),
    )
  })

  it('starts DEDUCT at the full mark and EARN at 0 without entries', () => {
    expect(soundCenti(itemFigure(scoreOne(aCardOf(deduct)), 'I1'))).toBe(6000)
    expect(soundCenti(itemFigure(scoreOne(aCardOf(earn)), 'I1'))).toBe(0)
  })

  it('takes an item down to its floor and no further', () => {
    const entries = [anEntry({ rule: 'R2', count: 100 })]
    expect(soundCenti(itemFigure(scoreOne(aCardOf(deduct), { entries }), 'I1'))).toBe(0)
    const floored = { ...deduct, floorCenti: 1000 }
    expect(soundCenti(itemFigure(scoreOne(aCardOf(floored), { entries }), 'I1'))).toBe(1000)
  })

  it('passes the full mark up to the ceiling', () => {
    const generous = anItem({
      fullCenti: 6000,
      ceilingCenti: 7200,
      mode: { kind: 'DEDUCT', rules: [aRule({ unitCenti: 1000 })] },
    })
    const score = scoreOne(aCardOf(generous), { entries: [anEntry({ count: 3 })] })
    expect(soundCenti(itemFigure(score, 'I1'))).toBe(7200)
  })

  it('reports what a rule cap leaves uncounted', () => {
    const score = scoreOne(aCardOf(deduct), { entries: example })
    expect(uncountedParts(score.details())).toEqual([{ reason: 'ruleCap', code: 'R1', centi: 200, instead: '' }])
    const sum = allNodes(score.why()).find((node) => node.notes.rule === 'R1' && node.rule === 'rule.sum')
    expect(sum).toMatchObject({ result: -600, notes: { uncountedCenti: 200 } })
  })

  it('reports what the ceiling leaves uncounted', () => {
    const score = scoreOne(aCardOf(deduct), { entries: [anEntry({ rule: 'R3' })] })
    expect(uncountedParts(score.details())).toEqual([{ reason: 'itemBound', code: 'I1', centi: 300, instead: '' }])
  })

  it('never counts a cap of 0 as minus zero', () => {
    const capped = aRule({ unitCenti: -200, minusCapCenti: 0 })
    const item = anItem({ mode: { kind: 'EARN', rules: [capped] } })
    expect(scoreOne(aCardOf(item), { entries: [anEntry()] }).result.finalCenti).toBe(0)
  })

  it('explains itself down to the entry with code, count, document, date and source', () => {
    const entry = anEntry({ rule: 'R2', count: 2, document: 'No. 7', effectiveOn: '2026-03-04', source: 'imported' })
    const leaf = allNodes(scoreOne(aCardOf(deduct), { entries: [entry] }).why()).at(-3)
    expect(leaf).toMatchObject({
      rule: 'entry.counted',
      inputs: { count: 2, unit: -500 },
      result: -1000,
      notes: { entry: 'E1', document: 'No. 7', effectiveOn: '2026-03-04', source: 'imported' },
    })
  })
})

describe('stated and graded items', () => {
  const ballot = anItem({ fullCenti: 5000, mode: { kind: 'BALLOT' } })
  const graded = anItem({
    fullCenti: 5000,
    mode: {
      kind: 'GRADE',
      table: [
        { grade: 'good', shareBp: 8500 },
        { grade: 'fair', shareBp: 6000 },
      ],
    },
  })
  const grade = (text: string) => aValue({ value: { kind: 'GRADE', grade: text } })

  it('takes a stated score inside the bounds of the item', () => {
    const values = (centi: number) => ({ values: [aScore(unitRef('U1'), 'I1', centi)] })
    expect(soundCenti(itemFigure(scoreOne(aCardOf(ballot), values(3100)), 'I1'))).toBe(3100)
    expect(soundCenti(itemFigure(scoreOne(aCardOf(ballot), values(9999)), 'I1'))).toBe(5000)
    expect(soundCenti(itemFigure(scoreOne(aCardOf(ballot), values(-1)), 'I1'))).toBe(0)
  })

  it('reads a grade as its share of the full mark', () => {
    expect(soundCenti(itemFigure(scoreOne(aCardOf(graded), { values: [grade('good')] }), 'I1'))).toBe(4250)
  })

  it.each([
    ['a ballot without a score', ballot, [], 'noScore'],
    ['a graded item without a grade', graded, [], 'noGrade'],
    ['a grade outside the table', graded, [grade('superb')], 'noGrade'],
    ['a value of another kind', ballot, [grade('good')], 'noScore'],
  ] as const)('leaves %s pending', (_case, item, values, reason) => {
    const score = scoreOne(aCardOf(item), { values })
    expect(itemFigure(score, 'I1')).toEqual({
      state: 'pending',
      missing: [{ subject: unitRef('U1'), item: 'I1', reason }],
    })
    expect(score.result).toMatchObject({ state: 'pending', finalCenti: null, baseCenti: null })
  })
})

describe('decisions', () => {
  const item = anItem({ fullCenti: 6000, mode: { kind: 'DEDUCT', rules } })
  const decision = (kind: 'EXEMPT' | 'NOT_APPLICABLE', code = 'D1') =>
    ({ kind, code, subject: unitRef('U1'), item: 'I1', reason: 'flood' }) as const

  it('counts an exempt item as its full mark, whatever was entered, with the reason', () => {
    const score = scoreOne(aCardOf(item), { entries: example, decisions: [decision('EXEMPT')] })
    expect(soundCenti(itemFigure(score, 'I1'))).toBe(6000)
    expect(itemFigure(score, 'I1')).toMatchObject({ state: 'exempt', reason: 'flood' })
    expect(score.result.minusPointsCenti).toBe(0)
    expect(uncountedParts(score.details()).map((part) => [part.reason, part.code, part.centi])).toEqual([
      ['waived', 'E1', 800],
      ['waived', 'E2', 1000],
      ['waived', 'E3', 300],
    ])
  })

  it('leaves a not applicable item without points, and a card of only such items without a total', () => {
    const score = scoreOne(aCardOf(item), { decisions: [decision('NOT_APPLICABLE')] })
    expect(itemFigure(score, 'I1')).toEqual({ state: 'notApplicable', reason: 'flood' })
    expect(score.final).toEqual({ state: 'notApplicable', reason: 'noApplicableCategory' })
    expect(() => score.why()).toThrow('card.notScored')
  })

  it('lets not applicable win over exempt in either order', () => {
    const both = [decision('EXEMPT', 'D1'), decision('NOT_APPLICABLE', 'D2')]
    for (const decisions of [both, [...both].reverse()]) {
      expect(scoreOne(aCardOf(item), { decisions }).result.state).toBe('notApplicable')
    }
  })
})
