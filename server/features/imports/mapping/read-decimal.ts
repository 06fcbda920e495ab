import { shiftDecimal } from './shift-decimal.ts'

export type DecimalReading = { readonly text: string; readonly isNormalised: boolean }

const PLAIN = /^([+-]?)(\d{1,18})(?:\.(\d{1,18}))?$/

/**
 * A decimal number as people type it, as plain text: full-width digits become ASCII (and are noted), leading zeros and a
 * plus go. Null for anything that is not wholly a number: separators of thousands, signs and units are never guessed at.
 */
export function readDecimal(text: string): DecimalReading | null {
  const folded = text
    .normalize('NFKC')
    .replace(/^\u2212/, '-')
    .trim()
  const match = PLAIN.exec(folded)
  if (match === null) return null
  return { text: shiftDecimal(folded.replace(/^\+/, ''), 0), isNormalised: folded !== text }
}
