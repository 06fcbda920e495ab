import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node'
import { contentOf, type CellContent } from './cell-content.ts'
import type { ExportSheet } from './export-sheet.ts'
import { safeText } from './safe-text.ts'

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Spreadsheets keep 15 significant digits of a number; beyond them only text is exact. */
const EXACT_DIGITS = 15

/**
 * A workbook of one or more tables. Texts are string cells that no program reads as formulas; numbers are numbers with a
 * format. The title and the facts stand above the header.
 */
export function writeWorkbook(sheets: readonly ExportSheet[]): Promise<Buffer> {
  const names = uniqueNames(sheets.map(({ name }) => name))
  const pages = sheets.map((sheet, index): Sheet<never> => ({
    sheet: names[index] ?? '',
    data: rowsOf(sheet),
    columns: sheet.columns.map(({ header }) => ({ width: Math.min(40, Math.max(12, header.length * 2)) })),
    stickyRowsCount: sheet.facts.length + 3,
  }))
  return writeXlsxFile(pages).toBuffer()
}

function rowsOf({ title, facts, columns, rows }: ExportSheet): Row[] {
  const bold = (text: string) => ({ value: safeText(text), type: String, fontWeight: 'bold' as const })
  return [
    [bold(title)],
    ...facts.map(([label, text]) => [bold(label), { value: safeText(text), type: String }]),
    [null],
    columns.map(({ header }) => bold(header)),
    ...rows.map((row) => columns.map((column, index) => toCell(contentOf(column, row[index] ?? null)))),
  ]
}

function toCell(content: CellContent): Row[number] {
  if (content.kind === 'empty') return null
  if (content.kind === 'text') return { value: content.text, type: String }
  const digits = content.decimal.replace(/[-.]/g, '').replace(/^0+/, '').length
  if (digits > EXACT_DIGITS) return { value: content.decimal, type: String }
  // At most 15 significant digits: the nearest double prints back as the same decimal.
  return { value: Number(content.decimal), type: Number, format: content.format }
}

/** Sheet names: 31 characters, some forbidden, each once. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const clean = name
      .replace(/[\\/?*[\]:\p{C}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31)
    const chosen = clean === '' || taken.has(clean.toLowerCase()) ? `${clean.slice(0, 26)} ${index + 1}`.trim() : clean
    taken.add(chosen.toLowerCase())
    return chosen
  })
}
