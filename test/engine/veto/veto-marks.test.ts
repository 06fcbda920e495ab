import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bundle, VetoEvent } from '../../../server/engine/bundle.ts'
import { UNIT_GRADES } from '../../../server/engine/grades/grade-codes.ts'
import type { VetoMark } from '../../../server/engine/veto/merge-effects.ts'
import { vetoMarks } from '../../../server/engine/veto/veto-marks.ts'
import type { VetoPolicy } from '../../../server/engine/veto/veto-policy.ts'
import {
  aBundle,
  anOffice,
  aPeriod,
  aPolicy,
  aProject,
  aScheme,
  aUnit,
  aVetoEffect,
  aVetoEvent,
  aVetoPolicy,
} from '../../support/builders.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

const since2020 = { startsOn: '2020-01-01', endsOn: null }
const bureau: Partial<Bundle> = {
  units: [
    aUnit({ code: 'BUREAU', kind: 'BUREAU' }),
    aUnit({ code: 'X', parents: [{ unit: 'BUREAU', ...since2020 }] }),
    aUnit({ code: 'Y', parents: [{ unit: 'BUREAU', ...since2020 }] }),
    aUnit({ code: 'SUP', kind: 'SUPERVISION', parents: [{ unit: 'BUREAU', ...since2020 }] }),
    aUnit({
      code: 'G',
      kind: 'GROUP',
      parents: [
        { unit: 'X', startsOn: '2020-01-01', endsOn: '2026-07-31' },
        { unit: 'Y', startsOn: '2026-08-01', endsOn: null },
      ],
    }),
  ],
  offices: [
    anOffice({ unit: 'X', person: 'formerHead', endsOn: '2026-06-30' }),
    anOffice({ unit: 'X', person: 'head', startsOn: '2026-07-01', endsOn: '2026-07-31' }),
    anOffice({ unit: 'X', person: 'nextHead', startsOn: '2026-08-01' }),
    anOffice({ unit: 'G', person: 'groupHead' }),
    anOffice({ unit: 'X', person: 'leader', role: 'LEADER_IN_CHARGE' }),
    anOffice({ unit: 'BUREAU', person: 'chief' }),
    anOffice({ unit: 'Y', person: 'otherHead' }),
  ],
  projects: [
    aProject({
      code: 'PJ',
      chiefReps: [
        { person: 'oldRep', startsOn: '2025-01-01', endsOn: '2026-06-30' },
        { person: 'rep', startsOn: '2026-07-01', endsOn: null },
      ],
    }),
  ],
}

function marks(
  events: readonly Partial<VetoEvent>[],
  over: Partial<Bundle> = {},
  veto: VetoPolicy = aVetoPolicy(),
): ReturnType<typeof vetoMarks> {
  const vetoEvents = events.map((event, i) => aVetoEvent({ code: `V${i + 1}`, unit: 'X', ...event }))
  return vetoMarks(aBundle({ ...bureau, vetoEvents, scheme: aScheme({ policy: aPolicy({ veto }) }), ...over }))
}

const reached = (found: ReturnType<typeof vetoMarks>): readonly string[] =>
  [...found.units.keys(), ...found.people.keys()].sort()

describe('vetoMarks: scope (RULES §7.2)', () => {
  test('reaches the module, its head and leader on the day, the chief representative and the responsible', () => {
    expect(reached(marks([{ project: 'PJ', responsible: ['clerk'] }]))).toEqual(['X', 'clerk', 'head', 'leader', 'rep'])
  })

  test('rises from a group to the module it belonged to on the day, and no higher', () => {
    expect(reached(marks([{ unit: 'G' }]))).toEqual(['G', 'X', 'groupHead', 'head', 'leader'])
    expect(reached(marks([{ unit: 'G', occurredOn: '2026-08-01' }]))).toEqual(['G', 'Y', 'groupHead', 'otherHead'])
  })

  test('reaches only the head and leader of a unit above the ranked level, and of an unranked one', () => {
    expect(reached(marks([{ unit: 'BUREAU' }]))).toEqual(['BUREAU', 'chief'])
    expect(reached(marks([{ unit: 'SUP' }]))).toEqual(['SUP'])
  })

  test('reaches one person alone by a PERSON event', () => {
    const personal = { level: 'PERSON' as const, unit: '', person: 'clerk', project: 'PJ', responsible: ['other'] }
    expect(reached(marks([personal]))).toEqual(['clerk'])
  })

  test.each(['PROPOSED', 'LIFTED'] as const)('reaches nobody while %s', (state) => {
    expect(reached(marks([{ state }]))).toEqual([])
  })

  test('refuses an event of a unit that is not there', () => {
    expect(() => marks([{ unit: 'NONE' }])).toThrow(/unit.unknown/)
  })
})

