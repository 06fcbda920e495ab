import { z } from 'zod'
import { subjectLevel } from './facts.contract.ts'
import { centi, code } from './primitives.ts'

/**
 * What sums are broken down by. Entries know subject, category, item, rule and source; points know project, subject and
 * source; vetoes know domain and subject. `subject` is the unit or the person, by level.
 */
export const aggregateDimension = z
  .enum(['subject', 'category', 'item', 'rule', 'source', 'project', 'domain'])
  .meta({ id: 'AggregateDimension' })
export type AggregateDimension = z.infer<typeof aggregateDimension>

export const aggregateQuery = z.strictObject({
  level: subjectLevel,
  /** One to three dimensions of one ledger, separated by commas: 'subject,category'. */
  by: z.string().regex(/^[a-z]+(?:,[a-z]+){0,2}$/),
  /** Only this unit and those below it. */
  unit: code.optional(),
})
export type AggregateQuery = z.infer<typeof aggregateQuery>

export const aggregateRow = z
  .object({
    /** One code for each dimension, in the order asked. */
    keys: z.array(z.string()),
    /** The names of the codes; the code itself where there is none. */
    names: z.array(z.string()),
    /** Facts behind the sum. */
    facts: z.int(),
    /** Sum of the entries' counts; equal to `facts` for points and vetoes. */
    count: z.int(),
    /** Entries: Σ count × unit value before same event, caps and limits. Points: Σ points. null for vetoes. */
    centi: centi.nullable(),
  })
  .meta({ id: 'AggregateRow' })
export type AggregateRow = z.infer<typeof aggregateRow>

export const aggregate = z
  .object({
    period: code,
    revision: z.int(),
    level: subjectLevel,
    by: z.array(aggregateDimension),
    rows: z.array(aggregateRow),
  })
  .meta({ id: 'Aggregate' })
export type Aggregate = z.infer<typeof aggregate>
