import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type {
  ImportFileRow,
  ImportMappingRow,
  ImportProblemsRow,
  ImportRow,
  ImportRowsRow,
} from '../../../db/tables.ts'
import type {
  ImportCount,
  ImportKind,
  ImportLayout,
  ImportMapping,
  ImportProblem,
  ImportStatus,
  ImportSummary,
} from '../../contract/imports.contract.ts'
import type { ErrorParams } from '../../platform/errors.ts'
import type { TableRow } from '../../platform/spreadsheets/table-rows.ts'

/** What the last check or apply found. */
export type ImportReport = {
  readonly noteCount: number
  readonly counts: readonly ImportCount[]
  readonly failure: { readonly code: string; readonly params: ErrorParams } | null
}

export const NO_REPORT: ImportReport = { noteCount: 0, counts: [], failure: null }

export type StoredImport = {
  readonly id: string
  readonly kind: ImportKind
  readonly period: string | null
  readonly fileName: string
  readonly fileDigest: string
  readonly shapeKey: string
  readonly layout: ImportLayout
  readonly headers: readonly string[]
  readonly mapping: ImportMapping | null
  readonly status: ImportStatus
  readonly rowCount: number
  readonly problemCount: number
  readonly report: ImportReport
  readonly jobId: string | null
  readonly batchId: string | null
  readonly userId: string
  readonly userName: string
  readonly createdAt: number
  readonly appliedAt: number | null
}

type Portion = 'import_rows' | 'import_files' | 'import_problems'
const PORTIONS: readonly Portion[] = ['import_rows', 'import_files', 'import_problems']

export function createImportsRepository(knex: Knex) {
  const read = () =>
    knex({ i: 'imports' }).leftJoin({ u: 'users' }, 'u.id', 'i.user_id').select('i.*', { user_name: 'u.name' })

  return {
    async insert(stored: Omit<StoredImport, 'userName'>): Promise<void> {
      await knex<ImportRow>('imports').insert(toRow(stored))
    },

    async find(id: string): Promise<StoredImport | null> {
      const row = (await read().where('i.id', id).first()) as (ImportRow & { user_name: string | null }) | undefined // selected above
      return row === undefined ? null : toImport(row)
    },

    async list(period: string | null): Promise<readonly StoredImport[]> {
      const query = read()
        .orderBy([
          { column: 'i.created_at', order: 'desc' },
          { column: 'i.id', order: 'desc' },
        ])
        .limit(100)
      if (period !== null) query.where('i.period_code', period)
      return ((await query) as (ImportRow & { user_name: string | null })[]).map(toImport) // selected above
    },

    /** Compare and set on the status. @returns false when it is another. */
    async update(id: string, from: readonly ImportStatus[], stored: Omit<StoredImport, 'userName'>): Promise<boolean> {
      const { id: _, ...changes } = toRow(stored)
      return (
        (await knex('imports')
          .where({ id })
          .whereIn('status', [...from])
          .update(changes)) === 1
      )
    },

    /** Another import of the same file into the same period that is in one of these states. */
    async sameFile(
      stored: Pick<StoredImport, 'id' | 'fileDigest' | 'period'>,
      statuses: readonly ImportStatus[],
    ): Promise<StoredImport | null> {
      const row = (await read()
        .where({ 'i.file_digest': stored.fileDigest, 'i.period_code': stored.period })
        .whereIn('i.status', [...statuses])
        .whereNot('i.id', stored.id)
        .first()) as (ImportRow & { user_name: string | null }) | undefined // selected above
      return row === undefined ? null : toImport(row)
    },

    /** Imports whose job has ended while they were APPLYING: their process was killed. */
    async abandoned(): Promise<readonly StoredImport[]> {
      const rows = (await read()
        .leftJoin({ j: 'jobs' }, 'j.id', 'i.job_id')
        .where('i.status', 'APPLYING')
        .andWhere((ended) => ended.whereNull('j.id').orWhereNot('j.status', 'RUNNING'))) as (ImportRow & {
        user_name: string | null
      })[] // selected above
      return rows.map(toImport)
    },

    async putPortion(table: Portion, id: string, seq: number, content: string): Promise<void> {
      await knex(table).insert({ import_id: id, seq, content })
    },

    async portion(table: Portion, id: string, seq: number): Promise<string | null> {
      const row = await knex<ImportRowsRow | ImportFileRow | ImportProblemsRow>(table)
        .where({ import_id: id, seq })
        .first()
      return row?.content ?? null
    },

    async clear(table: Portion, id: string): Promise<void> {
      await knex(table).where({ import_id: id }).delete()
    },

    async remove(id: string): Promise<void> {
      for (const table of PORTIONS) await knex(table).where({ import_id: id }).delete()
      await knex('imports').where({ id }).delete()
    },

    async mapping(shapeKey: string, kind: ImportKind): Promise<ImportMapping | null> {
      const row = await knex<ImportMappingRow>('import_mappings').where({ shape_key: shapeKey, kind }).first()
      return row === undefined ? null : (JSON.parse(row.mapping) as ImportMapping) // only parsed mappings are written
    },

    async rememberMapping(shapeKey: string, kind: ImportKind, mapping: ImportMapping, at: number): Promise<void> {
      await knex('import_mappings')
        .insert({ shape_key: shapeKey, kind, mapping: JSON.stringify(mapping), updated_at: at })
        .onConflict(['shape_key', 'kind'])
        .merge(['mapping', 'updated_at'])
    },

    async *rows(id: string): AsyncGenerator<readonly TableRow[]> {
      for (let seq = 0; ; seq += 1) {
        const content = await this.portion('import_rows', id, seq)
        if (content === null) return
        yield JSON.parse(content) as TableRow[] // written by storeFile
      }
    },

    async problems(id: string): Promise<readonly ImportProblem[]> {
      const rows = await knex<ImportProblemsRow>('import_problems').where({ import_id: id }).orderBy('seq')
      return rows.flatMap((row) => JSON.parse(row.content) as ImportProblem[]) // written by the check
    },
  }
}

