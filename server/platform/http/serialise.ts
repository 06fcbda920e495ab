import type { z } from 'zod'

/**
 * The answer as its schema describes it: members the schema does not know are dropped, so a row that grew a column leaks
 * nothing. With `strict` (tests) such a member is an error, because somebody believes that it arrives.
 * @throws Error when the value does not fit its schema.
 */
export function serialise(schema: z.ZodType, value: unknown, strict: boolean): string {
  const result = schema.safeParse(value)
  if (!result.success) throw new Error('the answer does not fit its schema', { cause: result.error })
  if (strict) {
    const extra = firstDropped(value, result.data, 'response')
    if (extra !== null) throw new Error(`the answer has a member that its schema does not know: ${extra}`)
  }
  return JSON.stringify(result.data)
}

function firstDropped(before: unknown, after: unknown, path: string): string | null {
  if (before === null || typeof before !== 'object') return null
  if (after === null || typeof after !== 'object') return path
  const kept = new Map(Object.entries(after))
  for (const [key, member] of Object.entries(before)) {
    if (member === undefined) continue
    const found = kept.has(key) ? firstDropped(member, kept.get(key), `${path}.${key}`) : `${path}.${key}`
    if (found !== null) return found
  }
  return null
}
