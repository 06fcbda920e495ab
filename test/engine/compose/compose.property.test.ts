import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composePerson } from '../../../server/engine/compose/compose-person.ts'
import { composeUnit } from '../../../server/engine/compose/compose-unit.ts'
import { given } from '../../../server/engine/derivation.ts'
import type { Figure } from '../../../server/engine/figure.ts'
import type { PersonPointsPolicy } from '../../../server/engine/scheme.ts'
import { aCompositePolicy, personRef, unitRef } from '../../support/builders.ts'
import { soundCenti } from '../../support/score-one.ts'

const RUNS = { numRuns: 1000 }
const figure = (centi: number): Figure => ({
  state: 'scored',
  centi,
  why: () => given('', 'fact.score', centi, 'centi'),
})
const score = fc.integer({ min: 0, max: 112000 })
const points = fc.integer({ min: -1000, max: 20000 })
const gain = fc.nat(20000)
const benchmark = fc.integer({ min: 0, max: 9000 })
const weight = fc.integer({ min: 1, max: 60 })
const policy: fc.Arbitrary<PersonPointsPolicy> = fc.oneof(
  fc.record({
    kind: fc.constant('ADDITION' as const),
    additionCenti: fc.nat(10000),
    benchmarkCenti: benchmark,
  }),
  fc.record({ kind: fc.constantFrom('ZERO', 'REDISTRIBUTE'), weight, benchmarkCenti: benchmark }),
)
const units = fc.array(fc.record({ months: fc.integer({ min: 1, max: 12 }), centi: score }), { maxLength: 3 })

const person = fc.record({ own: score, units, points, policy })
type RandomPerson = typeof person extends fc.Arbitrary<infer T> ? T : never

function compose(random: RandomPerson): number {
  const composed = composePerson({
    subject: personRef('P1'),
    roleClass: 'STAFF',
    own: figure(random.own),
    units: random.units.map(({ months, centi }, i) => ({ unit: `U${i}`, months, composite: figure(centi) })),
    pointsCenti: random.points,
    policy: aCompositePolicy({ points: random.policy }),
  })
  const centi = soundCenti(composed.figure)
  if (typeof centi !== 'number') throw new Error(centi)
  return centi
}

describe('composites', () => {
  it('never fall for more points, a better own card or a better team, under every points option', () => {
    fc.assert(
      fc.property(person, gain, (random, more) => {
        const before = compose(random)
        expect(compose({ ...random, points: random.points + more })).toBeGreaterThanOrEqual(before)
        expect(compose({ ...random, own: random.own + more })).toBeGreaterThanOrEqual(before)
        const raised = random.units.map((unit, i) => (i === 0 ? { ...unit, centi: unit.centi + more } : unit))
        expect(compose({ ...random, units: raised })).toBeGreaterThanOrEqual(before)
      }),
      RUNS,
    )
  })

  it('never cost a person anything for taking part in a project, under ADDITION', () => {
    fc.assert(
      fc.property(person, (random) => {
        const addition: PersonPointsPolicy = { kind: 'ADDITION', additionCenti: 10000, benchmarkCenti: 5000 }
        const joined = compose({ ...random, policy: addition })
        const alone = compose({ ...random, policy: addition, points: 0 })
        expect(joined).toBeGreaterThanOrEqual(alone)
        expect(joined).toBeLessThanOrEqual(alone + 10000)
      }),
      RUNS,
    )
  })

  it('give the same for any order of a person’s units', () => {
    fc.assert(
      fc.property(person, (random) => {
        expect(compose({ ...random, units: [...random.units].reverse() })).toBe(compose(random))
      }),
      RUNS,
    )
  })

  it('lift a unit by no more than A and never for more heads', () => {
    const composeHeads = (card: number, credit: number, countedMonths: number) =>
      soundCenti(
        composeUnit({
          subject: unitRef('U1'),
          card: figure(card),
          pointsCenti: credit,
          heads: { countedMonths, periodMonths: 12 },
          policy: { additionCenti: 10000, benchmarkPerHeadCenti: 5000 },
        }),
      )
    fc.assert(
      fc.property(score, points, fc.integer({ min: 1, max: 900 }), fc.nat(100), (card, credit, months, more) => {
        const composite = composeHeads(card, credit, months)
        expect(composite).toBeGreaterThanOrEqual(card)
        expect(composite).toBeLessThanOrEqual(card + 10000)
        expect(composeHeads(card, credit, months + more)).toBeLessThanOrEqual(Number(composite))
      }),
      RUNS,
    )
  })
})
