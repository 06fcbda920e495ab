import { z } from 'zod'
import {
  categoryFigure,
  derivation,
  factSource,
  figureState,
  figureVersion,
  level,
  missing,
  payment,
  personStanding,
  unitStanding,
} from './figures.contract.ts'
import { periodHead } from './standings.contract.ts'
import { centi, code, localDate } from './primitives.ts'

/** One fact on a card and what became of it. */
export const cardFact = z
  .strictObject({
    code: z.string(),
    kind: z.enum(['entry', 'value', 'reference', 'decision']),
    /** '' for scheme-level additions and deductions. */
    item: z.string(),
    rule: z.string(),
    ruleName: z.string(),
    count: z.int().nullable(),
    /** The points this entry counts, after caps and "same event"; null for values. */
    countedCenti: centi.nullable(),
    statedCenti: centi.nullable(),
    isDropped: z.boolean(),
    eventKey: z.string(),
    /** Value as text in the item's own measure, e.g. '13.40 %'. '' for entries. */
    valueText: z.string(),
    on: localDate,
    document: z.string(),
    source: factSource,
  })
  .meta({ id: 'CardFact' })

export const card = z
  .strictObject({
    code: z.string(),
    name: z.string(),
    state: figureState,
    finalCenti: centi.nullable(),
    baseCenti: centi.nullable(),
    plusCenti: centi,
    minusCenti: centi,
    categories: z.array(categoryFigure),
    facts: z.array(cardFact),
    missing: z.array(missing),
  })
  .meta({ id: 'Card' })
export type Card = z.infer<typeof card>

export const projectPoints = z
  .strictObject({
    code: z.string(),
    project: code,
    projectName: z.string(),
    role: z.string(),
    pointsCenti: centi,
    on: localDate,
    document: z.string(),
    source: factSource,
  })
  .meta({ id: 'ProjectPoints' })

/** GET /units/{unit}/card?period= */
export const unitCard = z
  .strictObject({
    period: periodHead,
    version: figureVersion,
    standing: unitStanding,
    card: card.nullable(),
    points: z.array(projectPoints),
    /** People of the unit, where the caller may see them. */
    people: z.array(personStanding).nullable(),
  })
  .meta({ id: 'UnitCard' })
export type UnitCard = z.infer<typeof unitCard>

/**
 * GET /people/{person}/card?period= and GET /me/card?period=. Staff see their band and the distance to the next instead of
 * neighbours; `payment` is null until released to the person (HR and auditors see it once computed and published).
 */
export const personCard = z
  .strictObject({
    period: periodHead,
    version: figureVersion,
    standing: personStanding,
    /** Size of the comparison group and the band of tenths the rank lies in: '1–20 %' … */
    groupSize: z.int(),
    rankBand: z.strictObject({ fromPercent: z.int(), toPercent: z.int() }).nullable(),
    distanceToNextBandCenti: centi.nullable(),
    team: z.array(
      z.strictObject({ unit: code, unitName: z.string(), months: z.int(), compositeCenti: centi.nullable() }),
    ),
    card: card.nullable(),
    points: z.array(projectPoints),
    payment: payment.nullable(),
  })
  .meta({ id: 'PersonCard' })
export type PersonCard = z.infer<typeof personCard>

export const figureKind = z.enum(['card', 'composite', 'rank', 'grade', 'coefficient', 'unitPool', 'payment'])

/** GET /explanations?period=&level=&code=&figure= */
export const explanationQuery = z.strictObject({ period: code, level, code, figure: figureKind })
export const explanation = z.strictObject({ version: figureVersion, derivation }).meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof explanation>
