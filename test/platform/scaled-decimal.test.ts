import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleDecimal, unscale } from '../../server/platform/scaled-decimal.ts'
import { printedSeed } from '../support/seed.ts'

describe('scaleDecimal', () => {
  it.each([
    ['13.40', 2, 1340],
    ['13.4', 2, 1340],
    ['13.400', 2, 1340],
    ['-0.05', 2, -5],
    ['-0', 2, 0],
    ['7', 0, 7],
    ['9007199254740991', 0, Number.MAX_SAFE_INTEGER],
  ])('reads %s with %d decimals as %d', (text, decimals, value) => {
    expect(scaleDecimal(text, decimals)).toEqual({ kind: 'scaled', value })
  })

  it.each([
    ['1.005', 2, 'tooManyDecimals'],
    ['9007199254740992', 0, 'tooLarge'],
    ['90071992547409.92', 2, 'tooLarge'],
    ['1e3', 2, 'notANumber'],
    ['１２', 0, 'notANumber'],
    ['', 0, 'notANumber'],
    ['.5', 1, 'notANumber'],
  ])('refuses %s with %d decimals: %s', (text, decimals, kind) => {
    expect(scaleDecimal(text, decimals)).toEqual({ kind })
  })

  it('gives back what was written, for every integer and scale', () => {
    const anyScaled = fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }))
    fc.assert(
      fc.property(anyScaled, ([value, decimals]) => {
        expect(scaleDecimal(unscale(value, decimals), decimals)).toEqual({ kind: 'scaled', value })
      }),
      { seed: printedSeed('scaled decimals') },
    )
  })
})
