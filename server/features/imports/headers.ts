import type { TableRow } from '../../platform/spreadsheets/table-rows.ts'

/** Where the header stands: its first row, as the file counts, and how many rows make it. */
export type HeaderPlace = { readonly headerRow: number; readonly headerRows: number }

/** Rows looked at to find the header. */
const LOOKED_AT = 20

/** Longest header kept; longer ones are cut. */
const LONGEST = 200

/**
 * Finds the header: the first row with at least two filled cells (title rows above it have one). Two rows make one header
 * where merged cells leave gaps that the next row fills with names.
 */
export function findHeader(rows: readonly TableRow[]): HeaderPlace {
  const at = rows.slice(0, LOOKED_AT).findIndex(({ cells }) => filled(cells) >= 2)
  const header = rows[Math.max(at, 0)]
  if (header === undefined) return { headerRow: 1, headerRows: 1 }
  const next = rows[Math.max(at, 0) + 1]
  return { headerRow: header.row, headerRows: next !== undefined && isSecondRow(header.cells, next.cells) ? 2 : 1 }
}

/** Names of the columns: merged headers joined with ' / ', blanks named after their column, doubles numbered. */
export function headersOf(rows: readonly TableRow[], { headerRow, headerRows }: HeaderPlace): readonly string[] {
  const parts = rows.filter(({ row }) => row >= headerRow && row < headerRow + headerRows).map(({ cells }) => cells)
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const names = Array.from({ length: width }, (_, column) => nameOf(parts, column))
  return unique(names)
}

function nameOf(parts: readonly (readonly string[])[], column: number): string {
  const texts = parts.map((cells, row) =>
    row < parts.length - 1 ? mergedText(cells, column) : cellText(cells, column),
  )
  const name = [...new Set(texts.filter((text) => text !== ''))].join(' / ')
  return name === '' ? `#${column + 1}` : name.slice(0, LONGEST)
}

/** A merged cell keeps its text in its first column. */
function mergedText(cells: readonly string[], column: number): string {
  for (let at = column; at >= 0; at -= 1) if (cellText(cells, at) !== '') return cellText(cells, at)
  return ''
}

function cellText(cells: readonly string[], column: number): string {
  return (cells[column] ?? '').replace(/\s+/gu, ' ').trim()
}

function unique(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length
}

function isSecondRow(first: readonly string[], second: readonly string[]): boolean {
  const gaps = second.map((_, column) => column).filter((column) => cellText(first, column) === '')
  const isName = (cell: string): boolean => cell.trim() !== '' && !/^[\d\s.,%/:-]+$/u.test(cell)
  return (
    gaps.length > 0 &&
    gaps.some((column) => isName(second[column] ?? '')) &&
    second.every((cell) => cell.trim() === '' || isName(cell))
  )
}
