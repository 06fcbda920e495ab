import type { StatedValue } from '../../../server/contract/indicators.contract.ts'
import type { Item } from '../../../server/engine/scheme.ts'

/** A value as it is typed: one text per part. */
export type ValueDraft = { first: string; second: string }
export type ValueForm = StatedValue['kind']

/** Which kind of value an item takes. */
export function formOf({ mode }: Item): ValueForm {
  switch (mode.kind) {
    case 'INDICATOR':
      return mode.method.kind === 'OUTSIDE_RANK' ? 'PLACE' : 'ACTUAL'
    case 'GRADE':
      return 'GRADE'
    default:
      return 'SCORE'
  }
}

/** Whether the value may bring its own target. */
export function takesTarget({ mode }: Item): boolean {
  return (
    mode.kind === 'INDICATOR' &&
    (mode.method.kind === 'COMPLETE' || mode.method.kind === 'COMPLETE_LOW' || mode.method.kind === 'ALL_OR_NOTHING')
  )
}

/** The value to send; null while it cannot be read. Decimals stay text: the server reads them exactly. */
export function toStatedValue(form: ValueForm, draft: ValueDraft): StatedValue | null {
  const first = plain(draft.first)
  const second = plain(draft.second)
  switch (form) {
    case 'ACTUAL':
      if (!isDecimal(first) || (second !== '' && !isDecimal(second))) return null
      return { kind: 'ACTUAL', actual: first, target: second === '' ? null : second }
    case 'PLACE':
      if (!isPlace(first) || !isPlace(second)) return null
      return { kind: 'PLACE', place: Number.parseInt(first, 10), outOf: Number.parseInt(second, 10) }
    case 'GRADE':
      return first === '' ? null : { kind: 'GRADE', grade: draft.first }
    case 'SCORE':
      return isDecimal(first) ? { kind: 'SCORE', score: first } : null
  }
}

export function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/[,\s]/g, '')
}

export function isDecimal(text: string): boolean {
  return /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/.test(text)
}

function isPlace(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text)
}
