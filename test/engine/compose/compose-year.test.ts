import { describe, expect, it } from 'vitest'
import { composeYear, type YearPeriod } from '../../../server/engine/compose/compose-year.ts'
import { given } from '../../../server/engine/derivation.ts'
import { dedupeEvents } from '../../../server/engine/score/dedupe-events.ts'
import { scoreAdjustments } from '../../../server/engine/score/score-adjustments.ts'
import { sumRule } from '../../../server/engine/score/sum-rule.ts'
import { aRule, anEntry, unitRef } from '../../support/builders.ts'
import { soundCenti } from '../../support/score-one.ts'

const period = (code: string, compositeCenti: number | null, weight = 1): YearPeriod => ({
  period: code,
  weight,
  compositeCenti,
  why: () => given('', 'fact.score', compositeCenti ?? 0, 'centi'),
})
const quarters = [period('Q1', 92000), period('Q2', 94120), period('Q3', null), period('Q4', 95639)]

function adjustments(unitCenti: number, count: number) {
  const rule = aRule({ unitCenti })
  const entries = dedupeEvents([{ entry: anEntry({ count }), place: { rule, item: '', group: '' } }])
  const sums = new Map([[rule.code, sumRule(rule, entries)]])
  return scoreAdjustments({ rules: [rule], plusCapCenti: 2000, minusCapCenti: null }, sums)
}

describe('composeYear (RULES §8.3)', () => {
  it('means the periods in which the subject was ranked: 939.20', () => {
    expect(soundCenti(composeYear({ subject: unitRef('U1'), periods: quarters, adjustments: null }))).toBe(93920)
  })

  it('weighs periods as declared', () => {
    const periods = [period('H1', 90000, 1), period('H2', 80000, 3)]
    expect(soundCenti(composeYear({ subject: unitRef('U1'), periods, adjustments: null }))).toBe(82500)
  })

  it.each([
    ['an addition', 1000, 1, 94920],
    ['an addition beyond A', 1000, 9, 95920],
    ['a deduction', -500, 2, 92920],
    ['a deduction beyond everything', -50000, 2, 0],
  ])('applies the year’s own %s', (_case, unit, count, expected) => {
    const composed = composeYear({ subject: unitRef('U1'), periods: quarters, adjustments: adjustments(unit, count) })
    expect(soundCenti(composed)).toBe(expected)
  })

  it('is not applicable to whom no period ranked', () => {
    const periods = [period('Q1', null)]
    expect(composeYear({ subject: unitRef('U1'), periods, adjustments: null })).toEqual({
      state: 'notApplicable',
      reason: 'neverRanked',
    })
  })
})
