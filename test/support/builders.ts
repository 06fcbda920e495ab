import type {
  Bundle,
  Entry,
  ItemValue,
  Office,
  Period,
  Person,
  Plan,
  PointsEntry,
  Posting,
  Project,
  ReferenceValue,
  Unit,
  VetoEvent,
  VetoIndicator,
} from '../../server/engine/bundle.ts'
import { BUNDLE_FORMAT } from '../../server/engine/bundle.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'

export * from './scheme-builders.ts'
import { aScheme } from './scheme-builders.ts'

/**
 * Builders of complete, valid defaults. Each takes overrides of whole fields. The default bundle has one ranked module
 * with one member of staff, a stated score of 900.00 for each, and no pool.
 */
export function aBundle(over: Partial<Bundle> = {}): Bundle {
  return {
    format: BUNDLE_FORMAT,
    period: aPeriod(),
    scheme: aScheme(),
    calendar: { completeYears: [2026], days: [] },
    units: [aUnit()],
    people: [aPerson()],
    postings: [aPosting()],
    offices: [],
    statuses: [],
    sanctions: [],
    entries: [],
    values: [aScore(unitRef('U1'), 'U-SCORE', 90000), aScore(personRef('P1'), 'P-SCORE', 90000)],
    references: [],
    points: [],
    projects: [],
    vetoIndicators: [],
    vetoReadings: [],
    vetoEvents: [],
    decisions: [],
    formerRanks: [],
    plan: null,
    paid: [],
    ...over,
  }
}

export function aPeriod(over: Partial<Period> = {}): Period {
  return { code: '2026', name: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31', ...over }
}

export function unitRef(code: string): SubjectRef {
  return { level: 'unit', code }
}

export function personRef(code: string): SubjectRef {
  return { level: 'person', code }
}

/** A ranked module without a parent. */
export function aUnit(over: Partial<Unit> = {}): Unit {
  return { code: 'U1', name: 'Module 1', kind: 'MODULE', parents: [], ...over }
}

export function aPerson(over: Partial<Person> = {}): Person {
  return { code: 'P1', name: 'Person 1', roleClass: 'STAFF', ...over }
}

/** P1 in U1 with coefficient 1.00, open-ended since before the default period. */
export function aPosting(over: Partial<Posting> = {}): Posting {
  return { code: 'S1', person: 'P1', unit: 'U1', postBp: 10000, startsOn: '2025-01-01', endsOn: null, ...over }
}

export function anOffice(over: Partial<Office> = {}): Office {
  return { unit: 'U1', person: 'P1', role: 'HEAD', startsOn: '2025-01-01', endsOn: null, ...over }
}

export function anEntry(over: Partial<Entry> = {}): Entry {
  return {
    code: 'E1',
    subject: unitRef('U1'),
    rule: 'R1',
    count: 1,
    eventKey: '',
    effectiveOn: '2026-05-06',
    document: '',
    source: 'typed',
    ...over,
  }
}

export function aValue(over: Partial<ItemValue> = {}): ItemValue {
  return {
    subject: unitRef('U1'),
    item: 'I1',
    value: { kind: 'ACTUAL', actual: 100, target: null },
    statedOn: '2026-06-30',
    document: '',
    source: 'imported',
    ...over,
  }
}

/** A stated score, the shortest way to give a subject a card total. */
export function aScore(subject: SubjectRef, item: string, centi: number): ItemValue {
  return aValue({ subject, item, value: { kind: 'SCORE', centi } })
}

/** An indicator's actual, with a target of its own where one is given. */
export function anActual(subject: SubjectRef, item: string, actual: number, target: number | null = null): ItemValue {
  return aValue({ subject, item, value: { kind: 'ACTUAL', actual, target } })
}

export function aReference(over: Partial<ReferenceValue> = {}): ReferenceValue {
  return { item: 'I1', value: 0, statedOn: '2026-06-30', document: '', ...over }
}

export function aPointsEntry(over: Partial<PointsEntry> = {}): PointsEntry {
  return {
    code: 'PT1',
    project: 'PJ1',
    person: 'P1',
    unit: 'U1',
    pointsCenti: 1000,
    effectiveOn: '2026-05-06',
    ...over,
  }
}

export function aProject(over: Partial<Project> = {}): Project {
  return { code: 'PJ1', name: 'Project 1', leadUnit: 'U1', chiefReps: [], ...over }
}

/** Illegal land use of RULES §7.1: at most 15.00 % with a warning band of 5.00 pp. */
export function aVetoIndicator(over: Partial<VetoIndicator> = {}): VetoIndicator {
  return {
    code: 'V1',
    name: 'Illegal land use',
    domain: 'LAND',
    decimals: 2,
    unit: '%',
    required: 1500,
    direction: 'AT_MOST',
    warning: 500,
    document: '',
    ...over,
  }
}

/** A confirmed unit-level event on U1. */
export function aVetoEvent(over: Partial<VetoEvent> = {}): VetoEvent {
  return {
    code: 'VE1',
    domain: 'LAND',
    level: 'UNIT',
    unit: 'U1',
    person: '',
    project: '',
    occurredOn: '2026-07-01',
    confirmedOn: '2026-08-10',
    liftedOn: null,
    responsible: [],
    document: '',
    state: 'CONFIRMED',
    ...over,
  }
}

/** 1,000,000.00 yuan, all performance, to the fen, without bounds. */
export function aPlan(over: Partial<Plan> = {}): Plan {
  return {
    code: 'PLAN',
    poolFen: '100000000',
    roundingUnit: 'FEN',
    slices: [{ kind: 'PERFORMANCE', code: 'PERF', weight: 1 }],
    floorBp: null,
    ceilingBp: null,
    forfeits: 'SPREAD',
    ...over,
  }
}
