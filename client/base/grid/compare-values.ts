import type { GridValue } from './grid-column.ts'

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Order of two cell values: numbers by size, texts as Chinese readers expect (pinyin, digits by value), false before true. */
export function compareValues(a: GridValue | undefined, b: GridValue | undefined): number {
  if (a === b || a === null || b === null || a === undefined || b === undefined) return 0
  if (typeof a === 'string' || typeof b === 'string') return collator.compare(String(a), String(b))
  return a < b ? -1 : a > b ? 1 : 0
}
