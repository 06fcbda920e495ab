import { describe, expect, it } from 'vitest'
import type { Period } from '../../server/contract/periods.contract.ts'
import { defaultPeriod, neighbourPeriod } from '../../client/base/period/use-period.ts'
import { barPercent, factsByItem, isCut, type CardFact } from '../../client/features/scorecards/card-lines.ts'

const period = (code: string, state: Period['state']): Period => ({
  code,
  name: code,
  startsOn: '2026-01-01',
  endsOn: '2026-03-31',
  scheme: { code: 'S', version: 1 },
  formerPeriod: null,
  state,
  revision: 1,
  cardsRevision: 1,
  settlement: null,
})

describe('defaultPeriod', () => {
  it('takes the newest open period, else the newest', () => {
    const closed = period('Q4', 'RELEASED')
    expect(defaultPeriod([closed, period('Q3', 'OPEN'), period('Q2', 'OPEN')])?.code).toBe('Q3')
    expect(defaultPeriod([closed, period('Q3', 'FINAL')])?.code).toBe('Q4')
    expect(defaultPeriod([])).toBeUndefined()
  })
})

describe('neighbourPeriod', () => {
  const periods = [period('Q3', 'OPEN'), period('Q2', 'FINAL'), period('Q1', 'FINAL')]

  it('steps to the newer and the older one and stops at the ends', () => {
    expect(neighbourPeriod(periods, 'Q2', 1)).toBe('Q3')
    expect(neighbourPeriod(periods, 'Q2', -1)).toBe('Q1')
    expect(neighbourPeriod(periods, 'Q3', 1)).toBeUndefined()
    expect(neighbourPeriod(periods, 'none', -1)).toBeUndefined()
  })
})

const fact = (changes: Partial<CardFact>): CardFact => ({
  code: '00000001-0000001',
  kind: 'entry',
  item: 'I1',
  rule: 'R1',
  ruleName: 'R1',
  count: 1,
  countedCenti: 300,
  statedCenti: 300,
  isDropped: false,
  eventKey: '',
  valueText: '',
  on: '2026-02-01',
  document: '',
  source: 'typed',
  ...changes,
})

describe('facts of a card', () => {
  it('stand under their item in the order they took effect', () => {
    const facts = factsByItem([
      fact({ code: 'b', on: '2026-03-01' }),
      fact({ code: 'a' }),
      fact({ code: 'c', item: '' }),
    ])
    expect(facts.get('I1')?.map((each) => each.code)).toEqual(['a', 'b'])
    expect(facts.get('')?.map((each) => each.code)).toEqual(['c'])
  })

  it('are marked when they count less than stated', () => {
    expect(isCut(fact({}))).toBe(false)
    expect(isCut(fact({ countedCenti: 100 }))).toBe(true)
    expect(isCut(fact({ isDropped: true }))).toBe(true)
    expect(isCut(fact({ kind: 'value', countedCenti: null, statedCenti: null }))).toBe(false)
  })
})

describe('barPercent', () => {
  it('stays inside the bar, also over the full mark and below zero', () => {
    expect(barPercent(4500, 6000)).toBe(75)
    expect(barPercent(7200, 6000)).toBe(100)
    expect(barPercent(-1, 6000)).toBe(0)
    expect(barPercent(null, 6000)).toBe(0)
  })
})
