import type { ImportDetail, ImportMapping } from '../../contract/imports.contract.ts'
import { toSummary, type ImportsRepository, type StoredImport } from './imports.repository.ts'
import { columnsOf } from './mapping-columns.ts'
import { suggestMapping } from './suggest-mapping.ts'

const PREVIEW_ROWS = 20

/** Everything the import page shows. */
export async function toDetail(repository: ImportsRepository, stored: StoredImport): Promise<ImportDetail> {
  const { mapping, source } = await mappingInForce(repository, stored)
  const used = columnsOf(mapping)
  return {
    ...toSummary(stored),
    layout: stored.layout,
    headers: [...stored.headers],
    preview: await previewOf(repository, stored),
    mapping,
    mappingSource: source,
    unusedHeaders: stored.headers.filter((header) => !used.has(header)),
    warnings: await warningsOf(repository, stored),
    counts: [...stored.report.counts],
    jobId: stored.jobId,
    batchId: stored.batchId,
    failure: failureOf(stored),
  }
}

async function mappingInForce(
  repository: ImportsRepository,
  stored: StoredImport,
): Promise<{ readonly mapping: ImportMapping; readonly source: ImportDetail['mappingSource'] }> {
  if (stored.mapping !== null) return { mapping: stored.mapping, source: 'SAVED' }
  const remembered = await repository.mapping(stored.shapeKey, stored.kind)
  if (remembered !== null) return { mapping: remembered, source: 'REMEMBERED' }
  return { mapping: suggestMapping(stored.kind, stored.headers), source: 'SUGGESTED' }
}

async function previewOf(
  repository: ImportsRepository,
  { id, layout }: StoredImport,
): Promise<ImportDetail['preview']> {
  const preview: ImportDetail['preview'] = []
  for await (const rows of repository.rows(id)) {
    for (const { row, cells } of rows) {
      if (row >= layout.headerRow + layout.headerRows) preview.push({ row, cells: [...cells] })
      if (preview.length === PREVIEW_ROWS) return preview
    }
  }
  return preview
}

async function warningsOf(repository: ImportsRepository, stored: StoredImport): Promise<ImportDetail['warnings']> {
  const same = stored.status === 'APPLIED' ? null : await repository.sameFile(stored, ['APPLIED'])
  return [
    ...(same === null
      ? []
      : [
          { code: 'import.sameFile', params: { importId: same.id, appliedAt: same.appliedAt ?? 0, by: same.userName } },
        ]),
    ...(stored.report.noteCount === 0 ? [] : [{ code: 'import.notes', params: { count: stored.report.noteCount } }]),
  ]
}

function failureOf({ report: { failure } }: StoredImport): ImportDetail['failure'] {
  if (failure === null) return null
  const params = Object.entries(failure.params).map(([name, value]) => [
    name,
    typeof value === 'object' ? [...value] : value,
  ])
  return { code: failure.code, params: Object.fromEntries(params) as Record<string, string | number | string[]> } // copies of ErrorParams
}
