const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

export type Scaled =
  { readonly kind: 'scaled'; readonly value: number } | { readonly kind: 'tooManyDecimals' | 'tooLarge' | 'notANumber' }

/**
 * A decimal text as an integer scaled by 10^decimals, exactly: '13.40' with 2 decimals is 1340. More decimals than the
 * measure has are refused, never rounded, unless they are zeros.
 */
export function scaleDecimal(text: string, decimals: number): Scaled {
  const match = DECIMAL.exec(text)
  if (match === null) return { kind: 'notANumber' }
  const [, sign = '', whole = '', fraction = ''] = match
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > decimals) return { kind: 'tooManyDecimals' }
  const scaled = BigInt(sign + whole + kept.padEnd(decimals, '0'))
  if (scaled > BigInt(Number.MAX_SAFE_INTEGER) || scaled < BigInt(Number.MIN_SAFE_INTEGER)) return { kind: 'tooLarge' }
  // Proven safe above; adding 0 turns a negative zero into 0.
  return { kind: 'scaled', value: Number(scaled) + 0 }
}

/** The text of a scaled integer: 1340 with 2 decimals is '13.40'. */
export function unscale(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(digits.length - decimals)}`
  return value < 0 ? `-${text}` : text
}
