import { stringify } from 'csv-stringify/sync'
import iconv from 'iconv-lite'
import { contentOf, type CellContent } from './cell-content.ts'
import type { ExportSheet } from './export-sheet.ts'
import { safeText } from './safe-text.ts'
import type { TextEncodingName } from './table-rows.ts'

export const CSV_TYPE = 'text/csv'

/** A text table, in UTF-8 with a byte order mark (which spreadsheet programs need) or in GB18030. */
export function writeCsv(sheet: ExportSheet, encoding: TextEncodingName = 'utf-8'): Buffer {
  const text = stringify(recordsOf(sheet), { record_delimiter: 'windows' })
  return encoding === 'utf-8' ? Buffer.from(`\uFEFF${text}`, 'utf8') : iconv.encode(text, 'gb18030')
}

function recordsOf({ title, facts, columns, rows }: ExportSheet): string[][] {
  return [
    [safeText(title)],
    ...facts.map(([label, text]) => [safeText(label), safeText(text)]),
    [],
    columns.map(({ header }) => safeText(header)),
    ...rows.map((row) => columns.map((column, index) => textOf(contentOf(column, row[index] ?? null)))),
  ]
}

function textOf(content: CellContent): string {
  if (content.kind === 'empty') return ''
  return content.kind === 'text' ? content.text : content.decimal
}
