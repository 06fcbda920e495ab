import type { TableRow } from '../../../platform/spreadsheets/table-rows.ts'

/** A row seen through its headers. */
export type RowView = {
  /** As the file counts rows. */
  readonly row: number
  /** The trimmed text of a column; '' for a blank cell or a column the file lacks. */
  readonly text: (column: string) => string
}

/** Looks cells up by header. */
export function createRowViews(headers: readonly string[]): (row: TableRow) => RowView {
  const positions = new Map(headers.map((header, position) => [header, position]))
  return ({ row, cells }) => ({
    row,
    text: (column) => {
      const position = positions.get(column)
      return position === undefined ? '' : (cells[position] ?? '').trim()
    },
  })
}
