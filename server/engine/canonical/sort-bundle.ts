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
      days: inOrder(bundle.calendar.days, ({ on }) => on),
    },
    units: inOrder(bundle.units, code).map((unit) => ({
      ...unit,
      parents: inOrder(unit.parents, startsOn, ({ unit: parent }) => parent, endsOn),
    })),
    people: inOrder(bundle.people, code),
    postings: inOrder(bundle.postings, code),
    offices: inOrder(
      bundle.offices,
      ({ unit }) => unit,
      person,
      ({ role }) => role,
      startsOn,
      endsOn,
    ),
    statuses: inOrder(bundle.statuses, person, kind, startsOn, endsOn),
    sanctions: inOrder(bundle.sanctions, person, kind, ({ decidedOn }) => decidedOn),
    entries: inOrder(bundle.entries, code),
    values: inOrder(
      bundle.values,
      ({ subject }) => subject.level,
      ({ subject }) => subject.code,
      item,
    ),
    references: inOrder(bundle.references, item, ({ statedOn }) => statedOn),
    points: inOrder(bundle.points, code),
    ...sortEvents(bundle),
    decisions: inOrder(bundle.decisions, ({ code }) => code, kind),
    formerRanks: inOrder(
      bundle.formerRanks,
      ({ level }) => level,
      ({ code }) => code,
      ({ group }) => group,
    ),
    plan: bundle.plan === null ? null : sortPlan(bundle.plan),
    paid: inOrder(bundle.paid, person, ({ amountFen }) => amountFen),
  }
}

function sortEvents(bundle: Bundle): Pick<Bundle, 'projects' | 'vetoIndicators' | 'vetoReadings' | 'vetoEvents'> {
  return {
    projects: inOrder(bundle.projects, code).map((project) => ({
      ...project,
      chiefReps: inOrder(project.chiefReps, person, startsOn, endsOn),
    })),
    vetoIndicators: inOrder(bundle.vetoIndicators, code),
    vetoReadings: inOrder(
      bundle.vetoReadings,
      ({ indicator }) => indicator,
      ({ unit }) => unit,
    ),
    vetoEvents: inOrder(bundle.vetoEvents, code).map((event) => ({
      ...event,
      responsible: [...event.responsible].sort(compareCodes),
    })),
  }
}

function sortPlan(plan: Plan): Plan {
  return { ...plan, slices: inOrder(plan.slices, code).map(sortSlice) }
}

function sortSlice(slice: Slice): Slice {
  if (slice.kind !== 'HELD') return slice
  return { ...slice, lines: inOrder(slice.lines, person, ({ amountFen }) => amountFen) }
}

const code = (row: { readonly code: string }): string => row.code
const person = (row: { readonly person: string }): string => row.person
const item = (row: { readonly item: string }): string => row.item
const kind = (row: { readonly kind: string }): string => row.kind
const startsOn = (row: { readonly startsOn: string }): string => row.startsOn
const endsOn = (row: { readonly endsOn: string | null }): string => row.endsOn ?? ''

type Column<T> = (row: T) => string

/**
 * Rows sorted bytewise by columns, the first that differs deciding. Rows in order already, the usual case, are only
 * looked through.
 */
function inOrder<T>(rows: readonly T[], ...columns: readonly Column<NoInfer<T>>[]): readonly T[] {
  const compare = (a: T, b: T): number => compareBy(columns, a, b)
  for (let i = 1; i < rows.length; i++) {
    const before = rows[i - 1]
    const row = rows[i]
    if (before !== undefined && row !== undefined && compare(before, row) > 0) return [...rows].sort(compare)
  }
  return rows
}

function compareBy<T>(columns: readonly Column<T>[], a: T, b: T): number {
  for (const column of columns) {
    const order = compareCodes(column(a), column(b))
    if (order !== 0) return order
  }
  return 0
}
