import { FileRefused } from './file-refused.ts'
import { readDateStyles } from './number-formats.ts'
import { createRowBuffer } from './row-buffer.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readSheetRows } from './sheet-rows.ts'
import type { RowSink, TableHead } from './table-rows.ts'
import { readWorkbookParts, type WorkbookSheet } from './workbook-parts.ts'
import { openCheckedZip } from './zip-directory.ts'

/**
 * Reads one sheet of a workbook (the first unless named) in a stream; memory grows with its table of texts alone.
 * @throws FileRefused
 */
export async function readXlsx(path: string, sheetName: string | null, sink: RowSink): Promise<TableHead> {
  const zip = await openCheckedZip(path)
  try {
    const { sheets, is1904 } = await readWorkbookParts(zip)
    const sheet = chooseSheet(sheets, sheetName)
    const isDateStyle = await readDateStyles(zip)
    const strings = await readSharedStrings(zip)
    await readSheetRows(await zip.open(sheet.part), { strings, isDateStyle, is1904 }, createRowBuffer(sink))
    return {
      format: 'xlsx',
      sheets: sheets.map(({ name }) => name),
      sheet: sheet.name,
      encoding: null,
      delimiter: null,
    }
  } finally {
    zip.close()
  }
}

function chooseSheet(sheets: readonly WorkbookSheet[], name: string | null): WorkbookSheet {
  const sheet = name === null ? sheets[0] : sheets.find((candidate) => candidate.name === name)
  if (sheet === undefined) throw new FileRefused('file.noSheet')
  return sheet
}
