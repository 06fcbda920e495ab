import { toInteger } from '../../../db/dialect.ts'
import type { Big, ItemValueRow } from '../../../db/tables.ts'
import type { ItemValue, ScaledValue, StatedValue, ValueRequest } from '../../contract/indicators.contract.ts'
import type { Item } from '../../engine/index.ts'
import { scaleDecimal } from '../../platform/scaled-decimal.ts'
import type { FactContext } from '../facts/fact-context.ts'
import { labelled, type Known } from '../facts/known.read-model.ts'
import { toOrigin } from '../facts/origin.ts'
import type { SchemeLabels } from '../facts/scheme-labels.ts'
import { SCORE_DECIMALS } from './check-value.ts'
import type { StoredValue } from './values.repository.ts'

export type ValuePlace = {
  readonly code: string
  readonly period: string
  readonly batch: string
  readonly at: number
}

type ValueColumns = Pick<ItemValueRow, 'kind' | 'actual' | 'target' | 'place' | 'out_of' | 'grade' | 'centi'>

const NO_VALUE: ValueColumns = {
  ...{ kind: 'NONE', actual: null, target: null, place: null, out_of: null, grade: null, centi: null },
}

/** A checked value as its row, scaled exactly. */
export function toValueRow(request: ValueRequest, context: FactContext, place: ValuePlace): ItemValueRow {
  const { level, subject, item } = request
  const onCard = context.planOf({ level, code: subject })?.items.get(item)
  const decimals = onCard === undefined ? SCORE_DECIMALS : decimalsOf(onCard)
  const { statedOn, document } = request
  return { ...rowOf({ level, subject, item, statedOn, document }, place), ...columnsOf(request.value, decimals) }
}

type Head = Omit<ValueRequest, 'value'>

/** The row that leaves no value of the item; its document is the reason. */
export function toWithdrawal(head: Head, place: ValuePlace): ItemValueRow {
  return { ...rowOf(head, place), ...NO_VALUE }
}

function rowOf(head: Head, place: ValuePlace): Omit<ItemValueRow, keyof ValueColumns> {
  return {
    code: place.code,
    period_code: place.period,
    level: head.level,
    subject_code: head.subject,
    item_code: head.item,
    stated_on: head.statedOn,
    document: head.document,
    batch_id: place.batch,
    created_at: place.at,
  }
}

const decimalsOf = ({ mode }: Item): number => (mode.kind === 'INDICATOR' ? mode.measure.decimals : SCORE_DECIMALS)

function columnsOf(value: StatedValue, decimals: number): ValueColumns {
  switch (value.kind) {
    case 'ACTUAL': {
      const target = value.target === null ? null : exactly(value.target, decimals)
      return { ...NO_VALUE, kind: 'ACTUAL', actual: exactly(value.actual, decimals), target }
    }
    case 'PLACE':
      return { ...NO_VALUE, kind: 'PLACE', place: value.place, out_of: value.outOf }
    case 'GRADE':
      return { ...NO_VALUE, kind: 'GRADE', grade: value.grade }
    case 'SCORE':
      return { ...NO_VALUE, kind: 'SCORE', centi: exactly(value.score, SCORE_DECIMALS) }
  }
}

/** @throws RangeError for what the check refuses. */
export function exactly(text: string, decimals: number): number {
  const scaled = scaleDecimal(text, decimals)
  if (scaled.kind !== 'scaled') throw new RangeError(`${text} cannot be scaled by ${decimals} decimals`)
  return scaled.value
}

export function toItemValue(row: StoredValue, known: Known, labels: SchemeLabels): ItemValue {
  const level = row.level === 'unit' ? 'unit' : 'person'
  const mode = labels.items.get(row.item_code)?.mode
  return {
    code: row.code,
    level,
    subject: labelled(level === 'unit' ? known.units : known.people, row.subject_code),
    item: labelled(labels.items, row.item_code),
    measure: mode?.kind === 'INDICATOR' ? mode.measure : null,
    value: toScaled(row),
    isReplaced: row.later !== null,
    statedOn: row.stated_on,
    document: row.document,
    origin: toOrigin(row),
  }
}

function toScaled(row: ItemValueRow): ScaledValue {
  switch (row.kind) {
    case 'ACTUAL':
      return { kind: 'ACTUAL', actual: given(row.actual), target: row.target === null ? null : toInteger(row.target) }
    case 'PLACE':
      return { kind: 'PLACE', place: given(row.place), outOf: given(row.out_of) }
    case 'GRADE':
      return { kind: 'GRADE', grade: row.grade ?? '' }
    case 'SCORE':
      return { kind: 'SCORE', centi: given(row.centi) }
    default:
      return { kind: 'NONE' }
  }
}

/** A row of a kind has its number; 0 would be a value nobody stated. */
function given(value: Big | null): number {
  if (value === null) throw new Error('a stated value lacks its number')
  return toInteger(value)
}
