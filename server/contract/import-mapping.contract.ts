import { z } from 'zod'

/** The name of a column as the import's layout gives it: the header, made unique. */
const columnName = z.string().min(1).max(300)

/** A text that stands for a cell. */
const cellText = z.string().max(2000)

const periodEdge = z.enum(['startsOn', 'endsOn'])

/** Where a text comes from. Every text is trimmed. */
export const importSource = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('CONSTANT'), text: cellText }),
    z.strictObject({ kind: z.literal('COLUMN'), column: columnName }),
    z.strictObject({
      kind: z.literal('JOIN'),
      columns: z.array(columnName).min(2).max(10),
      separator: z.string().max(20),
    }),
    z.strictObject({ kind: z.literal('PERIOD'), edge: periodEdge }),
  ])
  .meta({ id: 'ImportSource' })
export type ImportSource = z.infer<typeof importSource>

/** What a row of a value table gives. */
export const importTableResult = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('TEXT'), text: cellText }),
    z.strictObject({ kind: z.literal('PERIOD'), edge: periodEdge }),
    z.strictObject({ kind: z.literal('EMPTY') }),
  ])
  .meta({ id: 'ImportTableResult' })
export type ImportTableResult = z.infer<typeof importTableResult>

/** Date orders that a file may write; AUTO takes only forms that can be read in one way. */
export const importDateFormat = z
  .enum(['AUTO', 'YYYY-MM-DD', 'YYYYMMDD', 'D/M/YYYY', 'M/D/YYYY'])
  .meta({ id: 'ImportDateFormat' })
export type ImportDateFormat = z.infer<typeof importDateFormat>

/** Steps that a text passes in order. SHIFT moves the decimal point: -2 reads 110 (per cent) as 1.10. */
export const importTransform = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('PAD_START'),
      length: z.int().min(1).max(64),
      fill: z.string().length(1),
    }),
    z.strictObject({
      kind: z.literal('TABLE'),
      rows: z.array(z.strictObject({ from: cellText, to: importTableResult })).max(1000),
      otherwise: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('ERROR') }),
        z.strictObject({ kind: z.literal('KEEP') }),
        ...importTableResult.options,
      ]),
    }),
    z.strictObject({ kind: z.literal('DATE'), format: importDateFormat }),
    z.strictObject({ kind: z.literal('SHIFT'), places: z.int().min(-9).max(9) }),
  ])
  .meta({ id: 'ImportTransform' })
export type ImportTransform = z.infer<typeof importTransform>

/** How one field of a fact is read from a row. */
export const importExpression = z
  .strictObject({ source: importSource, transforms: z.array(importTransform).max(10) })
  .meta({ id: 'ImportExpression' })
export type ImportExpression = z.infer<typeof importExpression>

/** Rows that give a fact: those that meet every condition. */
export const importCondition = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('FILLED'), column: columnName }),
    z.strictObject({ kind: z.literal('BLANK'), column: columnName }),
    z.strictObject({ kind: z.literal('ONE_OF'), column: columnName, values: z.array(cellText).min(1).max(1000) }),
  ])
  .meta({ id: 'ImportCondition' })
export type ImportCondition = z.infer<typeof importCondition>

const required = importExpression
const optional = importExpression.nullable()
const when = z.array(importCondition).max(5)
const level = z.enum(['unit', 'person'])

/**
 * A figure of a unit computed from the rows that name it, in the measure of its item, rounded half away from zero:
 * the share of rows whose column holds one of `values`, or the plain mean of a column.
 */
export const importComputation = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('COUNT_SHARE'),
      column: columnName,
      values: z.array(cellText).min(1).max(1000),
    }),
    z.strictObject({ kind: z.literal('MEAN'), column: columnName }),
  ])
  .meta({ id: 'ImportComputation' })
export type ImportComputation = z.infer<typeof importComputation>

/**
 * One kind of fact that each row (or, for UNIT_INDICATOR, each unit's rows) gives. Fields hold codes, dates and plain
 * decimals: 1.1 for a coefficient, 12.50 for points, an actual in its item's unit. A field that is null, or an
 * expression that gives no text for an optional field, takes the fact's own default.
 */
export const importTarget = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('UNIT'),
      when,
      code: required,
      name: optional,
      unitKind: optional,
      parent: optional,
    }),
    z.strictObject({ kind: z.literal('PERSON'), when, code: required, name: optional, roleClass: optional }),
    z.strictObject({
      kind: z.literal('POSTING'),
      when,
      person: required,
      unit: required,
      postBp: optional,
      startsOn: optional,
      endsOn: optional,
    }),
    z.strictObject({
      kind: z.literal('OFFICE'),
      when,
      unit: required,
      person: required,
      role: required,
      startsOn: optional,
      endsOn: optional,
    }),
    z.strictObject({
      kind: z.literal('STATUS'),
      when,
      person: required,
      status: required,
      startsOn: required,
      endsOn: optional,
    }),
    z.strictObject({ kind: z.literal('SANCTION'), when, person: required, sanction: required, decidedOn: required }),
    z.strictObject({
      kind: z.literal('ENTRY'),
      when,
      level,
      subject: required,
      rule: required,
      item: optional,
      count: optional,
      eventKey: optional,
      effectiveOn: optional,
      document: optional,
    }),
    z.strictObject({
      kind: z.literal('VALUE'),
      when,
      level,
      subject: required,
      item: required,
      form: z.enum(['ACTUAL', 'GRADE', 'SCORE', 'PLACE']),
      value: required,
      /** Target of an actual; number of places of a place. */
      against: optional,
      statedOn: optional,
      document: optional,
    }),
    z.strictObject({
      kind: z.literal('UNIT_INDICATOR'),
      when,
      unit: required,
      item: required,
      compute: importComputation,
      statedOn: optional,
      document: optional,
    }),
    z.strictObject({
      kind: z.literal('REFERENCE'),
      when,
      item: required,
      value: required,
      statedOn: optional,
      document: optional,
    }),
    z.strictObject({ kind: z.literal('PROJECT'), when, code: required, name: optional, leadUnit: required }),
    z.strictObject({
      kind: z.literal('POINTS'),
      when,
      project: required,
      person: optional,
      unit: required,
      role: optional,
      points: required,
      effectiveOn: optional,
      document: optional,
    }),
    z.strictObject({
      kind: z.literal('VETO_READING'),
      when,
      indicator: required,
      unit: required,
      actual: required,
      statedOn: optional,
      document: optional,
    }),
    z.strictObject({
      kind: z.literal('VETO_EVENT'),
      when,
      level,
      domain: required,
      subject: required,
      project: optional,
      occurredOn: required,
      confirmedOn: optional,
      /** Person codes, separated by a comma, a semicolon or 、 */
      responsible: optional,
      document: optional,
    }),
  ])
  .meta({ id: 'ImportTarget' })
export type ImportTarget = z.infer<typeof importTarget>
export type ImportTargetKind = ImportTarget['kind']

/** A whole mapping: several facts may come from one row. */
export const importMapping = z
  .strictObject({ format: z.literal('qianfen-mapping/1'), targets: z.array(importTarget).min(1).max(60) })
  .meta({ id: 'ImportMapping' })
export type ImportMapping = z.infer<typeof importMapping>
