import type { Derivation } from './derivation.ts'

/**
 * A figure is in one of four states (RULES §2), never a bare null or 0.
 * `pending` names what is missing; `notApplicable` and `exempt` carry the decision's reason.
 */
export type Figure =
  | { readonly state: 'scored'; readonly centi: number; readonly why: () => Derivation }
  | { readonly state: 'exempt'; readonly centi: number; readonly reason: string; readonly why: () => Derivation }
  | { readonly state: 'pending'; readonly missing: readonly Missing[] }
  | { readonly state: 'notApplicable'; readonly reason: string }

/** What is missing before a figure can be computed. `item` is empty where the whole card or subject is meant. */
export type Missing = {
  readonly subject: SubjectRef
  readonly item: string
  readonly reason: MissingReason
}

export type MissingReason =
  'noValue' | 'noReference' | 'noTarget' | 'noGrade' | 'noScore' | 'noCard' | 'noComponent' | 'gateItemPending'

export type SubjectLevel = 'unit' | 'person'

/** A unit or a person by code. */
export type SubjectRef = { readonly level: SubjectLevel; readonly code: string }

/** True for figures that carry points. */
export function hasScore(figure: Figure): figure is Extract<Figure, { centi: number }> {
  return figure.state === 'scored' || figure.state === 'exempt'
}
