/** One row that holds something: its number in the file, counted from 1, and its cells as texts without end blanks. */
export type TableRow = { readonly row: number; readonly cells: readonly string[] }

/** What was asked for; null is found out from the file. */
export type TableOptions = {
  readonly sheet: string | null
  readonly encoding: TextEncodingName | null
  readonly delimiter: Delimiter | null
}

export type TextEncodingName = 'utf-8' | 'gb18030'
export type Delimiter = ',' | ';' | '\t'

/** How the file was read. */
export type TableHead = {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly encoding: TextEncodingName | null
  readonly delimiter: Delimiter | null
}

/** Takes rows in file order, a portion at a time; the reader waits for it. */
export type RowSink = (rows: readonly TableRow[]) => Promise<void>

/** Rows of a portion. */
export const PORTION = 500
