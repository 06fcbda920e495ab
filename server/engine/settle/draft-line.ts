import type { Derivation } from '../derivation.ts'
import type { Bound } from '../split/split-bounded.ts'

/** A payment line while it is being made. Amounts are whole rounding units, `equalShare` is an exact fraction of them. */
export type DraftLine = {
  readonly slice: string
  readonly unit: string
  readonly person: string
  readonly posting: string
  readonly postBp: number
  readonly months: number
  readonly factorBp: number
  readonly personalBp: number
  /** h of RULES §12.4; 0 for points and held lines. */
  readonly base: bigint
  readonly amount: bigint
  readonly floor: bigint | null
  readonly ceiling: bigint | null
  readonly bound: Bound
  readonly hasSpare: boolean
  /** B = n ÷ d, null outside the performance slice. */
  readonly equalShare: { readonly n: bigint; readonly d: bigint } | null
  /** The tree of `amount`, without name. */
  readonly why: () => Derivation
}
