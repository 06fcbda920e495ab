import { z } from 'zod'
import {
  cursor,
  decimalText,
  documentText,
  factOrigin,
  named,
  nextCursor,
  reason,
  subjectLevel,
} from './facts.contract.ts'
import { centi, code, localDate, queryInt } from './primitives.ts'

/** Values as people type them; the item's mode says which kind it takes. */
export const statedValue = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ACTUAL'), actual: decimalText, target: decimalText.nullable() }),
    z.strictObject({
      kind: z.literal('PLACE'),
      place: z.int().min(1).max(100_000),
      outOf: z.int().min(1).max(100_000),
    }),
    z.strictObject({ kind: z.literal('GRADE'), grade: code }),
    z.strictObject({ kind: z.literal('SCORE'), score: decimalText }),
  ])
  .meta({ id: 'StatedValue' })
export type StatedValue = z.infer<typeof statedValue>

export const valueRequest = z
  .strictObject({
    level: subjectLevel,
    subject: code,
    item: code,
    value: statedValue,
    statedOn: localDate,
    document: documentText,
  })
  .meta({ id: 'ValueRequest' })
export type ValueRequest = z.infer<typeof valueRequest>

export const withdrawValueRequest = z
  .strictObject({ level: subjectLevel, subject: code, item: code, reason })
  .meta({ id: 'WithdrawValueRequest' })
export type WithdrawValueRequest = z.infer<typeof withdrawValueRequest>

/** Integers scaled by the item's measure. */
export const scaledValue = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('ACTUAL'), actual: z.int(), target: z.int().nullable() }),
    z.object({ kind: z.literal('PLACE'), place: z.int(), outOf: z.int() }),
    z.object({ kind: z.literal('GRADE'), grade: z.string() }),
    z.object({ kind: z.literal('SCORE'), centi }),
    /** Withdrawn. */
    z.object({ kind: z.literal('NONE') }),
  ])
  .meta({ id: 'ScaledValue' })
export type ScaledValue = z.infer<typeof scaledValue>

/** value = integer ÷ 10^decimals, followed by the unit. */
export const measure = z.object({ decimals: z.int(), unit: z.string() }).meta({ id: 'Measure' })

export const itemValue = z
  .object({
    code: z.string(),
    level: subjectLevel,
    subject: named,
    item: named,
    /** null where the item is no indicator. */
    measure: measure.nullable(),
    value: scaledValue,
    /** Whether a later statement replaced it. */
    isReplaced: z.boolean(),
    statedOn: localDate,
    document: z.string(),
    origin: factOrigin,
  })
  .meta({ id: 'ItemValue' })
export type ItemValue = z.infer<typeof itemValue>

export const valueFilter = z.strictObject({
  level: subjectLevel.optional(),
  subject: code.optional(),
  item: code.optional(),
  /** 'held' leaves out what was replaced or withdrawn (default); 'all' is the whole ledger. */
  show: z.enum(['held', 'all']).optional(),
  cursor: cursor.optional(),
  limit: queryInt(1, 200).optional(),
})
export type ValueFilter = z.infer<typeof valueFilter>

/** Latest statement first. */
export const valuePage = z.object({ values: z.array(itemValue), next: nextCursor }).meta({ id: 'ValuePage' })
export type ValuePage = z.infer<typeof valuePage>

/** The outside reference of a growth item, such as the city average. */
export const referenceRequest = z
  .strictObject({ item: code, value: decimalText, statedOn: localDate, document: documentText })
  .meta({ id: 'ReferenceRequest' })
export type ReferenceRequest = z.infer<typeof referenceRequest>

export const referenceValue = z
  .object({
    code: z.string(),
    item: named,
    measure,
    value: z.int(),
    isReplaced: z.boolean(),
    statedOn: localDate,
    document: z.string(),
    origin: factOrigin,
  })
  .meta({ id: 'ReferenceValue' })
export type ReferenceValue = z.infer<typeof referenceValue>

export const referenceList = z.object({ references: z.array(referenceValue) }).meta({ id: 'ReferenceList' })
export type ReferenceList = z.infer<typeof referenceList>
