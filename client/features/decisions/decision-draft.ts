import type { DecisionKind, DecisionRequest } from '../../../server/contract/decisions.contract.ts'

/** A decision as it is typed. `subject` is whom it is about; the giving unit where places move. */
export type DecisionDraft = {
  kind: DecisionKind
  level: 'unit' | 'person'
  subject: string
  item: string
  toUnit: string
  placesText: string
  reason: string
}

export function emptyDecision(kind: DecisionKind, subject = ''): DecisionDraft {
  return { kind, level: levelOf(kind, 'person'), subject, item: '', toUnit: '', placesText: '1', reason: '' }
}

/** Excellent places are decided about people and moved between units; an item may be of either. */
export function levelOf(kind: DecisionKind, chosen: 'unit' | 'person'): 'unit' | 'person' {
  if (kind === 'EXCELLENT') return 'person'
  return kind === 'MOVE_PLACES' ? 'unit' : chosen
}

/** Whether the decision is about one item of a card. */
export function isAboutItem(kind: DecisionKind): kind is 'NOT_APPLICABLE' | 'EXEMPT' {
  return kind === 'NOT_APPLICABLE' || kind === 'EXEMPT'
}

/** The decision to send; null while something that is needed is missing. */
export function toDecisionRequest(draft: DecisionDraft): DecisionRequest | null {
  const { kind, level, subject, item, toUnit } = draft
  const reason = draft.reason.trim()
  if (subject === '' || reason === '') return null
  if (isAboutItem(kind)) return item === '' ? null : { kind, level, subject, item, reason }
  if (kind === 'EXCELLENT') return { kind, person: subject, reason }
  const places = toPlaces(draft.placesText)
  if (places === null || toUnit === '' || toUnit === subject) return null
  return { kind, from: subject, to: toUnit, places, reason }
}

function toPlaces(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  return /^[1-9]\d{0,3}$/.test(plain) ? Number.parseInt(plain, 10) : null
}
