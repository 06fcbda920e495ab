/**
 * Moves the decimal point of a plain decimal text by `places`, to the right when positive: 110 by -2 is 1.1. Leading and
 * end zeros go. The digits stay as they are: nothing is rounded.
 */
export function shiftDecimal(text: string, places: number): string {
  const isNegative = text.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? text.slice(1) : text).split('.')
  const point = whole.length + places
  const digits = whole + fraction
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const cut = Math.max(1, point)
  const left = padded.slice(0, cut).replace(/^0+(?=\d)/, '')
  const right = padded.slice(cut).replace(/0+$/, '')
  const shifted = right === '' ? left : `${left}.${right}`
  return isNegative && shifted !== '0' ? `-${shifted}` : shifted
}
