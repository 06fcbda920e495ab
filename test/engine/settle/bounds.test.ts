import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../server/engine/bundle.ts'
import { Refusal } from '../../../server/engine/refusal.ts'
import { countBases, findClash } from '../../../server/engine/settle/bounds-feasibility.ts'
import { leastFeasibleTotal } from '../../../server/engine/settle/least-feasible-total.ts'
import type { PayeeSegment } from '../../../server/engine/settle/payee-segment.ts'
import { aSegment, distributed, totalFen, workedSegments } from '../../support/distribution.ts'
import { printedSeed } from '../../support/seed.ts'

const seed = printedSeed('bounds')

function refusalOf(plan: Partial<Plan>, segments: readonly PayeeSegment[] = workedSegments): Refusal {
  try {
    distributed(plan, { segments })
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

/** The plan with one repair made. */
function repaired(plan: Partial<Plan>, repair: Refusal['repairs'][number]): Partial<Plan> {
  if (repair.setting === 'poolFen') return { ...plan, poolFen: repair.value }
  if (repair.setting === 'slice') throw new Error('no repair of bounds')
  return { ...plan, [repair.setting]: repair.value }
}

const office = (size: number): PayeeSegment[] =>
  Array.from({ length: size }, (_, i) => aSegment(`P${String(i).padStart(5, '0')}`))

describe('bounds that clash', () => {
  it('refuses floors above the pool, with the nearest pool and floor', () => {
    const refusal = refusalOf({ poolFen: '5', floorBp: 6000 }, office(10))
    expect(refusal.code).toBe('bounds.floorsAbovePool')
    expect(refusal.params).toMatchObject({ count: 10, units: ['P'] })
    expect(refusal.repairs).toEqual([
      { setting: 'poolFen', value: '10' },
      { setting: 'floorBp', value: 0 },
    ])
  })

  it('refuses ceilings below the pool, with the nearest pool and ceiling', () => {
    const refusal = refusalOf({ poolFen: '15', ceilingBp: 12_500 }, office(10))
    expect(refusal.code).toBe('bounds.ceilingsBelowPool')
    expect(refusal.repairs).toEqual([
      { setting: 'poolFen', value: '16' },
      { setting: 'ceilingBp', value: 13_334 },
    ])
  })

  it('refuses a floor above the own ceiling and names the person', () => {
    const segments = [...workedSegments, aSegment('C4', { months: 1, postBp: 1 })]
    const refusal = refusalOf({ poolFen: '500000', floorBp: 6000, ceilingBp: 12_500 }, segments)
    expect([refusal.code, refusal.params['people']]).toEqual(['bounds.floorAboveCeiling', ['C4']])
  })

  it('refuses one fen for 10,000 people with a floor, naming twenty of them and the number of all', () => {
    const refusal = refusalOf({ poolFen: '1', floorBp: 6000, ceilingBp: 12_500 }, office(10_000))
    expect(refusal.code).toBe('bounds.floorAboveCeiling')
    expect(refusal.params['people']).toHaveLength(20)
    expect(refusal.params['count']).toBe(10_000)
    expect(refusal.repairs[0]).toEqual({ setting: 'poolFen', value: '10000' })
  })

  it('has no pool that repairs a floor above or a ceiling below the equal share', () => {
    expect(refusalOf({ floorBp: 10_001 }).repairs.map(({ setting }) => setting)).toEqual(['floorBp'])
    expect(refusalOf({ ceilingBp: 9999 }).repairs.map(({ setting }) => setting)).toEqual(['ceilingBp'])
  })

  it('asks for a pool that divides evenly when everybody is to get the equal share', () => {
    const refusal = refusalOf({ poolFen: '7', floorBp: 10_000 }, office(3))
    expect(refusal.repairs[0]).toEqual({ setting: 'poolFen', value: '9' })
  })

  it('repairs the pool of a plan with several slices and a rounding unit', () => {
    const plan: Partial<Plan> = {
      poolFen: '700',
      roundingUnit: 'YUAN',
      floorBp: 6000,
      slices: [
        { kind: 'PERFORMANCE', code: 'A', weight: 50 },
        { kind: 'POST', code: 'B', weight: 50 },
      ],
    }
    const [repair] = refusalOf(plan, office(10)).repairs
    expect(repair).toEqual({ setting: 'poolFen', value: '1900' })
    expect(totalFen(distributed({ ...plan, poolFen: '1900' }, { segments: office(10) }))).toBe(1900n)
  })
})

describe('repairs, properties', { timeout: 60_000 }, () => {
  const offices = fc.array(
    fc.record({ post: fc.constantFrom(10_000, 11_000, 13_000), months: fc.integer({ min: 1, max: 12 }) }),
    { minLength: 1, maxLength: 6 },
  )
  const plans = fc.record({
    total: fc.integer({ min: 1, max: 120 }),
    floorBp: fc.option(fc.constantFrom(3333, 6000, 9000, 9500, 10_000)),
    ceilingBp: fc.option(fc.constantFrom(10_000, 10_100, 10_500, 12_500, 20_000)),
  })
  const segmentsOf = (rows: readonly { post: number; months: number }[]): PayeeSegment[] =>
    rows.map(({ post, months }, i) => aSegment(`${'ABC'[i % 3]}${i}`, { postBp: post, months }))

  it('settles or refuses with repairs that each alone make the plan feasible', () => {
    fc.assert(
      fc.property(offices, plans, (rows, { total, ...bounds }) => {
        const plan = { ...bounds, poolFen: String(total) }
        const segments = segmentsOf(rows)
        try {
          expect(totalFen(distributed(plan, { segments }))).toBe(BigInt(total))
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          for (const repair of error.repairs) {
            const again = repaired(plan, repair)
            expect(totalFen(distributed(again, { segments }))).toBe(BigInt(again.poolFen ?? total))
          }
        }
      }),
      { seed, numRuns: 1000 },
    )
  })

  it('finds the least feasible total that is not below the given one', () => {
    fc.assert(
      fc.property(offices, plans, (rows, { total, ...bounds }) => {
        const counts = countBases(rows.map(({ post, months }) => BigInt(post * months)))
        const found = leastFeasibleTotal(BigInt(total), counts, bounds)
        expect(found).not.toBeNull()
        const last = found === null || found > 3000n ? 3000n : found
        for (let below = BigInt(total); below < last; below += 1n) {
          expect(findClash(below, counts, bounds)).not.toBeNull()
        }
        expect(findClash(found ?? 0n, counts, bounds)).toBeNull()
      }),
      { seed, numRuns: 300 },
    )
  })

  it('finds the nearest floor and ceiling: the next hundredth of a per cent is not feasible', () => {
    fc.assert(
      fc.property(offices, plans, (rows, { total, ...bounds }) => {
        const counts = countBases(rows.map(({ post, months }) => BigInt(post * months)))
        if (findClash(BigInt(total), counts, bounds) === null) return
        for (const repair of refusalOf({ ...bounds, poolFen: String(total) }, segmentsOf(rows)).repairs) {
          if (repair.setting !== 'floorBp' && repair.setting !== 'ceilingBp') continue
          const next = repair.setting === 'floorBp' ? repair.value + 1 : repair.value - 1
          expect(findClash(BigInt(total), counts, { ...bounds, [repair.setting]: next })).not.toBeNull()
        }
      }),
      { seed, numRuns: 500 },
    )
  })
})
