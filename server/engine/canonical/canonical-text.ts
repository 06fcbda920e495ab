import { compareCodes } from '../compare-codes.ts'

/**
 * JSON text that is the same for the same data: keys in bytewise order, no white space, strings in NFC, absent for
 * undefined. Arrays keep their order.
 * @throws TypeError for what has no exact or no ordered JSON: fractions, unsafe integers, bigint, functions, and keys
 * that an object does not keep in the order they are written in (numbers, `__proto__`).
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(canonicalCopy(value, new Map()))
}

/** Sorted keys by the keys of an object in its own order: large documents hold few different shapes. */
type Shapes = Map<string, readonly string[]>

/** The same value, written so that plain JSON.stringify gives its canonical text. */
function canonicalCopy(value: unknown, shapes: Shapes): unknown {
  if (typeof value === 'string') return normal(value)
  if (value === null || value === undefined || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((element) => canonicalCopy(element, shapes))
  if (typeof value === 'object') return copyObject(value, shapes)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new TypeError(`${typeof value} ${String(value)} has no canonical text`)
}

/** ASCII is in NFC as it is. */
function normal(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.normalize('NFC')
}

function copyObject(value: object, shapes: Shapes): object {
  const copy: Record<string, unknown> = {}
  // An object's own keys index it; what stands there is judged by canonicalCopy.
  const source = value as Readonly<Record<string, unknown>>
  for (const key of sortedKeys(value, shapes)) copy[key] = canonicalCopy(source[key], shapes)
  return copy
}

function sortedKeys(value: object, shapes: Shapes): readonly string[] {
  const keys = Object.keys(value)
  const shape = keys.join('\u0000')
  const known = shapes.get(shape)
  if (known !== undefined) return known
  const unordered = keys.find((key) => /^(\d+|__proto__)$/.test(key))
  if (unordered !== undefined) throw new TypeError(`an object does not keep the key ${unordered} in its place`)
  const sorted = keys.sort(compareCodes)
  shapes.set(shape, sorted)
  return sorted
}
