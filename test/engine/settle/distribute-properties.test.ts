import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../server/engine/bundle.ts'
import { Refusal } from '../../../server/engine/refusal.ts'
import { distribute, type Distributed } from '../../../server/engine/settle/distribute.ts'
import type { PayeeSegment } from '../../../server/engine/settle/payee-segment.ts'
import { amountsOf, aSegment, distributed, distributionInput, totalFen } from '../../support/distribution.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'
import { deepFreeze } from '../../support/deep-freeze.ts'
import { printedSeed } from '../../support/seed.ts'

const options = { seed: printedSeed('distribute'), numRuns: 400 }

const rows = fc.array(
  fc.record({
    unit: fc.constantFrom('A', 'B', 'C'),
    postBp: fc.constantFrom(10_000, 11_000, 13_000),
    months: fc.integer({ min: 1, max: 12 }),
    factorBp: fc.constantFrom(10_000, 10_000, 10_000, 5000, 0),
    personalBp: fc.constantFrom(12_000, 10_000, 10_000, 5000, 0),
  }),
  { minLength: 1, maxLength: 9 },
)
const segmentsOf = (list: readonly Omit<PayeeSegment, 'posting' | 'person'>[]): PayeeSegment[] =>
  list.map((row, i) => aSegment(`P${i}`, row))

const someOffice = rows.map(segmentsOf)
const somePlan: fc.Arbitrary<Partial<Plan>> = fc.record({
  poolFen: fc.bigInt({ min: 0n, max: 10n ** 9n }).map(String),
  roundingUnit: fc.constantFrom('FEN', 'JIAO', 'YUAN'),
  floorBp: fc.option(fc.constantFrom(3333, 6000, 8000), { nil: null }),
  ceilingBp: fc.option(fc.constantFrom(11_000, 12_500, 15_000), { nil: null }),
  forfeits: fc.constantFrom('SPREAD', 'RETURN'),
})

/** null where the plan is refused. */
function tryDistribute(plan: Partial<Plan>, segments: readonly PayeeSegment[]): Distributed | null {
  try {
    return distributed(plan, { segments })
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

describe('distribute, properties of RULES §12.10', { timeout: 60_000 }, () => {
  it('keeps the sum to the fen, and the bounds', () => {
    fc.assert(
      fc.property(somePlan, someOffice, (plan, segments) => {
        const result = tryDistribute(plan, segments)
        fc.pre(result !== null)
        expect(totalFen(result)).toBe(BigInt(plan.poolFen ?? '0'))
        for (const { amountFen, floorFen, ceilingFen, factorBp } of result.distribution.lines) {
          const isCut = plan.forfeits === 'RETURN' && factorBp < 10_000
          expect(BigInt(amountFen) >= (isCut ? 0n : BigInt(floorFen ?? '0'))).toBe(true)
          if (ceilingFen !== null) expect(BigInt(amountFen) <= BigInt(ceilingFen)).toBe(true)
        }
      }),
      options,
    )
  })

  it('does not depend on the order and changes nothing it was given', () => {
    fc.assert(
      fc.property(somePlan, someOffice, (plan, segments) => {
        const result = tryDistribute(plan, segments)
        fc.pre(result !== null)
        const input = deepFreeze(distributionInput(plan, { segments: [...segments].reverse() }))
        expect(distribute(input).distribution).toEqual(result.distribution)
      }),
      options,
    )
  })

  it('pays each within 2 fen of the exact share where no bounds are set', () => {
    fc.assert(
      fc.property(someOffice, fc.bigInt({ min: 1n, max: 10n ** 9n }), (segments, pool) => {
        const result = tryDistribute({ poolFen: String(pool) }, segments)
        fc.pre(result !== null)
        for (const { person, amountFen } of result.distribution.lines) {
          const { n, d } = exactShare(pool, segments, person)
          const off = BigInt(amountFen) * d - n
          expect(off <= 2n * d && off >= -2n * d).toBe(true)
        }
      }),
      options,
    )
  })

  it('never costs anybody more than one fen to have a larger own weight', () => {
    fc.assert(
      fc.property(somePlan, someOffice, fc.nat(), (plan, segments, at) => {
        const own = segments[at % segments.length] ?? aSegment('P0')
        const raised = segments.map((one) => (one === own ? { ...one, personalBp: one.personalBp + 2000 } : one))
        const fen: Partial<Plan> = { ...plan, roundingUnit: 'FEN' }
        const before = tryDistribute(fen, segments)
        const after = tryDistribute(fen, raised)
        fc.pre(before !== null && after !== null && own.personalBp > 0)
        expect(amountsOf(after)[own.person] ?? 0).toBeGreaterThanOrEqual((amountsOf(before)[own.person] ?? 0) - 1)
      }),
      options,
    )
  })

  it('explains every payment and unit pool so that they can be recomputed', () => {
    fc.assert(
      fc.property(somePlan, someOffice, (plan, segments) => {
        const result = tryDistribute(plan, segments)
        fc.pre(result !== null)
        for (const [person, amount] of result.amounts) {
          expect(result.explainPayment(person).result).toBe(String(amount))
          expect(derivationProblems(result.explainPayment(person))).toEqual([])
        }
        for (const { fen, why } of result.unitPools.values()) {
          expect(why().result).toBe(String(fen))
          expect(derivationProblems(why())).toEqual([])
        }
      }),
      options,
    )
  })
})

/** P × K·H ÷ ΣK·H × h·personal ÷ Σ of the unit, as one fraction. */
function exactShare(pool: bigint, segments: readonly PayeeSegment[], person: string): { n: bigint; d: bigint } {
  const teams: Readonly<Record<string, bigint>> = { A: 12_000n, B: 10_000n, C: 9000n }
  const base = (one: PayeeSegment): bigint =>
    one.personalBp === 0 ? 0n : BigInt(one.postBp) * BigInt(one.months) * BigInt(one.factorBp)
  const sum = (list: readonly PayeeSegment[], weight: (one: PayeeSegment) => bigint): bigint =>
    list.reduce((total, one) => total + weight(one), 0n)
  const own = segments.find((one) => one.person === person) ?? aSegment(person)
  const unit = segments.filter((one) => one.unit === own.unit)
  const all = sum(segments, (one) => (teams[one.unit] ?? 0n) * base(one))
  const inUnit = sum(unit, (one) => base(one) * BigInt(one.personalBp))
  const ownWeight = base(own) * BigInt(own.personalBp)
  if (ownWeight === 0n) return { n: 0n, d: 1n }
  return { n: pool * (teams[own.unit] ?? 0n) * sum(unit, base) * ownWeight, d: all * inUnit }
}
