import { describe, expect, it } from 'vitest'
import { composePerson, type PersonComposition } from '../../../server/engine/compose/compose-person.ts'
import { given } from '../../../server/engine/derivation.ts'
import type { Figure } from '../../../server/engine/figure.ts'
import type { PersonPointsPolicy } from '../../../server/engine/scheme.ts'
import { aCompositePolicy, personRef } from '../../support/builders.ts'
import { soundCenti } from '../../support/score-one.ts'

const figure = (centi: number): Figure => ({
  state: 'scored',
  centi,
  why: () => given('', 'fact.score', centi, 'centi'),
})
const waiting: Figure = { state: 'pending', missing: [{ subject: personRef('P1'), item: 'I1', reason: 'noScore' }] }
const absent: Figure = { state: 'notApplicable', reason: 'noApplicableCategory' }
const team = (centi: number, months = 12, unit = 'U1') => ({ unit, months, composite: figure(centi) })

function compose(over: Partial<PersonComposition> = {}) {
  return composePerson({
    subject: personRef('P1'),
    roleClass: 'STAFF',
    own: figure(90500),
    units: [team(95639)],
    pointsCenti: null,
    policy: aCompositePolicy(),
    ...over,
  })
}
const withPoints = (points: PersonPointsPolicy) => ({ policy: aCompositePolicy({ points }) })
const centi = (over: Partial<PersonComposition> = {}) => soundCenti(compose(over).figure)

describe('composePerson (RULES §8.1)', () => {
  it.each([
    ['without projects', null, 92427],
    ['with 42.56 of 50.00 points', 4256, 100939],
    ['with 10.00 points', 1000, 94427],
    ['with 60.00 points, capped', 6000, 102427],
    ['with points taken back below zero', -500, 92427],
  ])('adds project points on top: %s', (_case, pointsCenti, expected) => {
    expect(centi({ pointsCenti })).toBe(expected)
  })

  it('weighs by role class: heads 60/30', () => {
    expect(centi({ roleClass: 'HEAD' })).toBe(93926)
  })

  it('counts points as a third component under REDISTRIBUTE only for those with projects (909.66, 924.27)', () => {
    const policy = withPoints({ kind: 'REDISTRIBUTE', weight: 20, benchmarkCenti: 5000 })
    expect(centi({ ...policy, pointsCenti: 4256 })).toBe(90966)
    expect(centi({ ...policy, pointsCenti: null })).toBe(92427)
  })

  it('counts 0 points under ZERO for those without projects, and at most 1000.00', () => {
    const policy = withPoints({ kind: 'ZERO', weight: 20, benchmarkCenti: 5000 })
    expect(centi({ ...policy, pointsCenti: null })).toBe(73942)
    expect(centi({ ...policy, pointsCenti: 4256 })).toBe(90966)
    expect(centi({ ...policy, pointsCenti: 5000 })).toBe(93942)
    expect(centi({ ...policy, pointsCenti: 9000 })).toBe(93942)
  })

  it('adds nothing against a benchmark of 0', () => {
    expect(
      centi({ ...withPoints({ kind: 'ADDITION', additionCenti: 10000, benchmarkCenti: 0 }), pointsCenti: 9 }),
    ).toBe(92427)
    expect(centi({ ...withPoints({ kind: 'ZERO', weight: 20, benchmarkCenti: 0 }), pointsCenti: 9 })).toBe(92427)
  })

  it('takes several units by counted months as an exact fraction', () => {
    const units = [team(90001, 7, 'U1'), team(80000, 5, 'U2')]
    const exact = Math.round((30 * (90001 * 7 + 80000 * 5) + 50 * 90500 * 12) / (80 * 12))
    expect(centi({ units })).toBe(exact)
    expect(compose({ units }).teamCenti).toBe(85834)
  })

  it('combines several units with a points component in one rounding', () => {
    const units = [team(90001, 7, 'U1'), team(80000, 5, 'U2')]
    const policy = withPoints({ kind: 'ZERO', weight: 20, benchmarkCenti: 3000 })
    const exact = (30 * (90001 * 7 + 80000 * 5)) / 12 + 50 * 90500 + (20 * 100000 * 1000) / 3000
    expect(centi({ ...policy, units, pointsCenti: 1000 })).toBe(Math.round(exact / 100))
  })

  it.each([
    ['no own card', { own: null }, 95639],
    ['an own card that does not apply', { own: absent }, 95639],
    ['no counted month', { units: [] }, 90500],
    ['a unit of 0 counted months', { units: [team(1, 0)] }, 90500],
    ['a unit without a composite', { units: [{ unit: 'U1', months: 12, composite: absent }] }, 90500],
  ])('drops a missing component: %s', (_case, over, expected) => {
    expect(centi(over)).toBe(expected)
  })

  it('is pending without any component, naming the person', () => {
    expect(compose({ own: null, units: [], pointsCenti: 4256 }).figure).toEqual({
      state: 'pending',
      missing: [{ subject: personRef('P1'), item: '', reason: 'noComponent' }],
    })
  })

  it.each([
    ['the own card', { own: waiting }],
    ['a unit', { units: [team(90000), { unit: 'U2', months: 1, composite: waiting }] }],
  ])('is pending while %s is', (_case, over) => {
    expect(compose(over).figure).toEqual(waiting)
  })

  it('ignores a component of weight 0, also while it is pending', () => {
    const weights = { ...aCompositePolicy().weights, STAFF: { team: 0, own: 1 } }
    const units = [{ unit: 'U1', months: 12, composite: waiting }]
    expect(centi({ units, policy: aCompositePolicy({ weights }) })).toBe(90500)
  })
})
