import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCodes } from '../../server/engine/compare-codes.ts'

describe('compareCodes', () => {
  it.each([
    ['', 'A', -1],
    ['A', 'A', 0],
    ['A10', 'A2', -1],
    ['B', 'a', -1],
    ['é', 'z', 1],
    ['\uffee', '𠀀', -1],
  ])('puts %s against %s', (a, b, sign) => {
    expect(Math.sign(compareCodes(a, b))).toBe(sign)
  })

  it('orders like the UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareCodes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })
})
