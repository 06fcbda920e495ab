import { z } from 'zod'
import { id, instant } from './primitives.ts'

export const jobStatus = z.enum(['RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'INTERRUPTED']).meta({ id: 'JobStatus' })
export type JobStatus = z.infer<typeof jobStatus>

/** Long work: its progress, then its result or what went wrong. INTERRUPTED: the server stopped, nothing was written. */
export const job = z
  .object({
    id,
    kind: z.string(),
    title: z.string(),
    status: jobStatus,
    done: z.int(),
    /** 0 while the amount of work is not known. */
    total: z.int(),
    isCancelRequested: z.boolean(),
    /** What the work returned, once DONE; its shape belongs to the kind. */
    result: z.json().nullable(),
    /** Once FAILED: as in a problem answer. */
    problem: z.object({ code: z.string(), params: z.json(), details: z.json() }).nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof job>

export const jobList = z.object({ jobs: z.array(job) }).meta({ id: 'JobList' })

/** A period whose facts, figures or state changed; read again what is shown of it. */
export const periodChanged = z.object({ period: z.string(), revision: z.int() }).meta({ id: 'PeriodChanged' })
export type PeriodChanged = z.infer<typeof periodChanged>
