import { compareCodes } from '../compare-codes.ts'

/**
 * JSON text that is the same for the same data: keys in bytewise order, no white space, strings in NFC, absent for
 * undefined. Arrays keep their order.
 * @throws TypeError for what JSON has no exact text for: fractions, unsafe integers, bigint, functions.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (typeof value === 'number') return integerText(value)
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value === 'object') return objectText(value)
  throw new TypeError(`${typeof value} has no canonical text`)
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a safe integer`)
  return String(value)
}

function objectText(value: object): string {
  const fields: string[] = []
  for (const [key, field] of sortedFields(value)) {
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalText(field)}`)
  }
  return `{${fields.join(',')}}`
}

function sortedFields(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).sort(([a], [b]) => compareCodes(a, b))
}
