/** A scaled integer as text: (1340, 2, '%') → '13.40 %'. Digits are moved, nothing is divided. */
export function scaledText(value: number | string, decimals: number, unit: string): string {
  const digits = String(value)
  const sign = digits.startsWith('-') ? '-' : ''
  const whole = digits.replace('-', '').padStart(decimals + 1, '0')
  const cut = whole.length - decimals
  const number = decimals === 0 ? whole : `${whole.slice(0, cut)}.${whole.slice(cut)}`
  return unit === '' ? sign + number : `${sign}${number} ${unit}`
}