describe('vetoMarks: effects', () => {
  test('bar from honours and hold promotion, and nothing else, by default (RULES §7.2 example)', () => {
    const found = marks([{ responsible: ['clerk'] }])
    const money = {
      unitGradeCap: null,
      gradeCap: null,
      noExcellentQuota: false,
      bonusFactorBp: 10000,
      zeroCategories: [],
    }
    expect(found.units.get('X')).toMatchObject({ events: ['V1'], honourBan: true, promotionHeldUntil: null, ...money })
    for (const person of ['head', 'leader', 'clerk']) {
      expect(found.people.get(person)).toMatchObject({ honourBan: true, promotionHeldUntil: '2027-08-10', ...money })
    }
  })

  test('come from the domain’s own row, else from the row of all domains', () => {
    const veto = aVetoPolicy({
      effects: [...aVetoPolicy().effects, aVetoEffect({ domain: 'MINE', target: 'HEAD', bonusFactorBp: 5000 })],
    })
    expect(marks([{ domain: 'MINE' }], {}, veto).people.get('head')?.bonusFactorBp).toBe(5000)
    expect(marks([{ domain: 'MINE' }], {}, veto).people.get('leader')?.bonusFactorBp).toBe(10000)
    expect(marks([{ domain: 'LAND' }], {}, veto).people.get('head')?.bonusFactorBp).toBe(10000)
    expect(marks([{}], {}, aVetoPolicy({ effects: [] })).units.get('X')).toMatchObject({
      events: ['V1'],
      honourBan: false,
    })
  })

  test('merge by severity: bans by union, caps and factors by minimum, never multiplied', () => {
    const veto = aVetoPolicy({
      effects: [
        aVetoEffect({
          domain: 'A',
          target: 'UNIT',
          unitGradeCap: 'good',
          honourBan: false,
          zeroCategory: 'LAND',
          promotionHoldMonths: 0,
        }),
        aVetoEffect({
          domain: 'B',
          target: 'UNIT',
          unitGradeCap: 'qualified',
          noExcellentQuota: true,
          zeroCategory: 'ENF',
          promotionHoldMonths: 0,
        }),
        aVetoEffect({ domain: 'A', target: 'HEAD', bonusFactorBp: 8000, gradeCap: 'competent' }),
        aVetoEffect({ domain: 'B', target: 'HEAD', bonusFactorBp: 5000, gradeCap: 'basic', promotionHoldMonths: 6 }),
      ],
    })
    const found = marks([{ domain: 'A' }, { domain: 'B', confirmedOn: '2026-09-01' }], {}, veto)
    expect(found.units.get('X')).toMatchObject({
      events: ['V1', 'V2'],
      honourBan: true,
      unitGradeCap: 'qualified',
      noExcellentQuota: true,
      zeroCategories: ['ENF', 'LAND'],
    })
    expect(found.people.get('head')).toMatchObject({
      bonusFactorBp: 5000,
      gradeCap: 'basic',
      promotionHeldUntil: '2027-08-10',
    })
  })

  test('explain the factor by each event and role', () => {
    const why = marks([{ responsible: ['head'] }, {}])
      .people.get('head')
      ?.why()
    expect(why?.parts.map((part) => `${part.notes.event} ${part.notes.target}`)).toEqual([
      'V1 HEAD',
      'V1 RESPONSIBLE',
      'V2 HEAD',
    ])
    expect(why === undefined ? ['none'] : derivationProblems(why)).toEqual([])
  })
})

