import { z } from 'zod'
import { code, instant, label } from './primitives.ts'

/** Unit or person: the two levels that have cards. */
export const subjectLevel = z.enum(['unit', 'person']).meta({ id: 'SubjectLevel' })
export type SubjectLevel = z.infer<typeof subjectLevel>

/** A code with the name that people read. */
export const named = z.object({ code, name: z.string() }).meta({ id: 'Named' })
export type Named = z.infer<typeof named>

/** Where a fact came from. */
export const factSource = z.enum(['typed', 'imported', 'computed']).meta({ id: 'FactSource' })
export type FactSource = z.infer<typeof factSource>

/** Entry states of RULES §1.4. */
export const entryState = z.enum(['DRAFT', 'SUBMITTED', 'CONFIRMED', 'REJECTED', 'REVOKED']).meta({ id: 'EntryState' })
export type EntryState = z.infer<typeof entryState>

/** The document a fact rests on; '' when none is named. */
export const documentText = z
  .string()
  .max(500)
  .regex(/^(?:[^\p{Cc}\s](?:[^\p{Cc}]*[^\p{Cc}\s])?)?$/u)
  .meta({ id: 'DocumentText', description: 'The document a fact rests on; empty when none is named' })

/** Why something is taken back or decided. */
export const reason = label(500).meta({ id: 'Reason' })

/** Same matter: entries of one rule group that share it count once; '' is none. */
export const eventKey = z
  .string()
  .max(100)
  .regex(/^(?:[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?)?$/u)
  .meta({ id: 'EventKey' })

/** A code or nothing. */
export const optionalCode = z
  .string()
  .max(64)
  .regex(/^(?:[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?)?$/u)
  .meta({ id: 'OptionalCode', description: 'Business code; empty for none' })

/** A number as people type it; its decimals are checked against the measure, never rounded. */
export const decimalText = z
  .string()
  .regex(/^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/)
  .meta({ id: 'DecimalText', description: 'A decimal number, read exactly', example: '13.40' })

/** The batch a fact was stated in. */
export const factOrigin = z
  .object({ batch: z.string(), source: factSource, title: z.string(), statedAt: instant })
  .meta({ id: 'FactOrigin' })
export type FactOrigin = z.infer<typeof factOrigin>

/** Where a list goes on: the code after which the next page starts; null at the end. */
export const nextCursor = z.string().nullable()
/** A cursor as the query sends it back. */
export const cursor = z.string().min(1).max(100)

export const periodParams = z.strictObject({ period: code })
