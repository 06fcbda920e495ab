import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packText, unpackText } from '../../server/platform/packed-text.ts'

describe('packed text', () => {
  it('comes back as it went in', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => unpackText(packText(text)) === text))
    expect(unpackText(packText(''))).toBe('')
    expect(unpackText(packText('千分 𠮷'))).toBe('千分 𠮷')
  })

  it('is far shorter than an explanation', () => {
    const explanation = JSON.stringify(
      Array.from({ length: 20 }, () => ({ rule: 'entry.counted', operation: 'count * unit' })),
    )
    expect(packText(explanation).length * 4).toBeLessThan(explanation.length)
  })

  it('is refused when it was cut', () => {
    const packed = packText('a settlement of some length, cut in the middle')
    expect(() => unpackText(packed.slice(0, 20))).toThrow()
  })
})
