import type { SavedTable } from '../tables/saved-table.ts'
import { cellText, type GridColumn } from './grid-column.ts'

/** The shown rows of a grid as they are read, for a file. */
export function gridTable<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[]): SavedTable {
  return {
    columns: columns.map((column) => column.title),
    rows: rows.map((row) => columns.map((column) => (column.value(row) === null ? null : cellText(column, row)))),
  }
}
