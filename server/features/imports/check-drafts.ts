import type { RowProblem } from '../facts/row-problem.ts'
import type { FactServices } from './import-deps.ts'
import type { ImportContext } from './import-context.ts'
import type { PlacedFault } from './mapping/collect-facts.ts'
import { FACT_KINDS, fault, type Drafts, type ImportFactKind } from './mapping/import-facts.ts'

/** Facts that belong to a period. */
const OF_A_PERIOD: readonly ImportFactKind[] = ['entries', 'values', 'references', 'points', 'readings']

/** Checks all facts of a file by the services that write them: one check for forms and files. */
export async function checkDrafts(
  services: FactServices,
  drafts: Drafts,
  context: ImportContext,
): Promise<readonly PlacedFault[]> {
  const rows = factsOf(drafts)
  const roster = await services.roster.check(rows)
  const found: Partial<Record<ImportFactKind, readonly RowProblem[]>> = {
    ...roster,
    projects: services.projects.check(rows.projects, context.known),
    events: services.vetoEvents.check(rows.events, context.known),
    ...(await periodProblems(services, rows, context)),
  }
  return FACT_KINDS.flatMap((kind) => (found[kind] ?? []).map((problem) => placed(drafts, kind, problem)))
}

/** The facts without their places, by kind. */
export function factsOf(drafts: Drafts) {
  return {
    units: drafts.units.map(({ fact }) => fact),
    people: drafts.people.map(({ fact }) => fact),
    postings: drafts.postings.map(({ fact }) => fact),
    offices: drafts.offices.map(({ fact }) => fact),
    statuses: drafts.statuses.map(({ fact }) => fact),
    sanctions: drafts.sanctions.map(({ fact }) => fact),
    projects: drafts.projects.map(({ fact }) => fact),
    entries: drafts.entries.map(({ fact }) => fact),
    values: drafts.values.map(({ fact }) => fact),
    references: drafts.references.map(({ fact }) => fact),
    points: drafts.points.map(({ fact }) => fact),
    readings: drafts.readings.map(({ fact }) => fact),
    events: drafts.events.map(({ fact }) => fact),
  }
}

export type StatedFacts = ReturnType<typeof factsOf>

async function periodProblems(
  services: FactServices,
  rows: StatedFacts,
  { known, facts }: ImportContext,
): Promise<Partial<Record<ImportFactKind, readonly RowProblem[]>>> {
  if (facts === null) {
    return Object.fromEntries(
      OF_A_PERIOD.map((kind) => [
        kind,
        rows[kind].map((_, index) => ({ index, field: '', code: 'import.needsPeriod' })),
      ]),
    )
  }
  const span = { ...facts.period, revision: 0 }
  return {
    entries: services.entries.check(rows.entries, facts),
    values: services.values.check(rows.values, facts),
    references: services.references.check(rows.references, facts),
    points: services.points.check(rows.points, known, span),
    readings: await services.vetoReadings.check(rows.readings, known, span),
  }
}

function placed(drafts: Drafts, kind: ImportFactKind, problem: RowProblem): PlacedFault {
  const draft = drafts[kind][problem.index]
  if (draft === undefined) throw new Error(`${kind} has no row ${problem.index}`)
  const params = Object.fromEntries(
    Object.entries(problem.params ?? {}).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  )
  return { origin: draft.origin, fault: fault(problem.field, problem.code, params) }
}
