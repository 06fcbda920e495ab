import { Worker } from 'node:worker_threads'
import { Refusal, type Bundle } from '../../engine/index.ts'
import type { Piece } from './pieces.ts'
import type { ToMain, ToWorker } from './worker-messages.ts'

/** Rows of a bundle in one message: small enough that copying them stalls nobody. */
const ROWS_A_MESSAGE = 5_000

export type Computed = Omit<Extract<ToMain, { kind: 'settled' }>, 'kind'> & {
  /** The settlement in portions; reading to the end frees the thread's memory. */
  readonly pieces: () => AsyncIterable<Piece>
}

export type Computing = ReturnType<typeof createComputing>

/**
 * Settles bundles on a thread of its own, one at a time; callers wait in line. The thread starts with the first bundle.
 * `withSettlement` holds the line until `use` has taken what it needs.
 */
export function createComputing() {
  let thread: Worker | null = null
  let line: Promise<unknown> = Promise.resolve()

  async function inTurn<T>(work: (worker: Worker) => Promise<T>): Promise<T> {
    const turn = line.then(async () => {
      thread ??= startThread(() => (thread = null))
      return work(thread)
    })
    line = turn.catch(() => undefined)
    return turn
  }

  return {
    /** @throws Refusal when the engine will not compute, Error when the thread failed. */
    withSettlement<T>(bundle: Bundle, use: (computed: Computed) => Promise<T>): Promise<T> {
      return inTurn(async (worker) => {
        try {
          return await use(await settleOn(worker, bundle))
        } finally {
          if (thread === worker) await ask(worker, { kind: 'forget' })
        }
      })
    },

    async close(): Promise<void> {
      await line
      await thread?.terminate()
    },
  }
}

function startThread(onExit: () => void): Worker {
  const entry = new URL('./settlement-worker.ts', import.meta.url).href
  const worker = new Worker(new URL('../../platform/thread.mjs', import.meta.url), { workerData: { entry } })
  worker.unref()
  worker.once('exit', onExit)
  return worker
}

async function settleOn(worker: Worker, bundle: Bundle): Promise<Computed> {
  const lists: [field: string, rows: readonly unknown[]][] = []
  const head: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(bundle)) {
    if (Array.isArray(value)) lists.push([field, value])
    head[field] = Array.isArray(value) ? [] : value
  }
  await ask(worker, { kind: 'open', head })
  for (const [field, rows] of lists) {
    for (let start = 0; start < rows.length; start += ROWS_A_MESSAGE) {
      await ask(worker, { kind: 'add', field, rows: rows.slice(start, start + ROWS_A_MESSAGE) })
    }
  }
  const { kind: _, ...settled } = expectKind(await ask(worker, { kind: 'settle' }), 'settled')
  return { ...settled, pieces: () => piecesOf(worker) }
}

/** The thread makes the next portion while the caller stores the last one. */
async function* piecesOf(worker: Worker): AsyncIterable<Piece> {
  let coming = askAhead(worker)
  try {
    for (;;) {
      const { piece } = expectKind(await coming, 'piece')
      if (piece === null) return
      coming = askAhead(worker)
      yield piece
    }
  } finally {
    // A caller that leaves early must not leave an answer on its way: the next question would take it for its own.
    await coming.catch(() => undefined)
  }
}

/** The failure of an answer that nobody waits for yet is seen when somebody does. */
function askAhead(worker: Worker): Promise<ToMain> {
  const answer = ask(worker, { kind: 'next' })
  answer.catch(() => undefined)
  return answer
}

function expectKind<Kind extends ToMain['kind']>(answer: ToMain, kind: Kind): Extract<ToMain, { kind: Kind }> {
  if (answer.kind === kind) return answer as Extract<ToMain, { kind: Kind }> // just compared
  if (answer.kind === 'refused') throw new Refusal(answer.code, answer.params, answer.repairs)
  throw new Error(answer.kind === 'failed' ? answer.message : `the computing thread answered ${answer.kind}`)
}

function ask(worker: Worker, message: ToWorker): Promise<ToMain> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      worker.off('exit', onExit)
      worker.unref()
    }
    const onMessage = (answer: ToMain): void => (stop(), resolve(answer))
    const onError = (error: Error): void => (stop(), reject(error))
    const onExit = (code: number): void => (stop(), reject(new Error(`the computing thread ended with ${code}`)))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.on('exit', onExit)
    worker.ref()
    worker.postMessage(message)
  })
}
