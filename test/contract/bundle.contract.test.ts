import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { bundleSchema } from '../../server/contract/bundle.contract.ts'
import type { Bundle } from '../../server/engine/index.ts'
import { aBundle, aPlan } from '../support/builders.ts'

/** The schema's arrays are mutable and the engine's are not; nothing else may differ. */
type Frozen<T> = T extends readonly (infer Element)[]
  ? readonly Frozen<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

describe('the contract of a bundle', () => {
  it('has the type of the engine', () => {
    expectTypeOf<Frozen<z.infer<typeof bundleSchema>>>().toEqualTypeOf<Frozen<Bundle>>()
  })

  it('accepts a complete bundle and gives it back unchanged', () => {
    const bundle = aBundle({ plan: aPlan() })
    expect(bundleSchema.parse(bundle)).toEqual(bundle)
  })

  it('refuses another format, an unknown member and money that is a number', () => {
    const bundle = aBundle({ plan: aPlan() })
    expect(bundleSchema.safeParse({ ...bundle, format: 'qianfen-bundle/2' }).success).toBe(false)
    expect(bundleSchema.safeParse({ ...bundle, bonus: [] }).success).toBe(false)
    expect(bundleSchema.safeParse({ ...bundle, plan: { ...aPlan(), poolFen: 1 } }).success).toBe(false)
  })

  it('makes a JSON Schema that names its parts', () => {
    const schema = z.toJSONSchema(bundleSchema, { io: 'input' })
    expect(schema).toMatchObject({ $ref: '#/$defs/Bundle' })
    expect(schema.$defs?.['Bundle']).toMatchObject({ title: 'qianfen-bundle/1', additionalProperties: false })
  })
})
