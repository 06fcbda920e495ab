import type { EntryRequest } from '../../../server/contract/entries.contract.ts'

/** An entry as it is typed. */
export type EntryDraft = {
  level: 'unit' | 'person'
  subject: string
  rule: string
  countText: string
  eventKey: string
  effectiveOn: string
  document: string
}

export function emptyEntry(effectiveOn: string): EntryDraft {
  return { level: 'person', subject: '', rule: '', countText: '1', eventKey: '', effectiveOn, document: '' }
}

/** The entry to send; null while something that is needed is missing. */
export function toEntryRequest(draft: EntryDraft): EntryRequest | null {
  const countText = draft.countText.normalize('NFKC').trim()
  const count = /^[1-9]\d{0,3}$/.test(countText) ? Number.parseInt(countText, 10) : null
  if (count === null || draft.subject === '' || draft.rule === '' || draft.effectiveOn === '') return null
  const { level, subject, rule, effectiveOn } = draft
  return { level, subject, rule, count, effectiveOn, eventKey: draft.eventKey.trim(), document: draft.document.trim() }
}
