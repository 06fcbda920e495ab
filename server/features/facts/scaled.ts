import { scaleDecimal } from '../../platform/scaled-decimal.ts'

/** A decimal text scaled by `decimals`, or null where it cannot be without rounding: ('13.40', 2) → 1340. */
export function scaled(text: string, decimals: number): number | null {
  const result = scaleDecimal(text, decimals)
  return result.kind === 'scaled' ? result.value : null
}
