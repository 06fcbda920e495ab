import { readFile } from 'node:fs/promises'
import { CsvError, parse, type Parser } from 'csv-parse'
import { decodeText } from './decode-text.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import { createRowBuffer } from './row-buffer.ts'
import { PORTION, type Delimiter, type RowSink, type TableHead, type TableOptions } from './table-rows.ts'

/**
 * Reads a text table. Row numbers count records, as a spreadsheet program would show them.
 * @throws FileRefused
 */
export async function readCsv(path: string, options: TableOptions, sink: RowSink): Promise<TableHead> {
  const { text, encoding } = decodeText(await readFile(path), options.encoding)
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) throw new FileRefused('file.notSpreadsheet')
  const delimiter = options.delimiter ?? detectDelimiter(text)
  await readRecords(text, delimiter, sink)
  return { format: 'csv', sheets: [], sheet: null, encoding, delimiter }
}

async function readRecords(text: string, delimiter: Delimiter, sink: RowSink): Promise<void> {
  const buffer = createRowBuffer(sink)
  const parser = startParser(text, delimiter)
  let row = 0
  try {
    for await (const record of parser) {
      row += 1
      // Without the `columns` option each record is an array of texts.
      const cells = record as string[]
      if (cells.some((cell) => cell.length > LIMITS.cellCharacters)) {
        throw new FileRefused('file.cellTooLong', { row, maximum: LIMITS.cellCharacters })
      }
      buffer.add(row, cells)
      if (row % PORTION === 0) await buffer.flush(false)
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefused('file.broken', { row: recordOf(error) }, error)
    throw error
  }
  await buffer.flush(true)
}

/** The parser runs ahead of the loop, so the error itself says how many records came before. */
function recordOf(error: CsvError): number {
  return typeof error['records'] === 'number' ? error['records'] + 1 : 1
}

function startParser(text: string, delimiter: Delimiter): Parser {
  return parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
  })
}
