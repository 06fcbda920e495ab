import type {
  ImportDetail,
  ImportKind,
  ImportLayoutChange,
  ImportMapping,
  ImportProblems,
  ImportSummary,
  ImportUpload,
} from '../../contract/imports.contract.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import { AppError, Conflict, NotFound } from '../../platform/errors.ts'
import type { UploadedFile } from '../../platform/http/upload.ts'
import { applyImport, discardImport } from './apply-import.ts'
import { checkImport, EDITABLE } from './check-import.ts'
import { toDetail } from './import-detail.ts'
import type { ImportsDeps } from './import-deps.ts'
import { createImportsRepository, NO_REPORT, toSummary, type StoredImport } from './imports.repository.ts'
import { summariseProblems } from './problem-page.ts'
import { DETECT, keepFile, storeRows, withKeptFile } from './store-file.ts'
import { suggestMapping } from './suggest-mapping.ts'

export type ImportsService = ReturnType<typeof createImportsService>

/** Files on their way into the ledgers: read, mapped, checked whole, applied whole or not at all. */
export function createImportsService(deps: ImportsDeps) {
  const { knex, clock, newId, jobs, reader } = deps
  const repository = createImportsRepository(knex)

  async function find(id: string): Promise<StoredImport> {
    const stored = await repository.find(id)
    if (stored === null) throw new NotFound()
    return stored
  }

  async function detail(id: string): Promise<ImportDetail> {
    return toDetail(repository, await find(id))
  }

  async function requireEditable(id: string): Promise<StoredImport> {
    const stored = await find(id)
    if (!EDITABLE.includes(stored.status))
      throw new Conflict('import.notEditable', { params: { status: stored.status } })
    return stored
  }

  /** The mapping in force: saved, remembered, or suggested. */
  async function mappingOf(stored: StoredImport): Promise<ImportMapping> {
    return (
      stored.mapping ??
      (await repository.mapping(stored.shapeKey, stored.kind)) ??
      suggestMapping(stored.kind, stored.headers)
    )
  }

  return {
    list: async (period: string | undefined): Promise<ImportSummary[]> =>
      (await repository.list(period ?? null)).map(toSummary),

    detail,

    /** Reads an uploaded file. @throws FileRefused, NotFound for an unknown period. */
    async upload(
      change: Change,
      actor: Actor,
      file: UploadedFile,
      { kind, periodCode }: ImportUpload,
    ): Promise<ImportDetail> {
      const period = periodCode ?? null
      if (period !== null) await deps.requirePeriod(period)
      const id = newId()
      try {
        const read = await storeRows(reader, repository, id, file.path, DETECT)
        await keepFile(repository, id, file.path)
        await change.run(async (trx) => {
          await createImportsRepository(trx).insert({
            ...newImport(id, kind, period, actor, clock.now()),
            ...read,
            fileName: file.name,
            fileDigest: file.sha256,
          })
          return {
            value: undefined,
            object: { type: 'import', id },
            detail: { file: file.name, digest: file.sha256, kind },
          }
        })
      } catch (error) {
        await repository.remove(id)
        throw error
      }
      return detail(id)
    },

    /** Reads the kept file another way; the mapping starts anew. @throws FileRefused, Conflict `import.notEditable`. */
    async changeLayout(change: Change, id: string, layout: ImportLayoutChange): Promise<ImportDetail> {
      const stored = await requireEditable(id)
      const read = await withKeptFile(repository, id, (path) => storeRows(reader, repository, id, path, layout))
      await save(
        change,
        { ...stored, ...read, mapping: null, status: 'READ', problemCount: 0, report: NO_REPORT },
        { layout },
      )
      return detail(id)
    },

    /** Keeps the mapping, for this import and for files of the same shape. @throws Conflict `import.notEditable`. */
    async saveMapping(change: Change, id: string, mapping: ImportMapping): Promise<ImportDetail> {
      const stored = await requireEditable(id)
      await save(change, { ...stored, mapping, status: 'READ', problemCount: 0, report: NO_REPORT }, {})
      await repository.rememberMapping(stored.shapeKey, stored.kind, mapping, clock.now())
      return detail(id)
    },

    /** Finds every problem of every row. @returns the job */
    async check(change: Change, actor: Actor, id: string): Promise<{ jobId: string }> {
      const stored = await requireEditable(id)
      const mapping = await mappingOf(stored)
      const answer = await change.run(async (trx) => ({
        value: { jobId: await jobs.enqueue(trx, { kind: 'import.check', owner: actor, title: stored.fileName }) },
        object: { type: 'import', id },
      }))
      jobs.launch(answer.jobId, (progress) => checkImport(deps, stored, mapping, progress))
      return answer
    },

    async problems(id: string, offset: number, limit: number): Promise<ImportProblems> {
      await find(id)
      return summariseProblems(await repository.problems(id), offset, limit)
    },

    /** Everything with a problem, for the download. */
    async problemRows(id: string) {
      const stored = await find(id)
      const problems = await repository.problems(id)
      const wanted = new Set(problems.map(({ row }) => row))
      const rows = new Map<number, readonly string[]>()
      for await (const portion of repository.rows(id)) {
        for (const { row, cells } of portion) if (wanted.has(row)) rows.set(row, cells)
      }
      return { stored, problems, rows }
    },

    /** Writes a checked import. @throws Conflict `import.applied`, `import.notChecked`, `import.sameFile`. */
    async apply(change: Change, actor: Actor, id: string, repeat: boolean): Promise<{ jobId: string }> {
      const stored = await find(id)
      const mapping = await mappingOf(stored)
      let applying = { ...stored, mapping }
      // Inside the change, where a key that had its effect is answered before anything is refused.
      const answer = await change.run(async (trx) => {
        const inside = createImportsRepository(trx)
        refuseApply((await inside.find(id)) ?? stored)
        if (stored.period !== null) await deps.requireOpenPeriod(trx, stored.period)
        // Under the period's lock, and with those on their way: of two orders at once the second finds the first.
        const same = await inside.sameFile(stored, ['APPLIED', 'APPLYING'])
        if (same !== null && !repeat) throw new Conflict('import.sameFile', { params: { importId: same.id } })
        const jobId = await jobs.enqueue(trx, { kind: 'import.apply', owner: actor, title: stored.fileName })
        applying = { ...stored, mapping, status: 'APPLYING', jobId }
        const isOurs = await inside.update(id, ['CHECKED'], applying)
        if (!isOurs) throw new Conflict('import.notChecked')
        return {
          value: { jobId },
          object: { type: 'import', id },
          detail: { file: stored.fileName, period: stored.period },
        }
      })
      jobs.launch(answer.jobId, (progress) => applyImport(deps, actor, applying, progress))
      return answer
    },

    /** Forgets an import that was not applied. @throws Conflict `import.notEditable`. */
    async remove(change: Change, id: string): Promise<void> {
      const stored = await requireEditable(id)
      await change.run(async (trx) => {
        await createImportsRepository(trx).remove(id)
        return { value: undefined, object: { type: 'import', id }, detail: { file: stored.fileName } }
      })
    },

    /** At start: an import whose process was killed is FAILED and its batch DISCARDED. @returns how many */
    async resume(): Promise<number> {
      const abandoned = await repository.abandoned()
      for (const stored of abandoned) {
        const interrupted = new AppError('import.interrupted', 500)
        await discardImport(deps, stored, stored.batchId, interrupted)
      }
      return abandoned.length
    },
  }

  async function save(change: Change, stored: StoredImport, audit: object): Promise<void> {
    await change.run(async (trx) => {
      const isOurs = await createImportsRepository(trx).update(stored.id, EDITABLE, stored)
      if (!isOurs) throw new Conflict('import.notEditable', { params: { status: stored.status } })
      return {
        value: undefined,
        object: { type: 'import', id: stored.id },
        detail: { file: stored.fileName, ...audit },
      }
    })
  }
}

function refuseApply(stored: StoredImport): void {
  if (stored.status === 'APPLIED')
    throw new Conflict('import.applied', { params: { appliedAt: stored.appliedAt ?? 0 } })
  if (stored.status !== 'CHECKED') throw new Conflict('import.notChecked', { params: { status: stored.status } })
  if (stored.problemCount > 0) throw new AppError('import.problems', 422, { params: { count: stored.problemCount } })
}

function newImport(id: string, kind: ImportKind, period: string | null, actor: Actor, at: number) {
  return {
    ...{ id, kind, period, mapping: null, status: 'READ' as const, problemCount: 0, report: NO_REPORT },
    ...{ jobId: null, batchId: null, userId: actor.userId, createdAt: at, appliedAt: null },
  }
}
