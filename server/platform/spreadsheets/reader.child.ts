import { FileRefused, type FileRefusal } from './file-refused.ts'
import { readTable } from './read-table.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-messages.ts'
import type { TableOptions, TableRow } from './table-rows.ts'

/** The child process that reads one file and ends. Its parent limits its memory and its time. */
let resume: () => void = () => undefined

process.on('message', (message) => {
  const request = message as ReaderRequest // only read-spreadsheet.ts speaks on this channel
  if (request.kind === 'next') resume()
  else void read(request.path, request.options)
})

async function read(path: string, options: TableOptions): Promise<void> {
  try {
    const head = await readTable(path, options, sendRows)
    await send({ kind: 'done', head })
  } catch (error) {
    const refused = error instanceof FileRefused ? error : new FileRefused('file.broken', {}, error)
    // A FileRefused is made with a FileRefusal as its code and nothing else.
    await send({ kind: 'refused', code: refused.code as FileRefusal, params: refused.params })
  }
  process.disconnect()
}

async function sendRows(rows: readonly TableRow[]): Promise<void> {
  const taken = new Promise<void>((resolve) => {
    resume = resolve
  })
  await send({ kind: 'rows', rows })
  await taken
}

function send(answer: ReaderAnswer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(answer, (error: Error | null) => (error === null ? resolve() : reject(error)))
  })
}
