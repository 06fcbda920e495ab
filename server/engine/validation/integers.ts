import { problem, type Problems } from './problem.ts'

/** Every number anywhere in a plain document must be a safe integer (RULES §1.1). */
export function integersOnly(value: unknown, path = ''): Problems {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? [] : problem(path, 'number.notInteger', { value: String(value) })
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => integersOnly(inner, path === '' ? key : `${path}.${key}`))
}
