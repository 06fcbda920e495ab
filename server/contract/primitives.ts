import { z } from 'zod'

/**
 * Money: a decimal string of fen, signed. At most 16 digits, which a BIGINT column and every sum of them hold. Other text
 * meets no further check: those compute with it.
 */
export const fen = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,15})$/, { abort: true })
  .meta({ id: 'Fen', description: 'Money in fen as a decimal string', example: '1234567890' })

/** Hundredths of a point, signed. */
export const centi = z.int().meta({ id: 'Centi', description: 'Hundredths of a point', example: 95639 })

/** Ten-thousandths: coefficients, weights, shares. */
export const bp = z.int().meta({ id: 'BasisPoints', description: 'Ten-thousandths', example: 12000 })

/** A local date that exists, Asia/Shanghai. */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCalendarDate, { message: 'not a date' })
  .meta({ id: 'LocalDate', description: 'Local date, Asia/Shanghai', example: '2026-06-30' })

function isCalendarDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}

/** An instant: epoch milliseconds, UTC. */
export const instant = z.int().meta({ id: 'Instant', description: 'Epoch milliseconds, UTC' })

/** A business code: unit, person, period, item … Trimmed, no control characters, compared bytewise. */
export const code = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?$/u)
  .meta({ id: 'Code', description: 'Business code, compared bytewise' })

/** The id of a row that has no business code: a ULID. */
export const id = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .meta({ id: 'Id', description: 'ULID' })

/** Text that people read: trimmed, without control characters. */
export const label = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\s](?:[^\p{Cc}]*[^\p{Cc}\s])?$/u)

/** A whole number in a query string; queries carry text only, and nothing else is coerced. */
export const queryInt = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))

/** Answers with status 204. */
export const noContent = z.void()

/** The answer to work that goes on: GET /jobs/{jobId}. */
export const jobStarted = z.object({ jobId: id }).meta({ id: 'JobStarted' })
export type JobStarted = z.infer<typeof jobStarted>

const problemParams = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))

/** RFC 9457. `code` is stable and translated by the client; `errors` names places in the request. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    params: problemParams.optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), params: problemParams.optional() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
