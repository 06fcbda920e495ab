import { z } from 'zod'
import { code, id, instant, label, localDate } from './primitives.ts'

export const periodState = z.enum(['OPEN', 'FINAL', 'RELEASED']).meta({ id: 'PeriodState' })
export type PeriodState = z.infer<typeof periodState>

/** publish: OPEN → FINAL; release: FINAL → RELEASED. */
export const periodMoveName = z.enum(['publish', 'release']).meta({ id: 'PeriodMoveName' })
export type PeriodMoveName = z.infer<typeof periodMoveName>

export const schemeRef = z.strictObject({ code, version: z.int().min(1) }).meta({ id: 'SchemeRef' })
export type SchemeRef = z.infer<typeof schemeRef>

const periodFields = {
  code,
  name: z.string(),
  startsOn: localDate,
  endsOn: localDate,
  scheme: schemeRef,
  formerPeriod: code.nullable(),
  state: periodState,
  /** Raised by every accepted change of a fact; live answers carry it. */
  revision: z.int(),
  /** Smaller than `revision` while a bulk change is being worked into the boards. */
  cardsRevision: z.int(),
  /** The published settlement, null while OPEN. */
  settlement: id.nullable(),
}

export const period = z.object(periodFields).meta({ id: 'Period' })
export type Period = z.infer<typeof period>

/** Newest first. */
export const periodList = z.object({ periods: z.array(period) }).meta({ id: 'PeriodList' })
export type PeriodList = z.infer<typeof periodList>

export const periodMove = z
  .object({
    from: periodState,
    to: periodState,
    settlement: id.nullable(),
    by: z.string(),
    reason: z.string(),
    at: instant,
  })
  .meta({ id: 'PeriodMove' })
export type PeriodMove = z.infer<typeof periodMove>

export const periodDetail = z
  .object({
    ...periodFields,
    schemeName: z.string(),
    /** Moves that the period's state allows to this caller's roles; readiness is checked when they are asked for. */
    allowedMoves: z.array(periodMoveName),
    /** Whether name, dates and scheme may still be changed: OPEN and no fact stated. */
    canChange: z.boolean(),
    moves: z.array(periodMove),
  })
  .meta({ id: 'PeriodDetail' })
export type PeriodDetail = z.infer<typeof periodDetail>

const requestFields = {
  name: label(200),
  startsOn: localDate,
  endsOn: localDate,
  scheme: schemeRef,
  formerPeriod: code.nullable(),
}

export const createPeriodRequest = z.strictObject({ code, ...requestFields }).meta({ id: 'CreatePeriodRequest' })
export type CreatePeriodRequest = z.infer<typeof createPeriodRequest>

/** Once facts are stated only the name may change. */
export const changePeriodRequest = z.strictObject(requestFields).meta({ id: 'ChangePeriodRequest' })
export type ChangePeriodRequest = z.infer<typeof changePeriodRequest>
