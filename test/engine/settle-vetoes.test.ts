import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bundle, VetoEvent } from '../../server/engine/bundle.ts'
import { GRADES, UNIT_GRADES } from '../../server/engine/grades/grade-codes.ts'
import type { Result } from '../../server/engine/result.ts'
import type { TeamCoefficientPolicy } from '../../server/engine/scheme.ts'
import { settle } from '../../server/engine/settle.ts'
import type { VetoEffectRow, VetoPolicy } from '../../server/engine/veto/veto-policy.ts'
import { aScore, aVetoEvent, unitRef } from '../support/builders.ts'
import { derivationProblems } from '../support/derivation-evaluator.ts'
import { aVetoEffect, aVetoPolicy } from '../support/scheme-builders.ts'
import { printedSeed } from '../support/seed.ts'
import { aSmallBureau, vetoOnA } from '../support/small-bureau.ts'

/** Everything a veto can do to its unit, and to the people it reaches. */
const harsh: Partial<VetoEffectRow> = { unitGradeCap: 'qualified', noExcellentQuota: true }
const onPeople: Partial<VetoEffectRow> = { gradeCap: 'competent' }

function withVetoes(events: readonly VetoEvent[], veto: VetoPolicy, bundle: Bundle = aSmallBureau()): Bundle {
  const { scheme } = bundle
  return { ...bundle, vetoEvents: events, scheme: { ...scheme, policy: { ...scheme.policy, veto } } }
}

function policyOf(rank: VetoPolicy['rank'], unit: Partial<VetoEffectRow>, people: Partial<VetoEffectRow>): VetoPolicy {
  const targets = ['HEAD', 'LEADER_IN_CHARGE', 'CHIEF_REP', 'RESPONSIBLE'] as const
  const rows = targets.map((target) => aVetoEffect({ target, ...people }))
  return aVetoPolicy({ rank, effects: [aVetoEffect({ promotionHoldMonths: 0, ...unit }), ...rows] })
}

const unit = ({ units }: Result, code: string) => units.find((one) => one.code === code)
const person = ({ people }: Result, code: string) => people.find((one) => one.code === code)

describe('settle with vetoes, the example of RULES §7.2', () => {
  const without = settle(aSmallBureau()).result

  it('keeps rank and money with the default effects, and marks unit, head and responsible', () => {
    const { result } = settle(withVetoes([vetoOnA], aVetoPolicy()))
    expect(unit(result, 'A')).toEqual({ ...unit(without, 'A'), vetoes: ['VE1'], honourBan: true })
    expect(result.distribution).toEqual(without.distribution)
    expect(['A1', 'A2', 'A3'].map((code) => person(result, code)?.promotionHeldUntil)).toEqual([
      '2027-08-10',
      '2027-08-10',
      null,
    ])
  })

  it('passes the top coefficient on and takes the places with GRADE_CAP and EXCELLENT_QUOTA', () => {
    const { result } = settle(withVetoes([vetoOnA], policyOf('KEEP', harsh, onPeople)))
    expect(unit(result, 'A')).toMatchObject({ rank: 1, grade: 'qualified', coefficientBp: 10_000, quota: 0 })
    expect(unit(result, 'B')).toMatchObject({ rank: 2, band: 'top', coefficientBp: 12_000 })
    expect(['A1', 'A2', 'A3'].map((code) => person(result, code)?.grade)).not.toContain('excellent')
  })

  it('shares quotas out as if there were no veto: nobody else gets the places', () => {
    const { result } = settle(withVetoes([vetoOnA], policyOf('KEEP', harsh, onPeople)))
    for (const code of ['B', 'C', 'D', 'S']) expect(unit(result, code)?.quota).toBe(unit(without, code)?.quota)
  })

  it.each([
    ['LAST', 4, 9000],
    ['UNRANKED', null, 10_000],
  ] as const)('puts the vetoed unit %s', (rank, place, coefficientBp) => {
    const settlement = settle(withVetoes([vetoOnA], policyOf(rank, {}, {})))
    expect(unit(settlement.result, 'A')).toMatchObject({ rank: place, coefficientBp })
    if (place === null) return
    const node = settlement.explain({ kind: 'rank', level: 'unit', code: 'A' })
    expect(node.result).toBe(place)
    expect(derivationProblems(node)).toEqual([])
  })

  it('never lets an unranked veto lift the last unit above its own 0.90', () => {
    const settlement = settle(withVetoes([aVetoEvent({ unit: 'D' })], policyOf('UNRANKED', {}, {})))
    expect(unit(settlement.result, 'D')?.coefficientBp).toBe(9000)
    expect(derivationProblems(settlement.explain({ kind: 'coefficient', unit: 'D' }))).toEqual([])
  })

  it('leaves a unit whose veto has no effect on money what another unit loses', () => {
    const mild = aVetoEvent({ code: 'VE2', domain: 'MILD', unit: 'B' })
    const policy = policyOf('KEEP', harsh, {})
    const effects = [aVetoEffect({ domain: 'MILD' }), ...policy.effects]
    const { result } = settle(withVetoes([vetoOnA, mild], { ...policy, effects }))
    expect(unit(result, 'B')).toMatchObject({ vetoes: ['VE2'], coefficientBp: 12_000 })
  })
})

