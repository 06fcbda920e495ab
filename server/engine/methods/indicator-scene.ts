import type { ItemValue, ReferenceValue } from '../bundle.ts'
import { given, type Derivation } from '../derivation.ts'
import type { Figure, MissingReason, SubjectRef } from '../figure.ts'
import { rdivBig, toSafe } from '../rounding.ts'
import type { Item, Measure } from '../scheme.ts'
import { pending } from '../score/figures.ts'
import type { RankField } from './rank-field.ts'

/** What a method may look at to score one indicator of one subject. */
export type IndicatorScene = {
  readonly subject: SubjectRef
  readonly item: Item
  readonly measure: Measure
  readonly value: ItemValue | undefined
  /** Outside reference of the item (the city average). */
  readonly reference: ReferenceValue | undefined
  /** Values of all subjects that are compared with this one. */
  readonly field: RankField | undefined
  /** Another item of the same subject's card, for GATE; null when the card has no such item. */
  readonly other: (item: string) => OtherItem | null
}

export type OtherItem = {
  readonly item: Item
  readonly figure: () => Figure
  readonly value: ItemValue | undefined
  readonly isWaived: boolean
}

/** An actual value as a fact, with its own target where one was stated with it. */
export type ActualFact = { readonly actual: number; readonly target: number | null; readonly value: ItemValue }

/** The stated actual of a value; null when there is none. */
export function actualOf(value: ItemValue | undefined): ActualFact | null {
  if (value?.value.kind !== 'ACTUAL') return null
  return { actual: value.value.actual, target: value.value.target, value }
}

export function waiting(scene: IndicatorScene, reason: MissingReason): Figure {
  return pending(scene.subject, scene.item.code, reason)
}

/** n/d rounded once and limited to the item's [L, U]; the limit comes before the narrowing, so n/d may be huge. */
export function boundedCenti(item: Item, n: bigint, d: bigint): number {
  const low = BigInt(item.floorCenti)
  const high = BigInt(item.ceilingCenti)
  const raw = rdivBig(n, d)
  const raised = raw < low ? low : raw
  return toSafe(raised > high ? high : raised)
}

/** Where a value came from, shown wherever it is used. */
export function sourceNotes(value: ItemValue): Derivation['notes'] {
  return { item: value.item, statedOn: value.statedOn, document: value.document, source: value.source }
}

export function actualNode(scene: IndicatorScene, fact: ActualFact): Derivation {
  const measure = { decimals: scene.measure.decimals, measure: scene.measure.unit }
  return given('actual', 'fact.actual', fact.actual, 'scaled', { ...sourceNotes(fact.value), ...measure })
}
