/** A scaled integer as an exact decimal text: 95639 with 2 decimals is '956.39'. */
export function exactDecimal(value: bigint | number, decimals: number): string {
  const text = BigInt(value).toString()
  const digits = text.replace('-', '').padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const decimal = decimals === 0 ? whole : `${whole}.${digits.slice(digits.length - decimals)}`
  return text.startsWith('-') ? `-${decimal}` : decimal
}
