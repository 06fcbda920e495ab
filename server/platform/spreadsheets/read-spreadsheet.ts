import { fork, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-messages.ts'
import { detectFileKind } from './read-table.ts'
import { createSlots } from './slots.ts'
import type { RowSink, TableHead, TableOptions } from './table-rows.ts'
import { openCheckedZip } from './zip-directory.ts'

export type SpreadsheetReader = {
  /**
   * Reads a file's rows in a child process of limited memory and time, after a look at its first bytes and directory.
   * Rows arrive in portions; the child waits for each to be taken. @throws FileRefused, Unavailable when too many wait
   */
  readonly read: (path: string, options: TableOptions, sink: RowSink) => Promise<TableHead>
}

export type ReaderSettings = { readonly seconds: number; readonly memoryMegabytes: number; readonly atOnce: number }

const CHILD = fileURLToPath(new URL('./reader.child.ts', import.meta.url))
const DEFAULTS: ReaderSettings = { seconds: LIMITS.seconds, memoryMegabytes: LIMITS.memoryMegabytes, atOnce: 2 }
const QUEUE = 8
const TYPESCRIPT = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

export function createSpreadsheetReader(settings: ReaderSettings = DEFAULTS): SpreadsheetReader {
  const slots = createSlots(settings.atOnce, QUEUE)
  return {
    read: async (path, options, sink) => {
      if ((await detectFileKind(path)) === 'xlsx') (await openCheckedZip(path)).close()
      return slots.run(() => readInChild(path, options, sink, settings))
    },
  }
}

function readInChild(path: string, options: TableOptions, sink: RowSink, settings: ReaderSettings): Promise<TableHead> {
  const child = startChild(settings)
  const timer = setTimeout(() => child.kill('SIGKILL'), settings.seconds * 1000)
  return new Promise<TableHead>((resolve, reject) => {
    child.on('message', (message) => {
      const answer = message as ReaderAnswer // only reader.child.ts speaks on this channel
      if (answer.kind === 'done') resolve(answer.head)
      else if (answer.kind === 'refused') reject(new FileRefused(answer.code, answer.params))
      else takeRows(child, answer, sink).catch(reject)
    })
    child.on('error', reject)
    child.on('exit', () => reject(new FileRefused('file.tooExpensive', { seconds: settings.seconds })))
    ask(child, { kind: 'read', path, options })
  }).finally(() => {
    clearTimeout(timer)
    child.kill('SIGKILL')
  })
}

async function takeRows(
  child: ChildProcess,
  answer: Extract<ReaderAnswer, { kind: 'rows' }>,
  sink: RowSink,
): Promise<void> {
  await sink(answer.rows)
  ask(child, { kind: 'next' })
}

function ask(child: ChildProcess, request: ReaderRequest): void {
  if (child.connected) child.send(request)
}

/** The child gets no secrets: an environment of its own, no arguments, no output. */
function startChild(settings: ReaderSettings): ChildProcess {
  return fork(CHILD, [], {
    execArgv: [`--max-old-space-size=${settings.memoryMegabytes}`, '--import', TYPESCRIPT],
    env: { PATH: process.env.PATH ?? '', TSX_DISABLE_CACHE: process.env.TSX_DISABLE_CACHE ?? '' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
