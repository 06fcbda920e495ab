import type { Derivation } from '../../engine/index.ts'
import type { SubjectLevel } from '../../engine/index.ts'

/** Figures of a subject that a settlement keeps an explanation of. */
export type ExplainedFigure = 'card' | 'composite' | 'rank' | 'grade' | 'coefficient' | 'unitPool' | 'payment'

export type Explanations = Partial<Record<ExplainedFigure, Derivation>>

/** One unit or person of a computed settlement, ready to be stored. */
export type SubjectPiece = {
  readonly level: SubjectLevel
  readonly code: string
  /** As it is in the bundle. */
  readonly name: string
  /** The person's home; '' for units. */
  readonly unit: string
  readonly compositeCenti: number | null
  readonly rank: number | null
  readonly amountFen: string | null
  /** UnitResult or PersonResult as JSON. */
  readonly content: string
  /** Explanations as JSON. */
  readonly derivation: string
}

/** One payment line, ready to be stored. */
export type LinePiece = {
  readonly seq: number
  readonly slice: string
  readonly unit: string
  readonly person: string
  readonly posting: string
  readonly amountFen: string
  /** PaymentLine as JSON. */
  readonly content: string
}

/** A computed settlement arrives in portions small enough for one transaction. */
export type Piece =
  /** The canonical input, packed portion by portion. */
  | { readonly kind: 'input'; readonly rows: readonly { readonly seq: number; readonly content: string }[] }
  | { readonly kind: 'subjects'; readonly rows: readonly SubjectPiece[] }
  | { readonly kind: 'lines'; readonly rows: readonly LinePiece[] }
