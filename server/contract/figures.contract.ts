import { z } from 'zod'
import type { Derivation } from '../engine/derivation.ts'
import { factSource, subjectLevel as level } from './facts.contract.ts'
import { roleClass, unitKind } from './organisation.contract.ts'
import { bp, centi, code, fen, id, instant } from './primitives.ts'
import { tieBreaker } from './scheme-policy.contract.ts'

export { factSource, level, roleClass, unitKind }

/** What every screen, file and wall names: where its figures come from. */
export const figureVersion = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('live'), revision: z.string(), isStale: z.boolean() }),
    z.strictObject({
      kind: z.literal('published'),
      settlementId: id,
      outputDigest: z.string(),
      publishedAt: instant,
      isReleased: z.boolean(),
    }),
  ])
  .meta({ id: 'FigureVersion' })
export type FigureVersion = z.infer<typeof figureVersion>

export const figureState = z.enum(['scored', 'pending', 'notApplicable', 'exempt']).meta({ id: 'FigureState' })

export const unitGrade = z.enum(['excellent', 'good', 'qualified', 'unqualified']).meta({ id: 'UnitGrade' })

export const personGrade = z.enum(['excellent', 'competent', 'basic', 'incompetent']).meta({ id: 'PersonGrade' })

export const noGradeReason = z.enum(['PROBATION', 'LEAVE', 'INVESTIGATION']).meta({ id: 'NoGradeReason' })

export const itemFigure = z
  .strictObject({ code, name: z.string(), state: figureState, centi: centi.nullable(), fullCenti: centi })
  .meta({ id: 'ItemFigure' })

export const categoryFigure = z
  .strictObject({
    code,
    name: z.string(),
    state: figureState,
    centi: centi.nullable(),
    fullCenti: centi,
    items: z.array(itemFigure),
  })
  .meta({ id: 'CategoryFigure' })
export type CategoryFigure = z.infer<typeof categoryFigure>

export const missing = z
  .strictObject({
    level,
    code,
    name: z.string(),
    /** '' where the whole card is meant. */
    item: z.string(),
    itemName: z.string(),
    reason: z.enum([
      'noValue',
      'noReference',
      'noTarget',
      'noGrade',
      'noScore',
      'noCard',
      'noComponent',
      'gateItemPending',
    ]),
  })
  .meta({ id: 'Missing' })
export type MissingFact = z.infer<typeof missing>

const scalar = z.union([z.int(), z.string()])

const derivationNode: z.ZodType<Derivation> = z.lazy(() =>
  z.strictObject({
    name: z.string(),
    rule: z.string(),
    operation: z.string(),
    inputs: z.record(z.string(), z.union([scalar, z.array(scalar)])),
    result: scalar,
    unit: z.enum(['centi', 'bp', 'fen', 'count', 'days', 'months', 'rank', 'scaled', 'weight', 'code']),
    notes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    parts: z.array(derivationNode),
  }),
)

/** The engine's own tree; every screen, statement and file renders this one. */
export const derivation = derivationNode.meta({ id: 'Derivation' })

export const unitStanding = z
  .strictObject({
    code,
    name: z.string(),
    kind: unitKind,
    /** Comparison group; '' when not ranked. */
    group: z.string(),
    state: figureState,
    compositeCenti: centi.nullable(),
    cardCenti: centi.nullable(),
    pointsCenti: centi,
    rank: z.int().nullable(),
    formerRank: z.int().nullable(),
    /** former − present; null when new or unranked. */
    rankChange: z.int().nullable(),
    /** Points behind the nearest better place in the group; null for the first and the unranked. */
    gapCenti: centi.nullable(),
    isTied: z.boolean(),
    separatedBy: tieBreaker.nullable(),
    grade: unitGrade.nullable(),
    band: z.enum(['top', 'middle', 'bottom']).nullable(),
    coefficientBp: bp,
    headCount: z.int(),
    quota: z.int(),
    vetoes: z.array(z.string()),
    honourBan: z.boolean(),
    pendingCount: z.int(),
    categories: z.array(categoryFigure),
  })
  .meta({ id: 'UnitStanding' })
export type UnitStanding = z.infer<typeof unitStanding>

export const personStanding = z
  .strictObject({
    code,
    name: z.string(),
    roleClass,
    unit: z.string(),
    unitName: z.string(),
    group: z.string(),
    state: figureState,
    compositeCenti: centi.nullable(),
    cardCenti: centi.nullable(),
    teamCenti: centi.nullable(),
    pointsCenti: centi,
    rank: z.int().nullable(),
    unitRank: z.int().nullable(),
    formerRank: z.int().nullable(),
    rankChange: z.int().nullable(),
    isTied: z.boolean(),
    separatedBy: tieBreaker.nullable(),
    grade: personGrade.nullable(),
    noGrade: noGradeReason.nullable(),
    needsCommittee: z.boolean(),
    vetoes: z.array(z.string()),
    honourBan: z.boolean(),
    countedMonths: z.int(),
  })
  .meta({ id: 'PersonStanding' })
export type PersonStanding = z.infer<typeof personStanding>

/** Money of one person; shown to HR, auditors, and the person once released. */
export const payment = z
  .strictObject({
    person: code,
    personName: z.string(),
    unit: z.string(),
    unitName: z.string(),
    amountFen: fen,
    lines: z.array(
      z.strictObject({
        slice: z.string(),
        unit: z.string(),
        unitName: z.string(),
        posting: z.string(),
        postBp: bp,
        months: z.int(),
        factorBp: bp,
        personalBp: bp,
        amountFen: fen,
        floorFen: fen.nullable(),
        ceilingFen: fen.nullable(),
        bound: z.enum(['none', 'floor', 'ceiling']),
        hasSpare: z.boolean(),
        equalShareFen: fen.nullable(),
      }),
    ),
  })
  .meta({ id: 'Payment' })
export type Payment = z.infer<typeof payment>
