import type { Derivation, DerivationUnit, Scalar } from '../../../server/engine/derivation.ts'
import { formatCoefficient, formatFixed, formatMoney } from '../../base/formats.ts'

/** A figure of a derivation as people read it. `measure` gives decimals and unit of scaled values. */
export function formatScalar(value: Scalar, unit: DerivationUnit | null, notes: Derivation['notes'] = {}): string {
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) return value
  switch (unit) {
    case 'centi':
      return formatFixed(value, 2)
    case 'fen':
      return formatMoney(String(value))
    case 'bp':
      return formatCoefficient(String(value))
    case 'scaled':
      return scaledText(value, notes)
    case 'code':
      return String(value)
    default:
      return formatFixed(value, 0)
  }
}

function scaledText(value: Scalar, notes: Derivation['notes']): string {
  const decimals = typeof notes.decimals === 'number' ? notes.decimals : 0
  const measure = typeof notes.unit === 'string' ? notes.unit : ''
  return `${formatFixed(value, decimals)}${measure === '' ? '' : ` ${measure}`}`
}

/** The unit of an input: that of the part that computed it, else what its name says (poolFen, weightBp, fullCenti). */
export function unitOfInput(node: Derivation, name: string): DerivationUnit | null {
  const part = node.parts.find((each) => each.name === name || each.name === `${name}[]`)
  if (part !== undefined) return part.unit
  if (/Fen$/.test(name)) return 'fen'
  if (/Bp$/.test(name)) return 'bp'
  if (/Centi$/.test(name)) return 'centi'
  return SAME_AS_RESULT.has(name) ? node.unit : null
}

/** Inputs that are measured like the result of their node. */
const SAME_AS_RESULT = new Set([
  'full',
  'floor',
  'ceiling',
  'start',
  'cap',
  'plusCap',
  'minusCap',
  'low',
  'high',
  'base',
])
