import type { Knex } from 'knex'
import type { ImportMapping, ImportProblem, ImportStatus } from '../../contract/imports.contract.ts'
import { Conflict } from '../../platform/errors.ts'
import type { JobProgress } from '../../platform/jobs.ts'
import { withTx } from '../../platform/transactions.ts'
import { countFacts } from './count-facts.ts'
import { evaluateImport } from './evaluate-import.ts'
import type { ImportsDeps } from './import-deps.ts'
import { createImportsRepository, type StoredImport } from './imports.repository.ts'

/** An import that may be read, mapped and checked again. */
export const EDITABLE: readonly ImportStatus[] = ['READ', 'CHECKED', 'FAILED']

const PROBLEMS_A_PORTION = 500

/** Problems kept for the list; a mapping that is wrong for every row shows itself long before. All are counted. */
const MOST_KEPT = 50_000

/**
 * Checks every row and keeps what was found. @throws Conflict `import.changed` when the layout or the mapping was
 * changed meanwhile: what was found would be about something else.
 */
export async function checkImport(
  deps: ImportsDeps,
  stored: StoredImport,
  mapping: ImportMapping,
  progress: JobProgress,
): Promise<{ importId: string }> {
  const { facts, problems } = await evaluateImport({ ...deps, today: deps.clock.today() }, stored, mapping, progress)
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length
  const counts = errors === 0 ? await countFacts(deps.knex, facts) : []
  const report = { noteCount: problems.length - errors, counts, failure: null }
  const checked = { ...stored, mapping, status: 'CHECKED' as const, problemCount: errors, report }
  await withTx(deps.knex, async (trx) => {
    const repository = createImportsRepository(trx)
    const now = await repository.find(stored.id)
    if (now === null || !isSame(now, stored)) throw new Conflict('import.changed')
    if (!(await repository.update(stored.id, EDITABLE, checked))) throw new Conflict('import.changed')
    await keepProblems(trx, stored.id, problems.slice(0, MOST_KEPT))
  })
  return { importId: stored.id }
}

async function keepProblems(trx: Knex.Transaction, id: string, problems: readonly ImportProblem[]): Promise<void> {
  const repository = createImportsRepository(trx)
  await repository.clear('import_problems', id)
  for (let start = 0; start < problems.length; start += PROBLEMS_A_PORTION) {
    const portion = problems.slice(start, start + PROBLEMS_A_PORTION)
    await repository.putPortion('import_problems', id, start / PROBLEMS_A_PORTION, JSON.stringify(portion))
  }
}

function isSame(now: StoredImport, before: StoredImport): boolean {
  const read = ({ layout, headers, mapping }: StoredImport) => JSON.stringify({ layout, headers, mapping })
  return read(now) === read(before)
}
