import { z } from 'zod'
import { instant } from './primitives.ts'

export const auditRow = z
  .object({
    /** Position in the chain, a decimal text. */
    seq: z.string(),
    at: instant,
    userId: z.string(),
    /** Null for the product itself and for accounts that never were. */
    login: z.string().nullable(),
    roles: z.array(z.string()),
    ip: z.string(),
    action: z.string(),
    objectType: z.string(),
    objectId: z.string(),
    detail: z.json(),
    hash: z.string(),
  })
  .meta({ id: 'AuditRow' })
export type AuditRow = z.infer<typeof auditRow>

/** Newest first. */
export const auditPage = z
  .object({ rows: z.array(auditRow), /** Continue below this seq; null at the end. */ next: z.string().nullable() })
  .meta({ id: 'AuditPage' })
export type AuditPage = z.infer<typeof auditPage>
