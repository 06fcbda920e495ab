import type { Bundle, Plan, Slice } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'

/**
 * The same bundle with its arrays in their canonical order: rows with a code by code, others by the codes and dates that
 * tell them apart. The scheme keeps its order, which has a meaning. Nothing given is changed.
 */
export function sortBundle(bundle: Bundle): Bundle {
  return {
    ...bundle,
    calendar: {
      completeYears: [...bundle.calendar.completeYears].sort((a, b) => a - b),
      days: sortBy(bundle.calendar.days, ({ on }) => [on]),
    },
    units: sortBy(bundle.units, byOwnCode).map((unit) => ({
      ...unit,
      parents: sortBy(unit.parents, ({ startsOn, unit: parent, endsOn }) => [startsOn, parent, endsOn ?? '']),
    })),
    people: sortBy(bundle.people, byOwnCode),
    postings: sortBy(bundle.postings, byOwnCode),
    offices: sortBy(bundle.offices, (row) => [row.unit, row.person, row.role, row.startsOn, row.endsOn ?? '']),
    statuses: sortBy(bundle.statuses, (row) => [row.person, row.kind, row.startsOn, row.endsOn ?? '']),
    sanctions: sortBy(bundle.sanctions, ({ person, kind, decidedOn }) => [person, kind, decidedOn]),
    entries: sortBy(bundle.entries, byOwnCode),
    values: sortBy(bundle.values, ({ subject, item }) => [subject.level, subject.code, item]),
    references: sortBy(bundle.references, ({ item, statedOn }) => [item, statedOn]),
    points: sortBy(bundle.points, byOwnCode),
    ...sortEvents(bundle),
    decisions: sortBy(bundle.decisions, ({ kind, code }) => [code, kind]),
    formerRanks: sortBy(bundle.formerRanks, ({ level, code, group }) => [level, code, group]),
    plan: bundle.plan === null ? null : sortPlan(bundle.plan),
    paid: sortBy(bundle.paid, ({ person, amountFen }) => [person, amountFen]),
  }
}

function sortEvents(bundle: Bundle): Pick<Bundle, 'projects' | 'vetoIndicators' | 'vetoReadings' | 'vetoEvents'> {
  return {
    projects: sortBy(bundle.projects, byOwnCode).map((project) => ({
      ...project,
      chiefReps: sortBy(project.chiefReps, ({ person, startsOn, endsOn }) => [person, startsOn, endsOn ?? '']),
    })),
    vetoIndicators: sortBy(bundle.vetoIndicators, byOwnCode),
    vetoReadings: sortBy(bundle.vetoReadings, ({ indicator, unit }) => [indicator, unit]),
    vetoEvents: sortBy(bundle.vetoEvents, byOwnCode).map((event) => ({
      ...event,
      responsible: [...event.responsible].sort(compareCodes),
    })),
  }
}

function sortPlan(plan: Plan): Plan {
  return { ...plan, slices: sortBy(plan.slices, byOwnCode).map(sortSlice) }
}

function sortSlice(slice: Slice): Slice {
  if (slice.kind !== 'HELD') return slice
  return { ...slice, lines: sortBy(slice.lines, ({ person, amountFen }) => [person, amountFen]) }
}

const byOwnCode = ({ code }: { readonly code: string }): readonly string[] => [code]

/** Sorts by key columns, bytewise; rows that are in order already, the usual case, are only looked through. */
function sortBy<T>(rows: readonly T[], keyOf: (row: T) => readonly string[]): readonly T[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }))
  const isSorted = keyed.every(({ key }, i) => i === 0 || compareKeys(keyed[i - 1]?.key ?? [], key) <= 0)
  if (isSorted) return rows
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ row }) => row)
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareCodes(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  return 0
}
