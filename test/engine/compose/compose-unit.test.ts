import { describe, expect, it } from 'vitest'
import { composeUnit, type UnitComposition } from '../../../server/engine/compose/compose-unit.ts'
import { given } from '../../../server/engine/derivation.ts'
import type { Figure } from '../../../server/engine/figure.ts'
import { unitRef } from '../../support/builders.ts'
import { soundCenti } from '../../support/score-one.ts'

const card: Figure = { state: 'scored', centi: 90000, why: () => given('', 'fact.score', 90000, 'centi') }

function compose(over: Partial<UnitComposition> = {}) {
  return composeUnit({
    subject: unitRef('U1'),
    card,
    pointsCenti: 90000,
    heads: { countedMonths: 360, periodMonths: 12 },
    policy: { additionCenti: 10000, benchmarkPerHeadCenti: 5000 },
    ...over,
  })
}

describe('composeUnit (RULES §8.2)', () => {
  it('adds the points credit per head: 900.00 + 60.00', () => {
    expect(soundCenti(compose())).toBe(96000)
  })

  it('takes the head count as the exact fraction of counted months', () => {
    const heads = { countedMonths: 7, periodMonths: 3 }
    expect(soundCenti(compose({ pointsCenti: 1000, heads }))).toBe(90000 + Math.round((10000 * 1000 * 3) / (5000 * 7)))
  })

  it.each([
    ['at the limit', { pointsCenti: 99999999 }, 100000],
    ['without points', { pointsCenti: 0 }, 90000],
    ['with points taken back below zero', { pointsCenti: -4000 }, 90000],
    ['without heads', { heads: { countedMonths: 0, periodMonths: 12 } }, 90000],
    ['without a benchmark', { policy: { additionCenti: 10000, benchmarkPerHeadCenti: 0 } }, 90000],
  ])('keeps the addition between 0 and A: %s', (_case, over, expected) => {
    expect(soundCenti(compose(over))).toBe(expected)
  })

  it('stays pending or not applicable with its card', () => {
    const waiting: Figure = { state: 'pending', missing: [{ subject: unitRef('U1'), item: 'I1', reason: 'noScore' }] }
    const absent: Figure = { state: 'notApplicable', reason: 'noApplicableCategory' }
    expect(compose({ card: waiting })).toBe(waiting)
    expect(compose({ card: absent })).toBe(absent)
    expect(compose({ card: null })).toEqual({ state: 'notApplicable', reason: 'noCard' })
  })
})
