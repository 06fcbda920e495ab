import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatCoefficient,
  formatFixed,
  formatInstant,
  formatMoney,
  formatMoneyChange,
  formatPercent,
  formatScaled,
  formatScore,
  formatScoreChange,
  parseScore,
  parseYuan,
} from '../../client/base/formats.ts'

describe('formatMoney', () => {
  it.each([
    ['0', '0.00'],
    ['1', '0.01'],
    ['-1', '−0.01'],
    ['-0', '0.00'],
    ['100', '1.00'],
    ['123456', '1,234.56'],
    ['100000000', '1,000,000.00'],
    ['9007199254740993', '90,071,992,547,409.93'],
  ])('writes %s fen as %s', (fen, text) => {
    expect(formatMoney(fen)).toBe(text)
  })

  it('gives back every amount when read again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
        expect(parseYuan(formatMoney(fen).replace('−', '-'))).toBe(String(fen))
      }),
      { seed: 20261122 },
    )
  })

  it('signs a difference and leaves zero bare', () => {
    expect(formatMoneyChange('1200')).toBe('+12.00')
    expect(formatMoneyChange('-1200')).toBe('−12.00')
    expect(formatMoneyChange('0')).toBe('0.00')
  })
})

describe('formatFixed', () => {
  it('writes whole numbers without a point and can leave thousands ungrouped', () => {
    expect(formatFixed(1234567, 0)).toBe('1,234,567')
    expect(formatFixed(1234567, 2, false)).toBe('12345.67')
  })
})

describe('formats of figures', () => {
  it('writes scores with two decimals', () => {
    expect(formatScore(95639)).toBe('956.39')
    expect(formatScore(100000)).toBe('1,000.00')
    expect(formatScoreChange(300)).toBe('+3.00')
    expect(formatScoreChange(-200)).toBe('−2.00')
    expect(formatScoreChange(0)).toBe('0.00')
  })

  it('writes ratios as percentages and as coefficients', () => {
    expect(formatPercent(1250)).toBe('12.50 %')
    expect(formatPercent(1200, true)).toBe('12 %')
    expect(formatPercent(1250, true)).toBe('12.50 %')
    expect(formatCoefficient(12000)).toBe('1.20')
    expect(formatCoefficient(10325)).toBe('1.0325')
    expect(formatCoefficient(10320)).toBe('1.032')
    expect(formatCoefficient(0)).toBe('0.00')
  })

  it('writes scaled values in their own measure', () => {
    expect(formatScaled(1340, 2, '%')).toBe('13.40 %')
    expect(formatScaled(-1, 2, '%')).toBe('−0.01 %')
    expect(formatScaled(460000, 0)).toBe('460,000')
  })

  it('writes an instant in the time of the bureau', () => {
    expect(formatInstant(Date.UTC(2026, 11, 31, 16, 5))).toBe('2027-01-01 00:05')
  })
})

describe('parseYuan', () => {
  it.each([
    ['1234.5', '123450'],
    ['1,234.56', '123456'],
    ['１２３．４５', '12345'],
    [' ¥ 0.07 元', '7'],
    ['007', '700'],
    ['-3', '-300'],
    ['0', '0'],
    ['-0', '0'],
  ])('reads %s', (text, fen) => {
    expect(parseYuan(text)).toBe(fen)
  })

  it.each(['', '1.005', '1e5', 'abc', '1.2.3', '--1', '.5', '999999999999999'])('refuses %s', (text) => {
    expect(parseYuan(text)).toBeNull()
  })
})

describe('parseScore', () => {
  it('reads hundredths and refuses a third decimal', () => {
    expect(parseScore('12.5')).toBe(1250)
    expect(parseScore('-2')).toBe(-200)
    expect(parseScore('1.005')).toBeNull()
  })
})
