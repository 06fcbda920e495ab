import type { Json } from './change.ts'

/** JSON with sorted keys and NFC text: equal facts give equal bytes, whatever their order in memory. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value)).normalize('NFC')
}

function sorted(value: unknown): Json | undefined {
  if (Array.isArray(value)) return value.map((element) => sorted(element) ?? null)
  if (value !== null && typeof value === 'object') return sortedObject(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (value === null) return null
  if (value === undefined) return undefined
  throw new TypeError(`${typeof value} has no canonical JSON`)
}

function sortedObject(value: object): Json {
  const entries: [string, Json][] = []
  for (const [key, member] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const plain = sorted(member)
    if (plain !== undefined) entries.push([key, plain])
  }
  return Object.fromEntries(entries)
}
