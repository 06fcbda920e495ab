import type { Refusal, Repair } from '../../engine/index.ts'
import type { Piece } from './pieces.ts'
import type { SettlementSummary } from './summary.ts'

/** To the computing thread. Each message is answered by exactly one. */
export type ToWorker =
  | { readonly kind: 'open'; readonly head: Readonly<Record<string, unknown>> }
  | { readonly kind: 'add'; readonly field: string; readonly rows: readonly unknown[] }
  | { readonly kind: 'settle' }
  | { readonly kind: 'next' }
  | { readonly kind: 'forget' }

export type ToMain =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'settled'
      readonly inputDigest: string
      readonly outputDigest: string
      readonly engine: string
      readonly summary: SettlementSummary
    }
  | { readonly kind: 'piece'; readonly piece: Piece | null }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly params: Refusal['params']
      readonly repairs: readonly Repair[]
    }
  | { readonly kind: 'failed'; readonly message: string }
