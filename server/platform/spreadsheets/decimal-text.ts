const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * The decimal that a stored number stands for: rounded half away from zero to 15 significant digits, because
 * spreadsheets store 1.1 as 1.1000000000000001. Written plainly, without exponent and end zeros. Null for no number.
 */
export function decimalOfStoredNumber(stored: string): string | null {
  const match = NUMBER.exec(stored.trim())
  if (match === null) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return null
  const rounded = roundDigits((whole + fraction).replace(/^0+/, ''), Number.parseInt(exponent, 10) - fraction.length)
  if (rounded.digits === '') return '0'
  return (sign === '-' ? '-' : '') + plain(rounded.digits, rounded.power)
}

type Scaled = { readonly digits: string; readonly power: number }

/** digits × 10^power with at most 15 digits and no end zeros. */
function roundDigits(digits: string, power: number): Scaled {
  const extra = digits.length - 15
  if (extra <= 0) return withoutEndZeros(digits, power)
  const kept = BigInt(digits.slice(0, 15)) + (digits.charCodeAt(15) >= 53 ? 1n : 0n)
  return withoutEndZeros(kept.toString(), power + extra)
}

function withoutEndZeros(digits: string, power: number): Scaled {
  const kept = digits.replace(/0+$/, '')
  return { digits: kept, power: power + digits.length - kept.length }
}

function plain(digits: string, power: number): string {
  if (power >= 0) return digits + '0'.repeat(power)
  const point = digits.length + power
  return point > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : `0.${'0'.repeat(-point)}${digits}`
}