export type ImportsRepository = ReturnType<typeof createImportsRepository>

function toRow(stored: Omit<StoredImport, 'userName'>): ImportRow {
  return {
    id: stored.id,
    kind: stored.kind,
    period_code: stored.period,
    file_name: stored.fileName,
    file_digest: stored.fileDigest,
    shape_key: stored.shapeKey,
    layout: JSON.stringify({ layout: stored.layout, headers: stored.headers }),
    mapping: stored.mapping === null ? null : JSON.stringify(stored.mapping),
    status: stored.status,
    row_count: stored.rowCount,
    problem_count: stored.problemCount,
    report: JSON.stringify(stored.report),
    job_id: stored.jobId,
    batch_id: stored.batchId,
    user_id: stored.userId,
    created_at: stored.createdAt,
    applied_at: stored.appliedAt,
  }
}

function toImport(row: ImportRow & { user_name: string | null }): StoredImport {
  const read = JSON.parse(row.layout) as Pick<StoredImport, 'layout' | 'headers'> // written by toRow
  return {
    id: row.id,
    kind: row.kind as ImportKind, // the contract admits no other kind on the way in
    period: row.period_code,
    fileName: row.file_name,
    fileDigest: row.file_digest,
    shapeKey: row.shape_key,
    ...read,
    mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as ImportMapping), // only parsed mappings are written
    status: row.status as ImportStatus, // moved among the five only
    rowCount: row.row_count,
    problemCount: row.problem_count,
    report: row.report === null ? NO_REPORT : (JSON.parse(row.report) as ImportReport), // written by toRow
    jobId: row.job_id,
    batchId: row.batch_id,
    userId: row.user_id,
    userName: row.user_name ?? '',
    createdAt: toInteger(row.created_at),
    appliedAt: row.applied_at === null ? null : toInteger(row.applied_at),
  }
}

export function toSummary(stored: StoredImport): ImportSummary {
  return {
    id: stored.id,
    kind: stored.kind,
    periodCode: stored.period,
    fileName: stored.fileName,
    fileDigest: stored.fileDigest,
    status: stored.status,
    rowCount: stored.rowCount,
    problemCount: stored.problemCount,
    noteCount: stored.report.noteCount,
    createdBy: stored.userName,
    createdAt: stored.createdAt,
    appliedAt: stored.appliedAt,
  }
}
