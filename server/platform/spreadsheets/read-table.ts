import { open } from 'node:fs/promises'
import { FileRefused } from './file-refused.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { RowSink, TableHead, TableOptions } from './table-rows.ts'

/** What the first bytes of a file say, whatever its name. */
export type FileKind = 'xlsx' | 'text'

/**
 * Tells workbooks from texts by their first bytes.
 * @throws FileRefused for empty files and the old binary format
 */
export async function detectFileKind(path: string): Promise<FileKind> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(8), 0, 8, 0)
    if (bytesRead === 0) throw new FileRefused('file.empty')
    const start = buffer.toString('latin1', 0, bytesRead)
    if (start.startsWith('\xD0\xCF\x11\xE0')) throw new FileRefused('file.oldFormat')
    return start.startsWith('PK') ? 'xlsx' : 'text'
  } finally {
    await file.close()
  }
}

/** Reads a file's rows in this process; the server does it in a child with limits (read-spreadsheet.ts). */
export async function readTable(path: string, options: TableOptions, sink: RowSink): Promise<TableHead> {
  const kind = await detectFileKind(path)
  return kind === 'xlsx' ? readXlsx(path, options.sheet, sink) : readCsv(path, options, sink)
}
