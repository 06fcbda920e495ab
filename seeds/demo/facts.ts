import type { Entry, FactSource, ItemValue } from '../../server/engine/bundle.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'

/** An entry before the ledger numbers it. */
export type DemoEntry = Omit<Entry, 'code'>
export type DemoValue = ItemValue

export type DemoFacts = { readonly entries: readonly DemoEntry[]; readonly values: readonly DemoValue[] }

type Stated = {
  readonly subject: SubjectRef
  readonly on: string
  readonly document: string
  readonly source: FactSource
}

/** An entry with what most of them share. */
export function entry(stated: Stated, rule: string, count: number, eventKey = ''): DemoEntry {
  const { subject, on, document, source } = stated
  return { subject, rule, count, eventKey, effectiveOn: on, document, source }
}

export function value(stated: Stated, item: string, held: ItemValue['value']): DemoValue {
  const { subject, on, document, source } = stated
  return { subject, item, value: held, statedOn: on, document, source }
}

export const actual = (scaled: number, target: number | null = null): ItemValue['value'] => ({
  kind: 'ACTUAL',
  actual: scaled,
  target,
})

export const score = (centi: number): ItemValue['value'] => ({ kind: 'SCORE', centi })

/** `shareBp` of a full mark, in hundredths, never above it. */
export const shareOf = (fullCenti: number, shareBp: number): number =>
  Math.floor((fullCenti * Math.min(shareBp, 10000)) / 10000)

export function limit(number: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, number))
}
