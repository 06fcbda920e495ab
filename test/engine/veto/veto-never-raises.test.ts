import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bundle, VetoEvent } from '../../../server/engine/bundle.ts'
import { GRADES, UNIT_GRADES } from '../../../server/engine/grades/grade-codes.ts'
import type { PersonResult, Result, UnitResult } from '../../../server/engine/result.ts'
import type { VetoPolicy } from '../../../server/engine/veto/veto-policy.ts'
import { settle } from '../../../server/engine/settle.ts'
import {
  aBundle,
  anOffice,
  aPerson,
  aPersonGradePolicy,
  aPlan,
  aPolicy,
  aPosting,
  aScheme,
  aScore,
  aUnit,
  aVetoEffect,
  aVetoEvent,
  aVetoPolicy,
  personRef,
  unitRef,
} from '../../support/builders.ts'
import { printedSeed } from '../../support/seed.ts'

const score = fc.constantFrom(55000, 65000, 75000, 85000, 90000, 92000, 95000, 98000)
const member = fc.record({ score, postBp: fc.constantFrom(10000, 11000, 13000) })
const module_ = fc.record({ score, members: fc.array(member, { minLength: 1, maxLength: 5 }) })
const effects = fc.record({
  unitGradeCap: fc.constantFrom(null, ...UNIT_GRADES),
  noExcellentQuota: fc.boolean(),
  zeroCategory: fc.constantFrom(null, 'U-SCORE-CAT'),
  gradeCap: fc.constantFrom(null, ...GRADES),
  bonusFactorBp: fc.constantFrom(0, 5000, 10000),
  rank: fc.constantFrom<VetoPolicy['rank']>('KEEP', 'LAST', 'UNRANKED'),
  quotaBp: fc.constantFrom(2000, 4000),
})
type Modules = readonly {
  readonly score: number
  readonly members: readonly { readonly score: number; readonly postBp: number }[]
}[]
type Effects = typeof effects extends fc.Arbitrary<infer E> ? E : never

/** Modules U0, U1 … whose first member U0-0 … is the head; the vetoes name modules by position. */
function bundleOf(modules: Modules, chosen: Effects, vetoEvents: readonly VetoEvent[]): Bundle {
  const people = modules.flatMap((module, u) =>
    module.members.map((one, p) => ({ ...one, unit: `U${u}`, code: `U${u}-${p}` })),
  )
  const { rank, quotaBp, unitGradeCap, noExcellentQuota, zeroCategory, gradeCap, bonusFactorBp } = chosen
  const veto = aVetoPolicy({
    rank,
    effects: [
      aVetoEffect({ target: 'UNIT', promotionHoldMonths: 0, unitGradeCap, noExcellentQuota, zeroCategory }),
      aVetoEffect({ target: 'HEAD', gradeCap, bonusFactorBp }),
      aVetoEffect({ target: 'RESPONSIBLE', gradeCap, bonusFactorBp }),
    ],
  })
  return aBundle({
    scheme: aScheme({ policy: aPolicy({ veto, personGrades: aPersonGradePolicy({ quotaBp }) }) }),
    units: modules.map((_, u) => aUnit({ code: `U${u}` })),
    people: people.map(({ code }) => aPerson({ code })),
    postings: people.map(({ code, unit, postBp }) => aPosting({ code, person: code, unit, postBp })),
    offices: modules.map((_, u) => anOffice({ unit: `U${u}`, person: `U${u}-0` })),
    values: [
      ...modules.map((module, u) => aScore(unitRef(`U${u}`), 'U-SCORE', module.score)),
      ...people.map((one) => aScore(personRef(one.code), 'P-SCORE', one.score)),
    ],
    vetoEvents,
    plan: aPlan(),
  })
}

/** Keeps the pool payable whatever a veto takes. */
const REST = { score: 90000, members: [98000, 98000].map((one) => ({ score: one, postBp: 10000 })) }

function resultOf(modules: Modules, chosen: Effects, vetoes: readonly Partial<VetoEvent>[]): Result {
  const events = vetoes.map((veto, i) => aVetoEvent({ code: `V${i}`, ...veto }))
  return settle(bundleOf([...modules, REST], chosen, events)).result
}

const ON_UNIT = { unit: 'U0' }
const ON_HEAD = { level: 'PERSON' as const, unit: '', person: 'U0-0' }

function unitOf(result: Result, code: string): UnitResult {
  const unit = result.units.find((one) => one.code === code)
  if (unit === undefined) throw new Error(`no unit ${code}`)
  return unit
}

function personOf(result: Result, code: string): PersonResult {
  const person = result.people.find((one) => one.code === code)
  if (person === undefined) throw new Error(`no person ${code}`)
  return person
}

/** Best first; nothing at all is the worst. */
const worth = <G extends string>(order: readonly G[], grade: G | null): number =>
  grade === null ? -1 : order.length - order.indexOf(grade)