describe('vetoMarks: duration', () => {
  const quarter = (startsOn: string, endsOn: string): Partial<Bundle> => ({ period: aPeriod({ startsOn, endsOn }) })
  const bans = (over: Partial<Bundle>, veto = aVetoPolicy()): boolean =>
    marks([{}], over, veto).units.get('X')?.honourBan ?? false

  test('lasts from the confirmation to the end of its year, in every period that ends there', () => {
    expect(bans(quarter('2026-04-01', '2026-06-30'))).toBe(false)
    expect(bans(quarter('2026-07-01', '2026-08-09'))).toBe(false)
    expect(bans(quarter('2026-07-01', '2026-08-10'))).toBe(true)
    expect(bans(quarter('2026-10-01', '2026-12-31'))).toBe(true)
    expect(bans(quarter('2026-10-01', '2027-01-31'))).toBe(false)
    expect(bans(quarter('2027-01-01', '2027-03-31'))).toBe(false)
  })

  test('lasts through the next year where the scheme says so', () => {
    const alsoNextYear = aVetoPolicy({ alsoNextYear: true })
    expect(bans(quarter('2027-01-01', '2027-12-31'), alsoNextYear)).toBe(true)
    expect(bans(quarter('2028-01-01', '2028-03-31'), alsoNextYear)).toBe(false)
  })

  test('holds promotion for its months across the year, without the ban', () => {
    const next = marks([{}], quarter('2027-07-01', '2027-09-30')).people.get('head')
    expect(next).toMatchObject({
      events: ['V1'],
      honourBan: false,
      promotionHeldUntil: '2027-08-10',
      bonusFactorBp: 10000,
    })
    expect(marks([{}], quarter('2027-08-11', '2027-09-30')).people.has('head')).toBe(false)
  })
})

describe('vetoMarks: properties', () => {
  const row = fc.record({
    domain: fc.constantFrom('*', 'A', 'B'),
    target: fc.constantFrom('UNIT' as const, 'HEAD' as const, 'LEADER_IN_CHARGE' as const, 'RESPONSIBLE' as const),
    honourBan: fc.boolean(),
    promotionHoldMonths: fc.constantFrom(0, 6, 12),
    unitGradeCap: fc.constantFrom(null, ...UNIT_GRADES),
    gradeCap: fc.constantFrom(null, 'competent' as const, 'basic' as const),
    noExcellentQuota: fc.boolean(),
    bonusFactorBp: fc.constantFrom(0, 5000, 10000),
    zeroCategory: fc.constantFrom(null, 'C1', 'C2'),
  })
  const event = fc.record({
    domain: fc.constantFrom('A', 'B', 'C'),
    unit: fc.constantFrom('X', 'Y', 'G'),
    confirmedOn: fc.constantFrom('2025-09-01', '2026-03-01', '2026-08-10'),
    responsible: fc.subarray(['head', 'clerk']),
  })
  const rank = (order: readonly string[], cap: string | null): number => (cap === null ? -1 : order.indexOf(cap))
  const isAsHarsh = (more: VetoMark | undefined, less: VetoMark): boolean =>
    more !== undefined &&
    Number(more.honourBan) >= Number(less.honourBan) &&
    (more.promotionHeldUntil ?? '') >= (less.promotionHeldUntil ?? '') &&
    rank(UNIT_GRADES, more.unitGradeCap) >= rank(UNIT_GRADES, less.unitGradeCap) &&
    Number(more.noExcellentQuota) >= Number(less.noExcellentQuota) &&
    more.bonusFactorBp <= less.bonusFactorBp &&
    less.zeroCategories.every((category) => more.zeroCategories.includes(category))

  test('one more event never makes anybody’s effects milder, and their order does not matter', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.array(event, { minLength: 1, maxLength: 4 }),
        (effects, events) => {
          const veto = aVetoPolicy({ effects })
          const coded = events.map((one, i) => ({ ...one, code: `E${i}` }))
          const all = marks(coded, {}, veto)
          const fewer = marks(coded.slice(1), {}, veto)
          for (const [code, mark] of [...fewer.units, ...fewer.people]) {
            expect(isAsHarsh(all.units.get(code) ?? all.people.get(code), mark)).toBe(true)
          }
          const again = marks([...coded].reverse(), {}, veto)
          for (const [code, mark] of [...all.units, ...all.people]) {
            const same = again.units.get(code) ?? again.people.get(code)
            expect({ ...same, why: same?.why() }).toEqual({ ...mark, why: mark.why() })
            expect(derivationProblems(mark.why())).toEqual([])
          }
        },
      ),
    )
  })
})
