import { describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import { methodSchema } from '../../server/contract/method.contract.ts'
import type { roleClass, unitKind } from '../../server/contract/organisation.contract.ts'
import { schemeSchema } from '../../server/contract/scheme.contract.ts'
import type { Method } from '../../server/engine/methods/method.ts'
import type { RoleClass, Scheme, UnitKind } from '../../server/engine/scheme.ts'
import { aCard, anItem, aRule, aScheme } from '../support/builders.ts'

/** The schema's arrays are mutable and the engine's are not; nothing else may differ. */
type Frozen<T> = T extends readonly (infer Element)[]
  ? readonly Frozen<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

describe('the contract of a scheme', () => {
  it('has the type of the engine', () => {
    expectTypeOf<Frozen<z.infer<typeof schemeSchema>>>().toEqualTypeOf<Frozen<Scheme>>()
    expectTypeOf<Frozen<z.infer<typeof methodSchema>>>().toEqualTypeOf<Frozen<Method>>()
    expectTypeOf<z.infer<typeof unitKind>>().toEqualTypeOf<UnitKind>()
    expectTypeOf<z.infer<typeof roleClass>>().toEqualTypeOf<RoleClass>()
  })

  it('accepts a complete scheme and gives it back unchanged', () => {
    const scheme = aScheme()
    expect(schemeSchema.parse(scheme)).toEqual(scheme)
  })

  it('refuses a setting it does not know, and one that is missing', () => {
    const scheme = aScheme()
    const { months: _, ...withoutMonths } = scheme.policy
    expect(schemeSchema.safeParse({ ...scheme, bonus: 1 }).success).toBe(false)
    expect(schemeSchema.safeParse({ ...scheme, policy: withoutMonths }).success).toBe(false)
  })

  it('refuses fractions of a hundredth and values beyond a million points', () => {
    const withUnit = (unitCenti: number): unknown =>
      aScheme({
        cards: [aCard({ adjustments: { rules: [aRule({ unitCenti })], plusCapCenti: 0, minusCapCenti: null } })],
      })
    expect(schemeSchema.safeParse(withUnit(-250)).success).toBe(true)
    expect(schemeSchema.safeParse(withUnit(0.5)).success).toBe(false)
    expect(schemeSchema.safeParse(withUnit(100_000_001)).success).toBe(false)
  })

  it('knows every method of an indicator', () => {
    const methods: readonly Method[] = [
      { kind: 'COMPLETE', target: null },
      { kind: 'COMPLETE_LOW', target: 10 },
      { kind: 'ALL_OR_NOTHING', target: 10 },
      { kind: 'STEP', rows: [{ direction: 'AT_LEAST', level: 1, centi: 2 }] },
      { kind: 'GROWTH_VS_AVG', baseCenti: 2400, upCentiPerPp: 50, downCentiPerPp: 100 },
      {
        kind: 'GROWTH_TIER',
        baseCenti: 3000,
        up: [{ widthPp: null, rateNumeratorCenti: 3000, rateDenominator: 20 }],
        down: [],
      },
      { kind: 'RANK_TABLE', reverse: false, ties: 'SHARED', sharesBp: [10000], restBp: 6000 },
      { kind: 'RANK_LINEAR', reverse: true, ties: 'AVERAGE', lastShareBp: 6000 },
      { kind: 'EFFICACY', worst: 60, best: 95, baseShareBp: 6000 },
      { kind: 'OUTSIDE_RANK', table: { kind: 'LINEAR', lastShareBp: 6000 } },
      { kind: 'GATE', of: 'I2', gate: { item: 'I3', direction: 'AT_LEAST', level: 1 }, shareBp: 6000 },
    ]
    const items = methods.map((method, index) =>
      anItem({ code: `I${index}`, mode: { kind: 'INDICATOR', measure: { decimals: 2, unit: '%' }, method } }),
    )
    expect(
      items.every((item) => methodSchema.safeParse(item.mode.kind === 'INDICATOR' && item.mode.method).success),
    ).toBe(true)
  })
})
