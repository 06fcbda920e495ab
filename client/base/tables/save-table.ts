import { formatInstant } from '../formats.ts'
import { saveFile } from '../save-file.ts'
import { fileName, type SavedTable, type TableOrigin } from './saved-table.ts'
import { sheetRows } from './sheet-cells.ts'
import { toCsv } from './table-csv.ts'

export type TableFormat = 'csv' | 'xlsx'

/** Offers the rows as a file that says what they are: title, origin, time. */
export async function saveTable(format: TableFormat, table: SavedTable, origin: TableOrigin): Promise<void> {
  const content = format === 'csv' ? csvFile(table, origin) : await workbook(table, origin)
  saveFile(content, `${fileName(origin.title)}.${format}`)
}

function headLines({ title, lines }: TableOrigin): readonly string[] {
  return [title, ...lines, formatInstant(Date.now())].filter((line) => line !== '')
}

function csvFile(table: SavedTable, origin: TableOrigin): Blob {
  const [first = '', ...rest] = headLines(origin)
  const rows = [...rest.map((line) => [line]), [], table.columns, ...table.rows]
  return new Blob([toCsv({ columns: [first], rows })], { type: 'text/csv;charset=utf-8' })
}

/** The writer is a chunk of its own, loaded when the first workbook is asked for. */
async function workbook(table: SavedTable, origin: TableOrigin): Promise<Blob> {
  const { default: writeWorkbook } = await import('write-excel-file/universal')
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
  const head = headLines(origin)
  const rows = [...head.map((line) => [line]), [], table.columns.map(bold), ...sheetRows(table)]
  return writeWorkbook(rows, { columns: table.columns.map(() => ({ width: 16 })) }).toBlob()
}
