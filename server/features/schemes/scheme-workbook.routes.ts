import { z } from 'zod'
import { code } from '../../contract/primitives.ts'
import { schemeDetail } from '../../contract/schemes.contract.ts'
import { fileReply } from '../../platform/http/file-reply.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { SpreadsheetReader } from '../../platform/spreadsheets/read-spreadsheet.ts'
import type { TableRow } from '../../platform/spreadsheets/table-rows.ts'
import { WORKBOOK_TYPE, writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts'
import { readOutline } from './read-outline.ts'
import type { SchemesService } from './schemes.service.ts'
import { schemeSheet } from './write-outline.ts'

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)

const MOST_BYTES = 5 * 1024 * 1024

export type SchemeWorkbookDeps = {
  readonly schemes: Pick<SchemesService, 'find' | 'createFrom'>
  readonly reader: SpreadsheetReader
}

/** A scheme as a workbook: taken out, edited, and taken in again as the next draft. */
export function schemeWorkbookRoutes({ schemes, reader }: SchemeWorkbookDeps): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/schemes/:scheme/versions/:version/workbook',
      operation: 'schemes.workbook',
      summary: 'A version as a workbook that can be edited and imported as a draft',
      access: { kind: 'roles', roles: ['hr', 'auditor'], scope: 'bureau' },
      params: z.strictObject({ scheme: code, version: versionNumber }),
      response: fileReply(WORKBOOK_TYPE),
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => {
        const { scheme } = await schemes.find({ code: params.scheme, version: params.version })
        const fileName = `${scheme.name}-${scheme.code}-v${scheme.version}.xlsx`
        return { mediaType: WORKBOOK_TYPE, fileName, content: await writeWorkbook([schemeSheet(scheme)]) }
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/scheme-imports',
      operation: 'schemes.import',
      summary: 'Make a draft of a workbook: the next version of the code it names',
      access: { kind: 'roles', roles: ['hr'], scope: 'bureau' },
      upload: { maxBytes: MOST_BYTES },
      response: schemeDetail,
      status: 201,
      idempotency: 'none',
      audit: 'scheme.import',
      handle: async ({ change, upload }) => {
        const rows: TableRow[] = []
        await reader.read(upload.path, { sheet: null, encoding: null, delimiter: null }, async (portion) => {
          rows.push(...portion)
        })
        return schemes.createFrom(change, readOutline(rows))
      },
    }),
  ]
}
