import type { Knex } from 'knex'
import type { ImportMapping, ImportProblem } from '../../contract/imports.contract.ts'
import type { Item, Scheme } from '../../engine/index.ts'
import type { JobProgress } from '../../platform/jobs.ts'
import type { TableRow } from '../../platform/spreadsheets/table-rows.ts'
import { readMemberships } from '../facts/fact-context.read-model.ts'
import { checkDrafts, factsOf, type StatedFacts } from './check-drafts.ts'
import type { FactServices } from './import-deps.ts'
import { readImportContext, withDrafts, type ImportContext } from './import-context.ts'
import { createImportsRepository, type StoredImport } from './imports.repository.ts'
import { evaluateMapping } from './mapping/evaluate-mapping.ts'
import { toProblem } from './to-problem.ts'

/** What a file states by its mapping, checked whole. */
export type EvaluatedImport = {
  readonly facts: StatedFacts
  readonly context: ImportContext
  readonly problems: readonly ImportProblem[]
}

/**
 * Reads every row by the mapping and checks every fact, for the check that shows problems and for the apply that writes:
 * the two are one.
 */
export async function evaluateImport(
  deps: FactServices & { readonly knex: Knex; readonly today: string },
  stored: StoredImport,
  mapping: ImportMapping,
  progress: JobProgress,
): Promise<EvaluatedImport> {
  const bare = await readImportContext(deps.knex, stored.period, deps.today)
  let done = 0
  const { drafts, faults } = await evaluateMapping({
    headers: stored.headers,
    mapping,
    context: { period: bare.facts?.period ?? null, today: deps.today },
    decimalsOf: decimalsIn(bare.facts?.scheme ?? null),
    portions: dataRows(deps.knex, stored),
    onRows: async (rows) => {
      done += rows
      await progress.report(Math.min(done, stored.rowCount), stored.rowCount)
    },
  })
  const present = bare.facts === null ? [] : await readMemberships(deps.knex, bare.facts.period)
  const context = withDrafts(bare, drafts, present)
  const checked = await checkDrafts(deps, drafts, context)
  const problems = [...faults, ...checked].map(toProblem)
  return { facts: factsOf(drafts), context, problems: problems.toSorted((a, b) => a.row - b.row) }
}

/** Rows below the header. */
async function* dataRows(knex: Knex, stored: StoredImport): AsyncGenerator<readonly TableRow[]> {
  const { headerRow, headerRows } = stored.layout
  for await (const rows of createImportsRepository(knex).rows(stored.id)) {
    yield rows.filter(({ row }) => row >= headerRow + headerRows)
  }
}

/** Decimals of the indicators of a scheme. */
function decimalsIn(scheme: Scheme | null): (item: string) => number | null {
  const items: readonly Item[] = (scheme?.cards ?? []).flatMap((card) =>
    card.categories.flatMap((category) => category.items),
  )
  const decimals = new Map(
    items.map(({ code, mode }) => [code, mode.kind === 'INDICATOR' ? mode.measure.decimals : null]),
  )
  return (item) => decimals.get(item) ?? null
}
