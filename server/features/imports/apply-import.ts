import { withTx } from '../../platform/transactions.ts'
import type { Actor } from '../../platform/actor.ts'
import { AppError, Conflict } from '../../platform/errors.ts'
import { toAppError } from '../../platform/http/problem.ts'
import type { JobProgress } from '../../platform/jobs.ts'
import type { ImportMapping } from '../../contract/imports.contract.ts'
import type { FactBatch } from '../batches/batches.service.ts'
import { evaluateImport, type EvaluatedImport } from './evaluate-import.ts'
import { countFacts } from './count-facts.ts'
import type { ImportsDeps } from './import-deps.ts'
import { createImportsRepository, NO_REPORT, type ImportReport, type StoredImport } from './imports.repository.ts'
import { stageLedgers } from './write-facts.ts'

/**
 * Writes what a file states: ledgers staged in portions under a batch that nobody follows, then the roster and the batch made
 * visible in one transaction. Whatever fails leaves nothing behind. @throws AppError `import.problems`
 */
export async function applyImport(
  deps: ImportsDeps,
  actor: Actor,
  stored: StoredImport & { readonly mapping: ImportMapping },
  progress: JobProgress,
): Promise<{ readonly importId: string }> {
  const batch = await openBatch(deps, actor, stored)
  try {
    const evaluated = await evaluateImport({ ...deps, today: deps.clock.today() }, stored, stored.mapping, progress)
    refuseProblems(evaluated)
    const counts = await countFacts(deps.knex, evaluated.facts)
    const rows = await stageLedgers(
      deps.knex,
      deps,
      batch,
      evaluated.facts,
      evaluated.context.facts,
      progress.checkpoint,
    )
    await makeVisible(deps, actor, stored, { batch, evaluated, rows, report: { ...NO_REPORT, counts } }, progress)
    return { importId: stored.id }
  } catch (error) {
    await discardImport(deps, stored, batch.id, toAppError(error))
    throw error
  }
}

/** The batch is noted at the import at once, so that a killed process leaves no batch that nobody knows. */
function openBatch(deps: ImportsDeps, actor: Actor, stored: StoredImport): Promise<FactBatch> {
  return withTx(deps.knex, async (trx) => {
    const { period, fileName: title } = stored
    const batch = await deps.batches.open(trx, {
      period,
      kind: 'import',
      source: 'imported',
      title,
      userId: actor.userId,
    })
    await createImportsRepository(trx).update(stored.id, ['APPLYING'], { ...stored, batchId: batch.id })
    return batch
  })
}

/** Marks an import FAILED and its batch DISCARDED: its rows never count. */
export async function discardImport(
  { knex, batches }: Pick<ImportsDeps, 'knex' | 'batches'>,
  stored: StoredImport,
  batchId: string | null,
  error: AppError,
): Promise<void> {
  await withTx(knex, async (trx) => {
    const failure = { code: error.code, params: error.params }
    const failed = { ...stored, status: 'FAILED' as const, report: { ...stored.report, failure } }
    const isOurs = await createImportsRepository(trx).update(stored.id, ['APPLYING'], failed)
    if (isOurs && batchId !== null) await batches.discard(trx, batchId)
  })
}

function refuseProblems({ problems }: EvaluatedImport): void {
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length
  if (errors > 0) throw new AppError('import.problems', 422, { params: { count: errors } })
}

type Staged = {
  readonly batch: { readonly id: string }
  readonly evaluated: EvaluatedImport
  readonly rows: number
  readonly report: ImportReport
}

/** The one transaction that makes everything count and ends the job. */
async function makeVisible(
  deps: ImportsDeps,
  actor: Actor,
  stored: StoredImport,
  staged: Staged,
  progress: JobProgress,
): Promise<void> {
  const { facts } = staged.evaluated
  const touchesRoster = facts.units.length + facts.people.length + facts.postings.length + facts.offices.length > 0
  const touchesAll =
    touchesRoster || facts.statuses.length + facts.sanctions.length + facts.projects.length + facts.events.length > 0
  let behind: readonly string[] = []
  await deps.changeFor(actor, 'import.complete').run(async (trx) => {
    if (stored.period !== null) await deps.requireOpenPeriod(trx, stored.period)
    await deps.roster.stage(trx, staged.batch, facts)
    await deps.projects.stage(trx, facts.projects)
    await deps.batches.apply(trx, staged.batch.id, staged.rows)
    behind = await raise(deps, trx, stored.period, touchesAll)
    const applied = {
      ...stored,
      status: 'APPLIED' as const,
      batchId: staged.batch.id,
      appliedAt: deps.clock.now(),
      report: staged.report,
    }
    const isOurs = await createImportsRepository(trx).update(stored.id, ['APPLYING'], applied)
    if (!isOurs) throw new Conflict('import.notApplying')
    await progress.finish(trx, { importId: stored.id })
    const detail = { file: stored.fileName, digest: stored.fileDigest, period: stored.period, rows: staged.rows }
    return { value: stored.id, object: { type: 'import', id: stored.id }, detail }
  })
  behind.forEach((period) => deps.cards.scheduleRebuild(period))
}

async function raise(
  deps: ImportsDeps,
  trx: Parameters<ImportsDeps['cards']['markStale']>[0],
  period: string | null,
  touchesAll: boolean,
): Promise<readonly string[]> {
  if (touchesAll) return deps.cards.markAllStale(trx)
  if (period === null) return []
  await deps.cards.markStale(trx, period)
  return [period]
}
