import { z } from 'zod'
import {
  cursor,
  documentText,
  entryState,
  eventKey,
  factOrigin,
  factSource,
  named,
  nextCursor,
  optionalCode,
  reason,
  subjectLevel,
} from './facts.contract.ts'
import { centi, code, instant, localDate, queryInt } from './primitives.ts'

export const MAX_COUNT = 9999

export const entryRequest = z
  .strictObject({
    level: subjectLevel,
    subject: code,
    /** A rule of the subject's card: of an item, or an addition or deduction of the scheme. */
    rule: code,
    count: z.int().min(1).max(MAX_COUNT),
    eventKey,
    /** Inside the period and not in the future. */
    effectiveOn: localDate,
    document: documentText,
  })
  .meta({ id: 'EntryRequest' })
export type EntryRequest = z.infer<typeof entryRequest>

/** The same as an entry, as a query: a look that changes nothing. */
export const entryPreviewQuery = z.strictObject({
  level: subjectLevel,
  subject: code,
  rule: code,
  count: queryInt(1, MAX_COUNT),
  eventKey: eventKey.optional(),
  effectiveOn: localDate,
})

/** What the entry would do, shown before saving (RULES §2.3). */
export const entryPreview = z
  .object({
    /** count × unit value. */
    statedCenti: centi,
    /** What the rule's sum would change by, after same event and caps. */
    countedCenti: centi,
    /** stated − counted. */
    uncountedCenti: centi,
    /** Why a part does not count. */
    because: z.enum(['nothing', 'cap', 'sameEvent']),
    /** The subject's score of the item before and after; null while the item is not scored, or for an adjustment. */
    itemBeforeCenti: centi.nullable(),
    itemAfterCenti: centi.nullable(),
  })
  .meta({ id: 'EntryPreview' })
export type EntryPreview = z.infer<typeof entryPreview>

export const entry = z
  .object({
    code: z.string(),
    level: subjectLevel,
    subject: named,
    /** null for an addition or deduction of the scheme. */
    item: named.nullable(),
    rule: named,
    /** Signed value of one count. */
    unitCenti: centi,
    count: z.int(),
    eventKey: z.string(),
    effectiveOn: localDate,
    document: z.string(),
    state: entryState,
    origin: factOrigin,
    revoked: z.object({ reason: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'Entry' })
export type Entry = z.infer<typeof entry>

export const entryFilter = z.strictObject({
  level: subjectLevel.optional(),
  subject: code.optional(),
  item: optionalCode.optional(),
  rule: code.optional(),
  state: entryState.optional(),
  source: factSource.optional(),
  batch: code.optional(),
  cursor: cursor.optional(),
  limit: queryInt(1, 200).optional(),
})
export type EntryFilter = z.infer<typeof entryFilter>

/** Latest statement first. */
export const entryPage = z.object({ entries: z.array(entry), next: nextCursor }).meta({ id: 'EntryPage' })
export type EntryPage = z.infer<typeof entryPage>

export const revokeRequest = z.strictObject({ reason }).meta({ id: 'RevokeRequest' })
export type RevokeRequest = z.infer<typeof revokeRequest>
