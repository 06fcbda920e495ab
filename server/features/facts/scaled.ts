/**
 * A decimal text as an integer scaled by `decimals`: ('13.40', 2) → 1340. null when it has more decimals than that or is
 * beyond the safe integers: nothing is rounded.
 */
export function scaled(text: string, decimals: number): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = ''] = match
  if (fraction.length > decimals && /[1-9]/.test(fraction.slice(decimals))) return null
  const value = Number(`${sign}${whole}${fraction.slice(0, decimals).padEnd(decimals, '0')}`)
  return Number.isSafeInteger(value) ? value + 0 : null
}
