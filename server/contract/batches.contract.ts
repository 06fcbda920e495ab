import { z } from 'zod'
import { factSource, nextCursor } from './facts.contract.ts'
import { code, id, instant } from './primitives.ts'

export const batchState = z.enum(['STAGED', 'APPLIED', 'DISCARDED']).meta({ id: 'BatchState' })
export type BatchState = z.infer<typeof batchState>

/** Facts that were stated together: one form, or one file. */
export const batch = z
  .object({
    id,
    period: code.nullable(),
    kind: z.string(),
    source: factSource,
    title: z.string(),
    state: batchState,
    rowCount: z.int(),
    createdAt: instant,
    appliedAt: instant.nullable(),
  })
  .meta({ id: 'Batch' })
export type Batch = z.infer<typeof batch>

export const batchPage = z.object({ batches: z.array(batch), next: nextCursor }).meta({ id: 'BatchPage' })
export type BatchPage = z.infer<typeof batchPage>
