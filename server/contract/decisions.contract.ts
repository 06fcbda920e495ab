import { z } from 'zod'
import { factOrigin, named, reason, subjectLevel } from './facts.contract.ts'
import { code, instant } from './primitives.ts'

export const decisionKind = z
  .enum(['NOT_APPLICABLE', 'EXEMPT', 'EXCELLENT', 'MOVE_PLACES'])
  .meta({ id: 'DecisionKind' })
export type DecisionKind = z.infer<typeof decisionKind>

export const decisionRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('NOT_APPLICABLE'), level: subjectLevel, subject: code, item: code, reason }),
    z.strictObject({ kind: z.literal('EXEMPT'), level: subjectLevel, subject: code, item: code, reason }),
    /** The committee takes a tied person inside the open places of the unit (RULES §10.6). */
    z.strictObject({ kind: z.literal('EXCELLENT'), person: code, reason }),
    /** The committee moves unused excellent places (RULES §10.5). */
    z.strictObject({
      kind: z.literal('MOVE_PLACES'),
      from: code,
      to: code,
      places: z.int().min(1).max(10_000),
      reason,
    }),
  ])
  .meta({ id: 'DecisionRequest' })
export type DecisionRequest = z.infer<typeof decisionRequest>

export const decision = z
  .object({
    code: z.string(),
    kind: decisionKind,
    level: subjectLevel,
    /** Whom it is about; the giving unit of MOVE_PLACES. */
    subject: named,
    /** null for EXCELLENT and MOVE_PLACES. */
    item: named.nullable(),
    /** The receiving unit of MOVE_PLACES. */
    toUnit: named.nullable(),
    places: z.int(),
    reason: z.string(),
    origin: factOrigin,
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Decision' })
export type Decision = z.infer<typeof decision>

/** Latest first. */
export const decisionList = z.object({ decisions: z.array(decision) }).meta({ id: 'DecisionList' })
export type DecisionList = z.infer<typeof decisionList>
