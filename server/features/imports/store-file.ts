import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportLayout, ImportLayoutChange } from '../../contract/imports.contract.ts'
import type { SpreadsheetReader } from '../../platform/spreadsheets/read-spreadsheet.ts'
import type { TableHead, TableRow } from '../../platform/spreadsheets/table-rows.ts'
import { findHeader, headersOf, type HeaderPlace } from './headers.ts'
import type { ImportsRepository } from './imports.repository.ts'

/** Bytes of a file in one row of the database; a multiple of three, so that base64 needs no padding inside. */
const BYTES_A_PORTION = 768 * 1024

/** What reading a file gave. */
export type ReadFile = {
  readonly layout: ImportLayout
  readonly headers: readonly string[]
  readonly shapeKey: string
  /** Data rows: those below the header that hold something. */
  readonly rowCount: number
}

export const DETECT: ImportLayoutChange = {
  sheet: null,
  encoding: null,
  delimiter: null,
  headerRow: null,
  headerRows: null,
}

/** Keeps the file, so that another layout can read it again. */
export async function keepFile(repository: ImportsRepository, id: string, path: string): Promise<void> {
  let seq = 0
  for await (const chunk of createReadStream(path, { highWaterMark: BYTES_A_PORTION })) {
    await repository.putPortion('import_files', id, seq, (chunk as Buffer).toString('base64')) // a stream without encoding gives Buffers
    seq += 1
  }
}

/** Writes the kept file to a private temporary folder for `use`, and removes it whatever happens. */
export async function withKeptFile<T>(
  repository: ImportsRepository,
  id: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qianfen-import-'))
  try {
    const path = join(folder, 'file')
    const file = await open(path, 'w')
    try {
      for (let seq = 0; ; seq += 1) {
        const portion = await repository.portion('import_files', id, seq)
        if (portion === null) break
        await file.write(Buffer.from(portion, 'base64'))
      }
    } finally {
      await file.close()
    }
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Reads a file's rows through the limited reader into the database, header rows included. @throws FileRefused */
export async function storeRows(
  reader: SpreadsheetReader,
  repository: ImportsRepository,
  id: string,
  path: string,
  change: ImportLayoutChange,
): Promise<ReadFile> {
  await repository.clear('import_rows', id)
  const first: TableRow[] = []
  let total = 0
  let seq = 0
  const head = await reader.read(path, change, async (rows) => {
    if (first.length < FIRST_ROWS) first.push(...rows.slice(0, FIRST_ROWS - first.length))
    total += rows.length
    await repository.putPortion('import_rows', id, seq, JSON.stringify(rows))
    seq += 1
  })
  const place = placeOf(first, change)
  const headers = headersOf(first, place)
  return {
    layout: layoutOf(head, place),
    headers,
    shapeKey: createHash('sha256').update(JSON.stringify(headers), 'utf8').digest('hex'),
    rowCount: total - first.filter(({ row }) => row < place.headerRow + place.headerRows).length,
  }
}

const FIRST_ROWS = 1000

function placeOf(rows: readonly TableRow[], change: ImportLayoutChange): HeaderPlace {
  const found = findHeader(rows)
  const headerRow = change.headerRow ?? found.headerRow
  const headerRows = change.headerRows ?? (headerRow === found.headerRow ? found.headerRows : 1)
  return { headerRow, headerRows }
}

function layoutOf(head: TableHead, place: HeaderPlace): ImportLayout {
  return { ...head, sheets: [...head.sheets], ...place }
}
