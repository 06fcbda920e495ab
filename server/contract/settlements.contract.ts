import { z } from 'zod'
import { derivation, missing, payment, personStanding, unitStanding } from './figures.contract.ts'
import { bp, code, fen, id, instant, label } from './primitives.ts'
import { planContent } from './plans.contract.ts'

const named = z.strictObject({ code, name: z.string() })

/** GET /periods/{period}/readiness: what stands between the facts and a settlement. */
export const readiness = z
  .strictObject({
    isReady: z.boolean(),
    pending: z.array(missing),
    pendingTotal: z.int(),
    /** No card of the scheme applies: nobody set goals for them. */
    withoutGoals: z.array(z.strictObject({ level: z.enum(['unit', 'person']), code, name: z.string() })),
    /** People without a counted month. */
    withoutMonths: z.array(named),
    isStale: z.boolean(),
    counts: z.strictObject({
      units: z.int(),
      people: z.int(),
      postings: z.int(),
      entries: z.int(),
      values: z.int(),
      points: z.int(),
    }),
  })
  .meta({ id: 'Readiness' })
export type ReadinessAnswer = z.infer<typeof readiness>

/** POST /periods/{period}/settlements, Idempotency-Key required → 202 { jobId }; the job's result is { settlementId }. */
export const settlementInput = z.strictObject({ plan: code })

export const gaps = z
  .strictObject({ highToLowBp: bp.nullable(), unitMeanRatioBp: bp.nullable(), flatnessBp: bp.nullable() })
  .meta({ id: 'GapMetrics' })

export const settlementHead = z
  .strictObject({
    id,
    period: code,
    seq: z.int(),
    plan: named,
    engine: z.string(),
    inputDigest: z.string(),
    outputDigest: z.string(),
    createdAt: instant,
    createdBy: z.string(),
    isPublished: z.boolean(),
    isReleased: z.boolean(),
    /** Facts or roster have changed since: it can no longer be published. */
    isOutdated: z.boolean(),
    poolFen: fen,
    paidFen: fen,
    reservedFen: fen,
    peoplePaid: z.int(),
    highestFen: fen.nullable(),
    lowestFen: fen.nullable(),
    gaps,
  })
  .meta({ id: 'SettlementHead' })
export type SettlementHead = z.infer<typeof settlementHead>

/** GET /settlements/{settlement} */
export const settlement = z
  .strictObject({
    head: settlementHead,
    planContent,
    slices: z.array(z.strictObject({ code: z.string(), kind: z.string(), amountFen: fen })),
    reserves: z.array(z.strictObject({ kind: z.string(), person: z.string(), personName: z.string(), amountFen: fen })),
    units: z.array(
      z.strictObject({
        standing: unitStanding,
        poolFen: fen.nullable(),
        paidFen: fen,
      }),
    ),
  })
  .meta({ id: 'Settlement' })
export type SettlementAnswer = z.infer<typeof settlement>

/** GET /settlements/{settlement}/people?unit= */
export const settlementPeople = z
  .strictObject({ people: z.array(z.strictObject({ standing: personStanding, payment: payment.nullable() })) })
  .meta({ id: 'SettlementPeople' })
export type SettlementPeople = z.infer<typeof settlementPeople>

/** GET /settlements/{settlement}/explanations?level=&code=&figure= */
export const settlementExplanation = z.strictObject({ derivation }).meta({ id: 'SettlementExplanation' })

/** GET /settlements/compare?a=&b= : two scenarios of one period, who gains and who loses. */
export const comparison = z
  .strictObject({
    a: settlementHead,
    b: settlementHead,
    units: z.array(
      z.strictObject({ code, name: z.string(), aFen: fen.nullable(), bFen: fen.nullable(), differenceFen: fen }),
    ),
    people: z.array(
      z.strictObject({
        code,
        name: z.string(),
        unit: z.string(),
        unitName: z.string(),
        aFen: fen,
        bFen: fen,
        differenceFen: fen,
        aBound: z.enum(['none', 'floor', 'ceiling']),
        bBound: z.enum(['none', 'floor', 'ceiling']),
      }),
    ),
    gainers: z.int(),
    losers: z.int(),
    /** Money that moves: the sum of the gains. */
    movedFen: fen,
  })
  .meta({ id: 'Comparison' })
export type Comparison = z.infer<typeof comparison>

/** POST /periods/{period}/publication (OPEN → FINAL) and POST /periods/{period}/release (FINAL → RELEASED); both need an Idempotency-Key. */
export const publicationInput = z.strictObject({ settlementId: id, reason: label(500) })
export const releaseInput = z.strictObject({
  settlementId: id,
  outputDigest: z.string().length(64),
  reason: label(500),
})

/** GET /periods/{period}/moves/{to}: what the move will do, in numbers, before it is made. */
export const movePreview = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    isAllowed: z.boolean(),
    blockers: z.array(z.strictObject({ code: z.string(), count: z.int() })),
    people: z.int(),
    poolFen: fen.nullable(),
  })
  .meta({ id: 'MovePreview' })

/** The period after a move. */
export const moveMade = z
  .strictObject({
    period: code,
    state: z.enum(['OPEN', 'FINAL', 'RELEASED']),
    settlementId: id.nullable(),
    movedAt: instant,
  })
  .meta({ id: 'MoveMade' })
