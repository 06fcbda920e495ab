import { z } from 'zod'
import { decimalText, documentText, factOrigin, named, optionalCode, subjectLevel } from './facts.contract.ts'
import { code, label, localDate } from './primitives.ts'

export const vetoDirection = z.enum(['AT_LEAST', 'AT_MOST']).meta({ id: 'VetoDirection' })
export type VetoDirection = z.infer<typeof vetoDirection>

/** Integers scaled by `decimals`. */
export const vetoIndicator = z
  .object({
    code,
    name: z.string(),
    domain: code,
    decimals: z.int(),
    unit: z.string(),
    required: z.int(),
    direction: vetoDirection,
    /** Width of the warning band before the required level; 0 for none. */
    warning: z.int(),
    document: z.string(),
  })
  .meta({ id: 'VetoIndicator' })
export type VetoIndicator = z.infer<typeof vetoIndicator>

export const vetoIndicatorList = z.object({ indicators: z.array(vetoIndicator) }).meta({ id: 'VetoIndicatorList' })
export type VetoIndicatorList = z.infer<typeof vetoIndicatorList>

const indicatorFields = {
  name: label(200),
  domain: code,
  decimals: z.int().min(0).max(6),
  unit: z.string().max(20),
  required: decimalText,
  direction: vetoDirection,
  warning: decimalText,
  document: documentText,
}

export const createVetoIndicatorRequest = z
  .strictObject({ code, ...indicatorFields })
  .meta({ id: 'CreateVetoIndicatorRequest' })
export type CreateVetoIndicatorRequest = z.infer<typeof createVetoIndicatorRequest>

export const vetoIndicatorRequest = z.strictObject(indicatorFields).meta({ id: 'VetoIndicatorRequest' })
export type VetoIndicatorRequest = z.infer<typeof vetoIndicatorRequest>

export const vetoReadingRequest = z
  .strictObject({
    indicator: code,
    unit: code,
    /** null states that there is no reading yet. */
    actual: decimalText.nullable(),
    statedOn: localDate,
    document: documentText,
  })
  .meta({ id: 'VetoReadingRequest' })
export type VetoReadingRequest = z.infer<typeof vetoReadingRequest>

/** RULES §7.1. */
export const vetoState = z.enum(['PENDING', 'MET', 'WARNING', 'MISSED']).meta({ id: 'VetoState' })
export type VetoState = z.infer<typeof vetoState>

export const vetoReading = z
  .object({
    unit: named,
    state: vetoState,
    /** Scaled by the indicator's decimals; null while pending. */
    actual: z.int().nullable(),
    /** Signed distance to the required level: negative when missed. */
    distance: z.int().nullable(),
    statedOn: localDate.nullable(),
    document: z.string(),
    /** null while no reading was stated. */
    origin: factOrigin.nullable(),
  })
  .meta({ id: 'VetoReading' })
export type VetoReading = z.infer<typeof vetoReading>

export const vetoEventState = z.enum(['PROPOSED', 'CONFIRMED', 'LIFTED']).meta({ id: 'VetoEventState' })
export type VetoEventState = z.infer<typeof vetoEventState>

export const vetoEvent = z
  .object({
    code: z.string(),
    domain: z.string(),
    level: z.enum(['UNIT', 'PERSON']),
    unit: named.nullable(),
    person: named.nullable(),
    project: named.nullable(),
    occurredOn: localDate,
    confirmedOn: localDate.nullable(),
    liftedOn: localDate.nullable(),
    responsible: z.array(named),
    document: z.string(),
    state: vetoEventState,
    origin: factOrigin,
  })
  .meta({ id: 'VetoEvent' })
export type VetoEvent = z.infer<typeof vetoEvent>

/** The strip: every indicator with its reading per unit, and the events that bear on the period. */
export const vetoStrip = z
  .object({
    period: code,
    revision: z.int(),
    indicators: z.array(z.object({ indicator: vetoIndicator, readings: z.array(vetoReading) })),
    events: z.array(vetoEvent),
  })
  .meta({ id: 'VetoStrip' })
export type VetoStrip = z.infer<typeof vetoStrip>

export const vetoEventRequest = z
  .strictObject({
    domain: code,
    level: subjectLevel,
    /** The unit or the person by `level`. */
    subject: code,
    project: optionalCode,
    occurredOn: localDate,
    responsible: z.array(code).max(100),
    document: documentText,
  })
  .meta({ id: 'VetoEventRequest' })
export type VetoEventRequest = z.infer<typeof vetoEventRequest>

export const vetoEventFilter = z.strictObject({
  state: vetoEventState.optional(),
  unit: code.optional(),
  domain: code.optional(),
})
export type VetoEventFilter = z.infer<typeof vetoEventFilter>

/** Latest occurrence first. */
export const vetoEventList = z.object({ events: z.array(vetoEvent) }).meta({ id: 'VetoEventList' })
export type VetoEventList = z.infer<typeof vetoEventList>

export const confirmVetoRequest = z
  .strictObject({
    confirmedOn: localDate,
    document: label(500),
    /** People held responsible, replacing those proposed. */
    responsible: z.array(code).max(100),
  })
  .meta({ id: 'ConfirmVetoRequest' })
export type ConfirmVetoRequest = z.infer<typeof confirmVetoRequest>

export const liftVetoRequest = z
  .strictObject({ liftedOn: localDate, document: label(500) })
  .meta({ id: 'LiftVetoRequest' })
export type LiftVetoRequest = z.infer<typeof liftVetoRequest>