describe('settle with vetoes, properties', { timeout: 120_000 }, () => {
  const seed = printedSeed('vetoes')
  const ratio: TeamCoefficientPolicy = {
    ...{ kind: 'RATIO', gain: 3, lowBp: 8000, highBp: 12_000 },
    ...{ topShareBp: 2000, bottomShareBp: 2000 },
  }
  const cases = fc.record({
    scores: fc.array(
      fc.integer({ min: 0, max: 10 }).map((score) => 60_000 + 4000 * score),
      { minLength: 4, maxLength: 4 },
    ),
    rank: fc.constantFrom<VetoPolicy['rank']>('KEEP', 'LAST', 'UNRANKED'),
    unitEffects: fc.constantFrom<Partial<VetoEffectRow>>({}, harsh, { ...harsh, zeroCategory: 'U-SCORE-CAT' }),
    factorBp: fc.constantFrom(10_000, 5000, 0),
    isRatio: fc.boolean(),
    others: fc.subarray(['B', 'C', 'D']),
  })

  /** The same bureau with and without the veto on A; vetoes on others stay. */
  function bothWorlds(given: typeof cases extends fc.Arbitrary<infer C> ? C : never): { now: Result; before: Result } {
    const plain = aSmallBureau()
    const codes = ['A', 'B', 'C', 'D']
    const values = plain.values.filter(({ subject }) => !codes.includes(subject.code))
    const scored = codes.map((code, i) => aScore(unitRef(code), 'U-SCORE', given.scores[i] ?? 0))
    const { policy } = plain.scheme
    const teamCoefficient = given.isRatio ? ratio : policy.teamCoefficient
    const scheme = { ...plain.scheme, policy: { ...policy, teamCoefficient } }
    const bundle = aSmallBureau({ values: [...values, ...scored], scheme })
    const veto = policyOf(given.rank, given.unitEffects, { ...onPeople, bonusFactorBp: given.factorBp })
    const others = given.others.map((code) => aVetoEvent({ code: `V-${code}`, unit: code }))
    const run = (events: readonly VetoEvent[]): Result => settle(withVetoes(events, veto, bundle)).result
    return { now: run([...others, vetoOnA]), before: run(others) }
  }

  it('never raises the vetoed unit: place, grade, quota, coefficient', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { now, before } = bothWorlds(given)
        const [a, b] = [unit(now, 'A'), unit(before, 'A')]
        if (given.rank !== 'UNRANKED') expect(a?.rank).toBeGreaterThanOrEqual(b?.rank ?? 0)
        expect(UNIT_GRADES.indexOf(a?.grade ?? 'excellent')).toBeGreaterThanOrEqual(
          UNIT_GRADES.indexOf(b?.grade ?? 'excellent'),
        )
        expect(a?.quota).toBeLessThanOrEqual(b?.quota ?? 0)
        expect(a?.coefficientBp).toBeLessThanOrEqual(b?.coefficientBp ?? 0)
      }),
      { seed, numRuns: 200 },
    )
  })

  it('never raises the money of the vetoed unit while it is ranked, but for a fen of rounding', () => {
    fc.assert(
      fc.property(cases, (given) => {
        fc.pre(given.rank !== 'UNRANKED')
        const { now, before } = bothWorlds({ ...given, factorBp: 10_000 })
        const raised = BigInt(unit(now, 'A')?.poolFen ?? '0') - BigInt(unit(before, 'A')?.poolFen ?? '0')
        expect(raised <= 1n).toBe(true)
      }),
      { seed, numRuns: 200 },
    )
  })

  it('never raises a vetoed person: places, grade, coefficient, factor, and amount but for the rounding of three lines', () => {
    const people = fc.constantFrom('A1', 'A2', 'A3', 'B2', 'C1', 'D3', 'S1')
    fc.assert(
      fc.property(people, fc.constantFrom(10_000, 5000, 0), (code, bonusFactorBp) => {
        const event = aVetoEvent({ level: 'PERSON', unit: '', person: code })
        const veto = policyOf('KEEP', {}, { ...onPeople, bonusFactorBp })
        const a = person(settle(withVetoes([event], veto)).result, code)
        const b = person(settle(withVetoes([], veto)).result, code)
        expect([a?.rank, a?.unitRank]).toEqual([b?.rank, b?.unitRank])
        expect(GRADES.indexOf(a?.grade ?? 'excellent')).toBeGreaterThanOrEqual(GRADES.indexOf(b?.grade ?? 'excellent'))
        expect(a?.personalBp).toBeLessThanOrEqual(b?.personalBp ?? 0)
        expect(a?.factorBp).toBe(bonusFactorBp)
        expect(BigInt(a?.amountFen ?? '0') - BigInt(b?.amountFen ?? '0') <= 3n).toBe(true)
      }),
      { seed, numRuns: 60 },
    )
  })
})
