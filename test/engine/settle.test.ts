import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bundle } from '../../server/engine/bundle.ts'
import { canonicalResult } from '../../server/engine/canonical.ts'
import type { Derivation } from '../../server/engine/derivation.ts'
import { readiness } from '../../server/engine/readiness.ts'
import { Refusal } from '../../server/engine/refusal.ts'
import type { ExplainPath, PersonResult, Settlement, UnitResult } from '../../server/engine/result.ts'
import { settle } from '../../server/engine/settle.ts'
import { aBundle, anEntry, aPerson, aPlan, personRef } from '../support/builders.ts'
import { deepFreeze } from '../support/deep-freeze.ts'
import { derivationProblems } from '../support/derivation-evaluator.ts'
import { aSmallBureau } from '../support/small-bureau.ts'

const bureau = aSmallBureau()
const settled = settle(bureau)

const unit = (code: string, { result }: Settlement = settled): UnitResult | undefined =>
  result.units.find((one) => one.code === code)
const person = (code: string, { result }: Settlement = settled): PersonResult | undefined =>
  result.people.find((one) => one.code === code)

function refusalOf(bundle: Bundle): Refusal {
  try {
    settle(bundle)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('settle', () => {
  it('settles the smallest bundle', () => {
    const { result } = settle(aBundle({ plan: aPlan() }))
    expect(result.people.map(({ amountFen }) => amountFen)).toEqual(['100000000'])
  })

  it('pays and reserves exactly the pool', () => {
    const { lines, reserves } = settled.result.distribution ?? { lines: [], reserves: [] }
    const total = [...lines, ...reserves].reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n)
    expect(total).toBe(100_000_000n)
    expect(lines.filter((line) => line.slice === 'POINTS').map((line) => line.person)).toEqual(['A3', 'B2'])
  })

  it('ranks, bands and grades the modules, and leaves the supervision module out at 1.00', () => {
    expect(['A', 'B', 'C', 'D', 'S'].map((code) => [unit(code)?.rank, unit(code)?.coefficientBp])).toEqual([
      [1, 12_000],
      [2, 10_000],
      [3, 10_000],
      [4, 9000],
      [null, 10_000],
    ])
    expect(unit('S')).toMatchObject({ group: '', band: null, grade: 'good' })
  })

  it('counts people and points of a group with its module', () => {
    expect(person('A3')?.unit).toBe('A')
    expect(unit('A')?.pointsCenti).toBe(1418)
    expect(unit('A-G')).toMatchObject({ card: null, headCount: 0, poolFen: '0' })
  })

  it('pays somebody who moved from both units, with the home in the one with more months', () => {
    expect(person('S1')).toMatchObject({ unit: 'B', countedMonths: 12 })
    const lines = settled.result.distribution?.lines.filter((line) => line.person === 'S1' && line.slice === 'PERF')
    expect(lines?.map(({ unit, months }) => [unit, months])).toEqual([
      ['B', 8],
      ['S', 4],
    ])
  })

  it('pays by reason on probation and holds the money of an open investigation back', () => {
    expect(person('B3')).toMatchObject({ grade: null, noGrade: 'PROBATION', personalBp: 10_000 })
    expect(person('C3')).toMatchObject({ noGrade: 'INVESTIGATION', amountFen: '0' })
    const reserve = settled.result.distribution?.reserves.find(({ kind }) => kind === 'investigation')
    expect(reserve?.person).toBe('C3')
    expect(BigInt(reserve?.amountFen ?? '0')).toBeGreaterThan(0n)
  })

  it('states the former rank only inside the same comparison group', () => {
    expect([unit('A')?.formerRank, unit('B')?.formerRank, person('A2')?.formerRank]).toEqual([3, null, 7])
  })

  it('computes everything but money without a plan', () => {
    const open = settle(aSmallBureau({ plan: null }))
    expect(open.result.distribution).toBeNull()
    expect(person('A2', open)).toEqual({ ...person('A2'), amountFen: null })
    expect(unit('A', open)).toEqual({ ...unit('A'), poolFen: null })
  })

  it('leaves the bundle alone', () => {
    expect(canonicalResult(settle(deepFreeze(aSmallBureau())).result)).toBe(canonicalResult(settled.result))
  })

  it('gives the same result for any order of the bundle, to the byte', () => {
    const shuffled = fc.record({
      units: fc.shuffledSubarray([...bureau.units], { minLength: bureau.units.length }),
      people: fc.shuffledSubarray([...bureau.people], { minLength: bureau.people.length }),
      postings: fc.shuffledSubarray([...bureau.postings], { minLength: bureau.postings.length }),
      values: fc.shuffledSubarray([...bureau.values], { minLength: bureau.values.length }),
      points: fc.shuffledSubarray([...bureau.points], { minLength: bureau.points.length }),
    })
    fc.assert(
      fc.property(shuffled, (lists) => {
        expect(canonicalResult(settle({ ...bureau, ...lists }).result)).toBe(canonicalResult(settled.result))
      }),
      { numRuns: 30 },
    )
  })
})

describe('settle, refusals', () => {
  const incomplete = aSmallBureau({ values: bureau.values.filter(({ subject }) => subject.code !== 'A2') })

  it('refuses to pay while anything is pending, and lists it', () => {
    const refusal = refusalOf(incomplete)
    expect(refusal.code).toBe('settle.pending')
    expect(refusal.params).toEqual({ count: 1, missing: ['person A2 P-SCORE noScore'] })
    expect(readiness(incomplete).pending).toEqual([{ subject: personRef('A2'), item: 'P-SCORE', reason: 'noScore' }])
  })

  it('shows what is pending without a plan', () => {
    const open = settle({ ...incomplete, plan: null })
    expect(person('A2', open)).toMatchObject({ state: 'pending', compositeCenti: null, rank: null, grade: null })
    expect(person('A3', open)).toMatchObject({ state: 'scored', rank: expect.any(Number) })
  })

  it('is ready with nothing pending, and names who has no card', () => {
    expect(readiness(bureau)).toEqual({ pending: [], withoutCard: [] })
    const cards = bureau.scheme.cards.filter(({ appliesTo }) => appliesTo.level === 'unit')
    const none = readiness({ ...bureau, scheme: { ...bureau.scheme, cards } })
    expect(none.withoutCard).toHaveLength(bureau.people.length)
  })

  it('refuses a reason without a coefficient', () => {
    const { policy } = bureau.scheme
    const personalCoefficient = { ...policy.personalCoefficient, noGradeBp: [] }
    const scheme = { ...bureau.scheme, policy: { ...policy, personalCoefficient } }
    expect(refusalOf({ ...bureau, scheme }).code).toBe('personal.noCoefficient')
  })

  it.each([
    ['bundle.duplicate', { people: [...bureau.people, aPerson({ code: 'A1' })] }],
    ['bundle.unknownPerson', { people: bureau.people.filter(({ code }) => code !== 'A1') }],
    ['bundle.unknownUnit', { units: bureau.units.filter(({ code }) => code !== 'D') }],
    ['bundle.unknownPerson', { entries: [anEntry({ subject: personRef('NOBODY') })] }],
    ['person.unknown', { plan: aPlan({ slices: [heldFor('NOBODY')] }) }],
  ])('refuses with %s', (code, change) => {
    expect(refusalOf({ ...bureau, ...change }).code).toBe(code)
  })
})

function heldFor(code: string) {
  return { kind: 'HELD', code: 'HELD', weight: 1, lines: [{ person: code, amountFen: '100000000' }] } as const
}

function referencesIn(node: Derivation): readonly Derivation[] {
  return [...(node.rule.startsWith('ref.') ? [node] : []), ...node.parts.flatMap(referencesIn)]
}

describe('explain', () => {
  const paths: ExplainPath[] = [
    ...settled.result.units.flatMap(({ code, card }): ExplainPath[] =>
      card === null
        ? []
        : [
            { kind: 'card', level: 'unit', code },
            { kind: 'composite', level: 'unit', code },
            { kind: 'grade', level: 'unit', code },
            { kind: 'coefficient', unit: code },
            { kind: 'unitPool', unit: code },
          ],
    ),
    ...settled.result.people.flatMap(({ code }): ExplainPath[] => [
      { kind: 'card', level: 'person', code },
      { kind: 'composite', level: 'person', code },
      { kind: 'rank', level: 'person', code },
      { kind: 'grade', level: 'person', code },
      { kind: 'payment', person: code },
    ]),
  ]

  it.each(paths)('recomputes every node of $kind $code$unit$person', (path) => {
    expect(derivationProblems(settled.explain(path))).toEqual([])
  })

  it('gives the figures of the result', () => {
    for (const { code, compositeCenti, amountFen, rank } of settled.result.people) {
      expect(settled.explain({ kind: 'composite', level: 'person', code }).result).toBe(compositeCenti)
      expect(settled.explain({ kind: 'payment', person: code }).result).toBe(amountFen)
      expect(settled.explain({ kind: 'rank', level: 'person', code }).result).toBe(rank)
    }
    for (const { code, poolFen, coefficientBp } of settled.result.units) {
      expect(settled.explain({ kind: 'coefficient', unit: code }).result).toBe(coefficientBp)
      expect(settled.explain({ kind: 'unitPool', unit: code }).result).toBe(poolFen)
    }
  })

  it('refers only to figures that have the value stated', () => {
    const references = paths.flatMap((path) => referencesIn(settled.explain(path)))
    expect(references.length).toBeGreaterThan(50)
    for (const node of references) {
      // The notes of a reference are the path it was made from.
      const target = settled.explain(node.notes as unknown as ExplainPath)
      const quota = target.parts.find((part) => part.name === 'quota')
      expect(node.name === 'places' ? quota?.result : target.result).toEqual(node.result)
    }
  })

  it('refuses a path that nothing has', () => {
    expect(() => settled.explain({ kind: 'payment', person: 'NOBODY' })).toThrow(/path.unknown/)
    expect(() => settled.explain({ kind: 'rank', level: 'unit', code: 'S' })).toThrow(/path.unknown/)
    expect(() => settle(aBundle()).explain({ kind: 'payment', person: 'P1' })).toThrow(/path.unknown/)
  })
})
