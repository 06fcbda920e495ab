import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import {
  canonicalBundle,
  canonicalResult,
  ENGINE_VERSION,
  Refusal,
  settle,
  type Bundle,
  type Settlement,
} from '../../engine/index.ts'
import { cutSettlement } from './cut-settlement.ts'
import type { Piece } from './pieces.ts'
import { summarise } from './summary.ts'
import type { ToMain, ToWorker } from './worker-messages.ts'

/**
 * The thread that computes settlements, so that the server's event loop never stalls. A bundle arrives in portions, the
 * answer leaves in portions, each when asked for: neither side ever copies a large document at once.
 */
let gathered: Record<string, unknown> = {}
let pieces: Iterator<Piece> | null = null

parentPort?.on('message', (message: ToWorker) => parentPort?.postMessage(answer(message)))

function answer(message: ToWorker): ToMain {
  try {
    return handle(message)
  } catch (error) {
    forget()
    return failure(error)
  }
}

function handle(message: ToWorker): ToMain {
  switch (message.kind) {
    case 'open':
      gathered = { ...message.head }
      return { kind: 'ready' }
    case 'add': {
      const rows = (gathered[message.field] ??= []) as unknown[] // set by this case only
      for (const row of message.rows) rows.push(row)
      return { kind: 'ready' }
    }
    case 'settle':
      return compute(gathered as unknown as Bundle) // the main thread sent every field of a Bundle
    case 'next':
      return { kind: 'piece', piece: nextPiece() }
    case 'forget':
      forget()
      return { kind: 'ready' }
  }
}

function compute(bundle: Bundle): ToMain {
  const settlement = settle(bundle)
  const inputText = canonicalBundle(bundle)
  gathered = {}
  pieces = cutSettlement(inputText, { units: bundle.units, people: bundle.people }, settlement)
  return { kind: 'settled', ...digests(inputText, settlement), engine: ENGINE_VERSION, summary: summaryOf(settlement) }
}

function digests(inputText: string, settlement: Settlement) {
  return { inputDigest: sha256(inputText), outputDigest: sha256(canonicalResult(settlement.result)) }
}

function summaryOf({ result }: Settlement) {
  if (result.distribution === null) throw new Error('a settlement needs a plan')
  return summarise(result, result.distribution)
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function nextPiece(): Piece | null {
  const next = pieces?.next()
  if (next === undefined || next.done === true) {
    forget()
    return null
  }
  return next.value
}

function forget(): void {
  gathered = {}
  pieces = null
}

function failure(error: unknown): ToMain {
  if (error instanceof Refusal) {
    return { kind: 'refused', code: error.code, params: error.params, repairs: error.repairs }
  }
  return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
