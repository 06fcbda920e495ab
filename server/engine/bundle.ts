import type { SubjectLevel, SubjectRef } from './figure.ts'
import type { RoleClass, Scheme, UnitKind } from './scheme.ts'

export const BUNDLE_FORMAT = 'qianfen-bundle/1'

/**
 * Everything RULES §7–§12 read, as one JSON document. Dates are local 'YYYY-MM-DD'; intervals include both ends and an
 * open end is null; money is a decimal string of fen. Arrays are sorted by code before digesting (see canonical.ts).
 * Names are labels only: no figure depends on them.
 */
export type Bundle = {
  readonly format: typeof BUNDLE_FORMAT
  readonly period: Period
  readonly scheme: Scheme
  readonly calendar: Calendar
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly postings: readonly Posting[]
  readonly offices: readonly Office[]
  readonly statuses: readonly PersonStatus[]
  readonly sanctions: readonly Sanction[]
  readonly entries: readonly Entry[]
  readonly values: readonly ItemValue[]
  readonly references: readonly ReferenceValue[]
  readonly points: readonly PointsEntry[]
  readonly projects: readonly Project[]
  readonly vetoIndicators: readonly VetoIndicator[]
  readonly vetoReadings: readonly VetoReading[]
  readonly vetoEvents: readonly VetoEvent[]
  readonly decisions: readonly Decision[]
  readonly formerRanks: readonly FormerRank[]
  /** null until HR has entered a pool: everything but money is computed. */
  readonly plan: Plan | null
  readonly paid: readonly PaidLine[]
}

export type Period = {
  readonly code: string
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
}

/** Days that differ from Monday to Friday, and the years whose table is complete. */
export type Calendar = {
  readonly completeYears: readonly number[]
  readonly days: readonly { readonly on: string; readonly isWorkday: boolean }[]
}

export type Unit = {
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  /** Dated parents: at most one on a date. */
  readonly parents: readonly { readonly unit: string; readonly startsOn: string; readonly endsOn: string | null }[]
}

export type Person = { readonly code: string; readonly name: string; readonly roleClass: RoleClass }

/** A posting segment: the person's unit and post coefficient over an interval. Overlaps are two posts at once. */
export type Posting = {
  readonly code: string
  readonly person: string
  readonly unit: string
  readonly postBp: number
  readonly startsOn: string
  readonly endsOn: string | null
}

/** Dated heads and leaders in charge of units. */
export type Office = {
  readonly unit: string
  readonly person: string
  readonly role: 'HEAD' | 'LEADER_IN_CHARGE'
  readonly startsOn: string
  readonly endsOn: string | null
}

export type PersonStatus = {
  readonly person: string
  readonly kind: 'PROBATION' | 'LEAVE' | 'INVESTIGATION'
  readonly startsOn: string
  readonly endsOn: string | null
}

export type Sanction = { readonly person: string; readonly kind: string; readonly decidedOn: string }

/** A CONFIRMED entry of the period's ledger. `count` is a positive integer; '' is no event key. */
export type Entry = {
  readonly code: string
  readonly subject: SubjectRef
  readonly rule: string
  readonly count: number
  readonly eventKey: string
  readonly effectiveOn: string
  readonly document: string
  readonly source: FactSource
}

/** Where a fact came from, shown on every card. */
export type FactSource = 'typed' | 'imported' | 'computed'

/** The one live value of an item for a subject. */
export type ItemValue = {
  readonly subject: SubjectRef
  readonly item: string
  readonly value:
    | { readonly kind: 'ACTUAL'; readonly actual: number; readonly target: number | null }
    | { readonly kind: 'PLACE'; readonly place: number; readonly outOf: number }
    | { readonly kind: 'GRADE'; readonly grade: string }
    | { readonly kind: 'SCORE'; readonly centi: number }
  readonly statedOn: string
  readonly document: string
  readonly source: FactSource
}

/** The outside reference of a growth item (the city average), never the mean of our own units. */
export type ReferenceValue = {
  readonly item: string
  readonly value: number
  readonly statedOn: string
  readonly document: string
}

/** Points of a project credited in the period: to a person, and to the unit that gets the credit. */
export type PointsEntry = {
  readonly code: string
  readonly project: string
  /** '' where no person earned them (the lead unit's share). */
  readonly person: string
  readonly unit: string
  readonly pointsCenti: number
  readonly effectiveOn: string
}

export type Project = {
  readonly code: string
  readonly name: string
  readonly leadUnit: string
  readonly chiefReps: readonly { readonly person: string; readonly startsOn: string; readonly endsOn: string | null }[]
}

export type VetoIndicator = {
  readonly code: string
  readonly name: string
  readonly domain: string
  readonly decimals: number
  readonly unit: string
  readonly required: number
  readonly direction: 'AT_LEAST' | 'AT_MOST'
  readonly warning: number
  readonly document: string
}

/** `actual` null: no reading yet. */
export type VetoReading = { readonly indicator: string; readonly unit: string; readonly actual: number | null }

export type VetoEvent = {
  readonly code: string
  readonly domain: string
  readonly level: 'UNIT' | 'PERSON'
  /** The unit of a UNIT event, '' for a PERSON event. */
  readonly unit: string
  /** The person of a PERSON event, '' for a UNIT event. */
  readonly person: string
  /** '' when the event names no project. */
  readonly project: string
  readonly occurredOn: string
  readonly confirmedOn: string | null
  readonly liftedOn: string | null
  readonly responsible: readonly string[]
  readonly document: string
  readonly state: 'PROPOSED' | 'CONFIRMED' | 'LIFTED'
}

export type Decision =
  | {
      readonly kind: 'NOT_APPLICABLE' | 'EXEMPT'
      readonly code: string
      readonly subject: SubjectRef
      readonly item: string
      readonly reason: string
    }
  /** The committee takes a tied person inside the open places of the unit. */
  | { readonly kind: 'EXCELLENT'; readonly code: string; readonly person: string; readonly reason: string }
  /** The committee moves unused excellent places. */
  | {
      readonly kind: 'MOVE_PLACES'
      readonly code: string
      readonly from: string
      readonly to: string
      readonly places: number
      readonly reason: string
    }

/** Rank in the former period, for rank change. */
export type FormerRank = {
  readonly level: SubjectLevel
  readonly code: string
  readonly group: string
  readonly rank: number
}

/** How one pool is shared out (RULES §12). */
export type Plan = {
  readonly code: string
  readonly poolFen: string
  readonly roundingUnit: 'FEN' | 'JIAO' | 'YUAN'
  /** Weights need not sum to anything. One slice PERFORMANCE of weight 1 is the whole pool. */
  readonly slices: readonly Slice[]
  readonly floorBp: number | null
  readonly ceilingBp: number | null
  readonly forfeits: 'SPREAD' | 'RETURN'
}

export type Slice =
  | { readonly kind: 'PERFORMANCE' | 'POST' | 'POINTS'; readonly code: string; readonly weight: number }
  | {
      readonly kind: 'HELD'
      readonly code: string
      readonly weight: number
      readonly lines: readonly { readonly person: string; readonly amountFen: string }[]
    }

export type PaidLine = { readonly person: string; readonly amountFen: string }
