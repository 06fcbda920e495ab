import { z } from 'zod'
import { id } from '../../contract/primitives.ts'
import { fileReply } from '../../platform/http/file-reply.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import { CSV_TYPE, writeCsv } from '../../platform/spreadsheets/write-csv.ts'
import { WORKBOOK_TYPE, writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts'
import type { ExportService } from './export.service.ts'

/** A settlement as a file: a workbook of four tables, or the people's table as text. */
export function settlementExportRoutes(exports: ExportService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/settlements/:settlement/export',
      operation: 'settlements.export',
      summary: 'The settlement as XLSX (four tables) or CSV (people; UTF-8 or GB18030)',
      access: { kind: 'roles', roles: ['hr', 'auditor'], scope: 'bureau' },
      params: z.strictObject({ settlement: id }),
      query: z.strictObject({
        format: z.enum(['xlsx', 'csv']),
        language: z.enum(['zh-CN', 'en']).optional(),
        encoding: z.enum(['utf-8', 'gb18030']).optional(),
      }),
      response: fileReply(WORKBOOK_TYPE, CSV_TYPE),
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params, query }) => {
        const { name, sheets } = await exports.sheets(actor, params.settlement, query.language ?? 'zh-CN')
        const [people] = sheets
        if (query.format === 'xlsx' || people === undefined) {
          return { mediaType: WORKBOOK_TYPE, fileName: `${name}.xlsx`, content: await writeWorkbook(sheets) }
        }
        return { mediaType: CSV_TYPE, fileName: `${name}.csv`, content: writeCsv(people, query.encoding) }
      },
    }),
  ]
}
