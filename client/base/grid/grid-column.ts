export type GridValue = string | number | bigint | boolean | null

/** One column of a DataGrid. `value` sorts and filters; `text` is what is read; a slot `cell-<key>` may draw more. */
export type GridColumn<Row> = {
  /** Stable: stands in the address when sorted or filtered. */
  readonly key: string
  /** Translated. */
  readonly title: string
  readonly value: (row: Row) => GridValue
  readonly text?: (row: Row) => string
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end'
  /** Whether the search box looks here. */
  readonly isSearched?: boolean
  /** Makes a choice list above the table; `value` of the row must equal the chosen value. */
  readonly choices?: readonly GridChoice[]
  /** First click sorts from the greatest. */
  readonly startsDescending?: boolean
  readonly isUnsortable?: boolean
  /** On a phone's card: its heading, its headline figure, a line of its own (default), or left out. */
  readonly card?: 'title' | 'headline' | 'line' | 'hidden'
  /** At least this wide, such as '9rem'. */
  readonly width?: string
}

export type GridChoice = { readonly value: string; readonly label: string }

export function cellText<Row>(column: GridColumn<Row>, row: Row): string {
  if (column.text !== undefined) return column.text(row)
  const value = column.value(row)
  return value === null ? '–' : String(value)
}
