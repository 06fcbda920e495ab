import type { SavedTable } from './saved-table.ts'

/** Figures of at most 15 digits pass through a spreadsheet's numbers unchanged; longer ones stay text. */
const FIGURE = /^[-−+]?\d[\d,]*(\.\d+)?$/
const MOST_DIGITS = 15

/** A figure as a number, everything else as text, so that sums work and nothing is run as a formula. */
export function sheetCell(value: string | number | null): string | number | null {
  if (typeof value !== 'string' || !FIGURE.test(value)) return value
  const plain = value.replace('−', '-').replaceAll(/[,+]/g, '')
  const digits = plain.replaceAll(/\D/g, '')
  const isCode = /^-?0\d/.test(plain) || (!/[.,−+]/.test(value) && digits.length > 9)
  return digits.length > MOST_DIGITS || isCode ? value : Number(plain)
}

export function sheetRows(table: SavedTable): (string | number | null)[][] {
  return table.rows.map((row) => row.map(sheetCell))
}
