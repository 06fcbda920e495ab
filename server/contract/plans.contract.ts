import { z } from 'zod'
import { bp, code, fen, instant, label } from './primitives.ts'

const slice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['PERFORMANCE', 'POST', 'POINTS']), code, weight: z.int().min(0).max(1_000_000) }),
  z.strictObject({
    kind: z.literal('HELD'),
    code,
    weight: z.int().min(0).max(1_000_000),
    lines: z.array(z.strictObject({ person: code, amountFen: fen })),
  }),
])

/** The engine's Plan without its code, as HR edits it. */
export const planContent = z
  .strictObject({
    /** At most 2^53 − 1 fen, which both drivers carry exactly. */
    poolFen: fen.refine((pool) => BigInt(pool) <= 9_007_199_254_740_991n, { message: 'too large' }),
    roundingUnit: z.enum(['FEN', 'JIAO', 'YUAN']),
    slices: z.array(slice).min(1).max(10),
    floorBp: bp.min(0).max(100_000).nullable(),
    ceilingBp: bp.min(0).max(100_000).nullable(),
    forfeits: z.enum(['SPREAD', 'RETURN']),
  })
  .meta({ id: 'PlanContent' })
export type PlanContent = z.infer<typeof planContent>

/** A scenario: GET /periods/{period}/plans, PUT and DELETE /periods/{period}/plans/{plan}. */
export const plan = z
  .strictObject({ period: code, code, name: z.string(), revision: z.int(), updatedAt: instant, content: planContent })
  .meta({ id: 'Plan' })
export type PlanAnswer = z.infer<typeof plan>

/** `revision` 0 creates; otherwise it is the revision that was read, and a stale one answers 409. */
export const planInput = z.strictObject({ name: label(200), revision: z.int().min(0), content: planContent })
export type PlanInput = z.infer<typeof planInput>
