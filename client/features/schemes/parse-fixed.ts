/** A typed decimal as an integer scaled by `decimals`, digit by digit; null when it is none or has more decimals. */
export function parseFixed(text: string, decimals: number): number | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[,\s%]/g, '')
    .replace('−', '-')
  const match = /^([+-]?)(\d{1,9})(?:\.(\d*))?$/.exec(plain)
  if (match === null) return null
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) return null
  const digits = Number.parseInt(`${match[2] ?? ''}${fraction.padEnd(decimals, '0')}`, 10)
  return match[1] === '-' && digits !== 0 ? -digits : digits
}
