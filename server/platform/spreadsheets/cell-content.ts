import { assertNever } from '../../engine/assert-never.ts'
import { exactDecimal } from './exact-decimal.ts'
import type { ExportCell, ExportColumn } from './export-sheet.ts'
import { safeText } from './safe-text.ts'

/** What a cell becomes: a text that is never a formula, or an exact decimal with its number format. */
export type CellContent =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly decimal: string; readonly format: string }

const EMPTY: CellContent = { kind: 'empty' }

/** @throws TypeError when a cell is not of its column's kind: a defect of the part that exports */
export function contentOf(column: ExportColumn, cell: ExportCell): CellContent {
  if (cell === null) return EMPTY
  switch (column.kind) {
    case 'text':
    case 'date':
      if (typeof cell !== 'string') throw misfit(column, cell)
      return { kind: 'text', text: safeText(cell) }
    case 'integer':
      return number(column, cell, 0, '0')
    case 'centi':
      return number(column, cell, 2, '0.00')
    case 'bp':
      return number(column, cell, 4, '0.0000')
    case 'fen':
      if (typeof cell !== 'bigint') throw misfit(column, cell)
      return { kind: 'number', decimal: exactDecimal(cell, 2), format: '#,##0.00' }
    default:
      return assertNever(column)
  }
}

function number(column: ExportColumn, cell: ExportCell, decimals: number, format: string): CellContent {
  if (typeof cell !== 'number' || !Number.isSafeInteger(cell)) throw misfit(column, cell)
  return { kind: 'number', decimal: exactDecimal(cell, decimals), format }
}

function misfit(column: ExportColumn, cell: ExportCell): TypeError {
  return new TypeError(`a ${typeof cell} stands in the ${column.kind} column ${column.header}`)
}
