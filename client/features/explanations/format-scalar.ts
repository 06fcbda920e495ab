import type { Derivation, DerivationUnit, Scalar } from '../../../server/engine/derivation.ts'
import { formatCoefficient, formatFixed, formatMoney } from '../../base/formats.ts'

/** A figure of a derivation as people read it. Notes give decimals and measure of scaled values. */
export function formatScalar(value: Scalar, unit: DerivationUnit | null, notes: Derivation['notes'] = {}): string {
  const text = String(value)
  if (!/^-?\d+$/.test(text)) return text
  switch (unit) {
    case 'centi':
      return formatFixed(text, 2)
    case 'fen':
      return formatMoney(text)
    case 'bp':
      return formatCoefficient(text)
    case 'scaled':
      return scaledText(text, notes)
    case 'code':
      return text
    default:
      return formatFixed(text, 0)
  }
}

function scaledText(value: string, { decimals, measure }: Derivation['notes']): string {
  const text = formatFixed(value, typeof decimals === 'number' ? decimals : 0)
  return typeof measure === 'string' && measure !== '' ? `${text} ${measure}` : text
}

/** The unit of an input: that of the part that computed it, else what its name means in the engine's nodes. */
export function unitOfInput(node: Derivation, name: string): DerivationUnit | null {
  const part = node.parts.find((each) => each.name === name || each.name === `${name}[]`)
  if (part !== undefined) return part.unit
  if (/Fen$/.test(name)) return 'fen'
  if (/Bp$/.test(name) || RATIOS.has(name)) return 'bp'
  if (/Centi$/.test(name) || SCORES.has(name)) return 'centi'
  return LIKE_RESULT.has(name) ? node.unit : null
}

const RATIOS = new Set([
  'baseShare',
  'lastShare',
  'upperShare',
  'lowerShare',
  'share',
  'factor',
  'post',
  'personal',
  'without',
])

const SCORES = new Set([
  'full',
  'fulls',
  'cardFull',
  'plusCap',
  'minusCap',
  'benchmark',
  'limit',
  'composite',
  'excellent',
  'competent',
  'basic',
  'good',
  'qualified',
  'mean',
  'score',
  'scores',
  'scoreFull',
  'points',
  'rules',
  'entries',
  'unit',
  'stated',
])

/** Measured like the result of their node: a clamp's limits, a cap, what remains of a total. */
const LIKE_RESULT = new Set(['low', 'high', 'cap', 'base', 'fixed', 'total', 'lines', 'gross', 'rate'])