const place = (rank: number | null): number => rank ?? Infinity

/** Enough for a flaw to show, few enough for a build; the seed is printed. */
const runs = (title: string): fc.Parameters<unknown> => ({ numRuns: 60, seed: printedSeed(title) })

describe('a veto', () => {
  test('never raises the vetoed unit’s own place, grade, quota, coefficient or pool', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(module_, { minLength: 1, maxLength: 6 }),
        effects,
        fc.boolean(),
        (modules, chosen, isSecond) => {
          const others = isSecond ? [{ unit: 'U1' }].slice(0, modules.length - 1) : []
          const before = unitOf(resultOf(modules, chosen, others), 'U0')
          const after = unitOf(resultOf(modules, chosen, [...others, ON_UNIT]), 'U0')
          expect(place(after.rank)).toBeGreaterThanOrEqual(place(before.rank))
          expect(worth(UNIT_GRADES, after.grade)).toBeLessThanOrEqual(worth(UNIT_GRADES, before.grade))
          expect(after.quota).toBeLessThanOrEqual(before.quota)
          expect(after.coefficientBp).toBeLessThanOrEqual(before.coefficientBp)
          // An unranked unit leaves the group, whose other bands move and with them what is left of a fixed pool.
          if (chosen.rank === 'UNRANKED') return
          expect(BigInt(after.poolFen ?? '0')).toBeLessThanOrEqual(BigInt(before.poolFen ?? '0') + 1n)
        },
      ),
      runs('veto of a unit'),
    )
  })

  test.each([
    ['of the unit', ON_UNIT],
    ['of the person', ON_HEAD],
  ])(
    'never raises its head’s own place, grade, coefficients or amount: an event %s',
    { timeout: 60_000 },
    (title, veto) => {
      fc.assert(
        fc.property(fc.array(module_, { minLength: 1, maxLength: 6 }), effects, (modules, chosen) => {
          const before = personOf(resultOf(modules, chosen, []), 'U0-0')
          const after = personOf(resultOf(modules, chosen, [veto]), 'U0-0')
          expect(place(after.rank)).toBeGreaterThanOrEqual(place(before.rank))
          expect(worth(GRADES, after.grade)).toBeLessThanOrEqual(worth(GRADES, before.grade))
          expect(after.personalBp).toBeLessThanOrEqual(before.personalBp)
          expect(after.factorBp).toBeLessThanOrEqual(before.factorBp)
          // What a veto takes from the unit's other people stays in the unit's pool, so only an own effect is the head's.
          if (veto === ON_UNIT) return
          expect(BigInt(after.amountFen ?? '0')).toBeLessThanOrEqual(BigInt(before.amountFen ?? '0') + 1n)
        }),
        runs(`veto ${title}`),
      )
    },
  )

  test('changes no score and no rank of anybody by default, and nobody’s money', () => {
    const modules = [95639, 92000, 87000].map((one) => ({
      score: one,
      members: [
        { score: 90500, postBp: 13000 },
        { score: 88000, postBp: 10000 },
      ],
    }))
    const none: Effects = {
      unitGradeCap: null,
      noExcellentQuota: false,
      zeroCategory: null,
      gradeCap: null,
      bonusFactorBp: 10000,
      rank: 'KEEP',
      quotaBp: 2000,
    }
    const before = resultOf(modules, none, [])
    const after = resultOf(modules, none, [ON_UNIT])
    expect(unitOf(after, 'U0')).toEqual({ ...unitOf(before, 'U0'), vetoes: ['V0'], honourBan: true })
    expect(personOf(after, 'U0-0')).toEqual({
      ...personOf(before, 'U0-0'),
      vetoes: ['V0'],
      honourBan: true,
      promotionHeldUntil: '2027-08-10',
    })
    expect(after.distribution).toEqual(before.distribution)
  })

  test('passes the top coefficient to the next unit under GRADE_CAP and EXCELLENT_QUOTA (RULES §7.2 example)', () => {
    const modules = [95639, 92000, 87000].map((one) => ({
      score: one,
      members: Array.from({ length: 5 }, (_, i) => ({ score: 99000 - i, postBp: 10000 })),
    }))
    const strict: Effects = {
      unitGradeCap: 'qualified',
      noExcellentQuota: true,
      zeroCategory: null,
      gradeCap: null,
      bonusFactorBp: 10000,
      rank: 'KEEP',
      quotaBp: 2000,
    }
    const after = resultOf(modules, strict, [ON_UNIT])
    expect(unitOf(after, 'U0')).toMatchObject({
      rank: 1,
      grade: 'qualified',
      coefficientBp: 10000,
      quota: 0,
      honourBan: true,
    })
    expect(unitOf(after, 'U1')).toMatchObject({ rank: 2, grade: 'excellent', coefficientBp: 12000, quota: 1 })
    expect(after.people.filter(({ unit, grade }) => unit === 'U0' && grade !== 'competent')).toEqual([])
  })
})
