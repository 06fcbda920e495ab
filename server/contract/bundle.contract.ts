import { z } from 'zod'
import { factSource, level, roleClass, unitKind } from './figures.contract.ts'
import { code, fen, localDate } from './primitives.ts'
import { planContent } from './plans.contract.ts'
import { schemeSchema } from './scheme.contract.ts'

const MILLION = 1_000_000
const codeOrNone = z.union([code, z.literal('')])
const longCode = z.string().min(1).max(100)
const text = z.string().max(500)
const name = z.string().max(200)
const endsOn = localDate.nullable()
const list = <S extends z.ZodType>(element: S) => z.array(element).max(10 * MILLION)
const subject = z.strictObject({ level, code }).meta({ id: 'BundleSubject' })

const period = z.strictObject({ code, name, startsOn: localDate, endsOn: localDate }).meta({ id: 'BundlePeriod' })

const calendar = z
  .strictObject({
    completeYears: z.array(z.int().min(1900).max(2200)).max(300),
    days: list(z.strictObject({ on: localDate, isWorkday: z.boolean() })),
  })
  .meta({ id: 'BundleCalendar' })

const unit = z
  .strictObject({
    code,
    name,
    kind: unitKind,
    parents: z.array(z.strictObject({ unit: code, startsOn: localDate, endsOn })).max(100),
  })
  .meta({ id: 'BundleUnit' })

const posting = z
  .strictObject({
    code: longCode,
    person: code,
    unit: code,
    postBp: z.int().min(0).max(MILLION),
    startsOn: localDate,
    endsOn,
  })
  .meta({ id: 'BundlePosting' })

const office = z
  .strictObject({ unit: code, person: code, role: z.enum(['HEAD', 'LEADER_IN_CHARGE']), startsOn: localDate, endsOn })
  .meta({ id: 'BundleOffice' })

const status = z
  .strictObject({ person: code, kind: z.enum(['PROBATION', 'LEAVE', 'INVESTIGATION']), startsOn: localDate, endsOn })
  .meta({ id: 'BundleStatus' })

const entry = z
  .strictObject({
    code,
    subject,
    rule: code,
    count: z.int().min(1).max(MILLION),
    eventKey: z.string().max(100),
    effectiveOn: localDate,
    document: text,
    source: factSource,
  })
  .meta({ id: 'BundleEntry' })

const stated = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ACTUAL'), actual: z.int(), target: z.int().nullable() }),
    z.strictObject({ kind: z.literal('PLACE'), place: z.int().min(1), outOf: z.int().min(1) }),
    z.strictObject({ kind: z.literal('GRADE'), grade: code }),
    z.strictObject({ kind: z.literal('SCORE'), centi: z.int() }),
  ])
  .meta({ id: 'BundleStatedValue' })

const itemValue = z
  .strictObject({ subject, item: code, value: stated, statedOn: localDate, document: text, source: factSource })
  .meta({ id: 'BundleItemValue' })

const reference = z
  .strictObject({ item: code, value: z.int(), statedOn: localDate, document: text })
  .meta({ id: 'BundleReference' })

const points = z
  .strictObject({
    code,
    project: code,
    person: codeOrNone,
    unit: code,
    pointsCenti: z.int(),
    effectiveOn: localDate,
  })
  .meta({ id: 'BundlePoints' })

const project = z
  .strictObject({
    code,
    name,
    leadUnit: code,
    chiefReps: z.array(z.strictObject({ person: code, startsOn: localDate, endsOn })).max(100),
  })
  .meta({ id: 'BundleProject' })

const vetoIndicator = z
  .strictObject({
    code,
    name,
    domain: code,
    decimals: z.int().min(0).max(6),
    unit: z.string().max(20),
    required: z.int(),
    direction: z.enum(['AT_LEAST', 'AT_MOST']),
    warning: z.int().min(0),
    document: text,
  })
  .meta({ id: 'BundleVetoIndicator' })

const vetoEvent = z
  .strictObject({
    code,
    domain: code,
    level: z.enum(['UNIT', 'PERSON']),
    unit: codeOrNone,
    person: codeOrNone,
    project: codeOrNone,
    occurredOn: localDate,
    confirmedOn: localDate.nullable(),
    liftedOn: localDate.nullable(),
    responsible: z.array(code).max(1_000),
    document: text,
    state: z.enum(['PROPOSED', 'CONFIRMED', 'LIFTED']),
  })
  .meta({ id: 'BundleVetoEvent' })

const decision = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['NOT_APPLICABLE', 'EXEMPT']), code, subject, item: code, reason: text }),
    z.strictObject({ kind: z.literal('EXCELLENT'), code, person: code, reason: text }),
    z.strictObject({
      kind: z.literal('MOVE_PLACES'),
      code,
      from: code,
      to: code,
      places: z.int().min(1).max(MILLION),
      reason: text,
    }),
  ])
  .meta({ id: 'BundleDecision' })

const plan = z.strictObject({ code, ...planContent.shape }).meta({ id: 'BundlePlan' })

/**
 * A bundle as a document, version 1: everything a settlement is computed from. `qianfen settle` takes it; its JSON Schema
 * is at /api/v1/bundle.schema.json.
 */
export const bundleSchema = z
  .strictObject({
    format: z.literal('qianfen-bundle/1'),
    period,
    scheme: schemeSchema,
    calendar,
    units: list(unit),
    people: list(z.strictObject({ code, name, roleClass }).meta({ id: 'BundlePerson' })),
    postings: list(posting),
    offices: list(office),
    statuses: list(status),
    sanctions: list(z.strictObject({ person: code, kind: code, decidedOn: localDate }).meta({ id: 'BundleSanction' })),
    entries: list(entry),
    values: list(itemValue),
    references: list(reference),
    points: list(points),
    projects: list(project),
    vetoIndicators: list(vetoIndicator),
    vetoReadings: list(
      z.strictObject({ indicator: code, unit: code, actual: z.int().nullable() }).meta({ id: 'BundleVetoReading' }),
    ),
    vetoEvents: list(vetoEvent),
    decisions: list(decision),
    formerRanks: list(
      z.strictObject({ level, code, group: z.string().max(64), rank: z.int().min(1) }).meta({ id: 'BundleFormerRank' }),
    ),
    plan: plan.nullable(),
    paid: list(z.strictObject({ person: code, amountFen: fen }).meta({ id: 'BundlePaidLine' })),
  })
  .meta({ id: 'Bundle', title: 'qianfen-bundle/1' })
