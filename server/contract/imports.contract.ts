import { z } from 'zod'
import { code, id, instant, jobStarted, queryInt } from './primitives.ts'
import { importMapping } from './import-mapping.contract.ts'

export * from './import-mapping.contract.ts'

/** What a file mostly holds: chooses the template, the remembered mapping and the suggestion. Any target may be mapped. */
export const importKind = z
  .enum(['ROSTER', 'UNITS', 'STATUSES', 'ENTRIES', 'VALUES', 'REFERENCES', 'POINTS', 'VETO_READINGS', 'VETO_EVENTS'])
  .meta({ id: 'ImportKind' })
export type ImportKind = z.infer<typeof importKind>

export const IMPORT_MAX_BYTES = 20 * 1024 * 1024

/** READ → CHECKED → APPLYING → APPLIED | FAILED. A new layout or mapping leads back to READ. */
export const importStatus = z.enum(['READ', 'CHECKED', 'APPLYING', 'APPLIED', 'FAILED']).meta({ id: 'ImportStatus' })
export type ImportStatus = z.infer<typeof importStatus>

/** The fields beside the file of POST /imports (multipart). Facts need a period; a mere roster may do without. */
export const importUpload = z
  .strictObject({ kind: importKind, periodCode: code.optional() })
  .meta({ id: 'ImportUpload' })
export type ImportUpload = z.infer<typeof importUpload>

export const importEncoding = z.enum(['utf-8', 'gb18030']).meta({ id: 'ImportEncoding' })
export const importDelimiter = z.enum([',', ';', '\t']).meta({ id: 'ImportDelimiter' })

/** How the file was read. Encoding and delimiter are null for workbooks, sheets empty for CSV. */
export const importLayout = z
  .strictObject({
    format: z.enum(['xlsx', 'csv']),
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
    encoding: importEncoding.nullable(),
    delimiter: importDelimiter.nullable(),
    /** The first row of the header, as the file counts rows from 1. */
    headerRow: z.int(),
    /** 1, or 2 and more where merged rows make one header. */
    headerRows: z.int(),
  })
  .meta({ id: 'ImportLayout' })
export type ImportLayout = z.infer<typeof importLayout>

/** What HR may change about it; null keeps what was detected. */
export const importLayoutChange = z
  .strictObject({
    sheet: z.string().max(100).nullable(),
    encoding: importEncoding.nullable(),
    delimiter: importDelimiter.nullable(),
    headerRow: z.int().min(1).max(1000).nullable(),
    headerRows: z.int().min(1).max(5).nullable(),
  })
  .meta({ id: 'ImportLayoutChange' })
export type ImportLayoutChange = z.infer<typeof importLayoutChange>

export const importRow = z.strictObject({ row: z.int(), cells: z.array(z.string()) }).meta({ id: 'ImportRow' })

const messageParams = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))

/** Something to know or to decide: `import.sameFile` (params importId, appliedAt, by), `import.notes` (params count) … */
export const importWarning = z.strictObject({ code: z.string(), params: messageParams }).meta({ id: 'ImportWarning' })

/** How many facts of a kind the import would write or has written; `unchanged` are there already, equal. */
export const importCount = z
  .strictObject({ kind: z.string(), new: z.int(), unchanged: z.int() })
  .meta({ id: 'ImportCount' })
export type ImportCount = z.infer<typeof importCount>

export const importSummary = z
  .strictObject({
    id,
    kind: importKind,
    periodCode: z.string().nullable(),
    fileName: z.string(),
    fileDigest: z.string(),
    status: importStatus,
    rowCount: z.int(),
    /** Problems that keep the import from being applied; 0 until checked. */
    problemCount: z.int(),
    /** Values that were read with a remark, such as full-width digits; they do not keep it. */
    noteCount: z.int(),
    createdBy: z.string(),
    createdAt: instant,
    appliedAt: instant.nullable(),
  })
  .meta({ id: 'ImportSummary' })
export type ImportSummary = z.infer<typeof importSummary>

export const importDetail = importSummary
  .extend({
    layout: importLayout,
    headers: z.array(z.string()),
    /** The first rows as read, header rows excluded. */
    preview: z.array(importRow),
    /** The mapping in force: saved, else remembered from a file of the same shape, else suggested from the headers. */
    mapping: importMapping,
    mappingSource: z.enum(['SAVED', 'REMEMBERED', 'SUGGESTED']),
    /** Columns that the mapping does not read. */
    unusedHeaders: z.array(z.string()),
    warnings: z.array(importWarning),
    /** What an apply would write; empty until checked without problems. */
    counts: z.array(importCount),
    jobId: id.nullable(),
    batchId: id.nullable(),
    /** Why the last apply left nothing behind. */
    failure: importWarning.nullable(),
  })
  .meta({ id: 'ImportDetail' })
export type ImportDetail = z.infer<typeof importDetail>

export const importList = z.strictObject({ imports: z.array(importSummary) }).meta({ id: 'ImportList' })
export type ImportList = z.infer<typeof importList>

export const importListQuery = z.strictObject({ period: code.optional() })

/** One thing wrong with (or worth noting of) one cell. `column` is '' where the whole row is meant. */
export const importProblem = z
  .strictObject({
    row: z.int(),
    column: z.string(),
    severity: z.enum(['ERROR', 'NOTE']),
    code: z.string(),
    params: messageParams,
    /** The text as it stands in the file, shortened. */
    value: z.string(),
  })
  .meta({ id: 'ImportProblem' })
export type ImportProblem = z.infer<typeof importProblem>

export const importProblemsQuery = z.strictObject({
  offset: queryInt(0, 10_000_000).optional(),
  limit: queryInt(1, 500).optional(),
})

export const importProblems = z
  .strictObject({
    total: z.int(),
    offset: z.int(),
    problems: z.array(importProblem),
    /** How often each code occurs, most frequent first. */
    byCode: z.array(z.strictObject({ code: z.string(), column: z.string(), count: z.int() })),
  })
  .meta({ id: 'ImportProblems' })
export type ImportProblems = z.infer<typeof importProblems>

/**
 * POST /imports → 201 ImportDetail; GET /imports?period= → ImportList; GET /imports/{id} → ImportDetail;
 * PUT /imports/{id}/layout, PUT /imports/{id}/mapping → ImportDetail; POST /imports/{id}/check → 202 JobStarted;
 * GET /imports/{id}/problems → ImportProblems; GET /imports/{id}/problem-rows → workbook of the rows with problems;
 * POST /imports/{id}/apply (Idempotency-Key required) → 202 JobStarted, 409 import.applied when it was applied before;
 * DELETE /imports/{id} → ImportList; GET /import-templates/{kind} → workbook. When a job has ended, GET /imports/{id}
 * says how the import stands.
 *
 * `repeat` true applies a file that was applied to the same period before (409 import.sameFile otherwise). */
export const importApply = z.strictObject({ repeat: z.boolean() }).meta({ id: 'ImportApply' })
export type ImportApply = z.infer<typeof importApply>

export const importApplyStarted = jobStarted

export const importParams = z.strictObject({ id })
export const importTemplateParams = z.strictObject({ kind: importKind })
