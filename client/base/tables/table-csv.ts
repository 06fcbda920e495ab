import type { SavedTable } from './saved-table.ts'

/**
 * Rows of a chart as CSV with BOM. Texts that a spreadsheet would run as a formula get an apostrophe; numbers and texts
 * that are numbers stay numbers.
 */
export function toCsv(table: SavedTable): string {
  return `\uFEFF${[table.columns, ...table.rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const plain = value.replace(/^−(?=\d)/, '-')
  if (/^-?[\d,]+(\.\d+)?$/.test(plain)) return plain.replaceAll(',', '')
  const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
