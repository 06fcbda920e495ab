import { importParams, importTemplateParams } from '../../contract/imports.contract.ts'
import { fileReply } from '../../platform/http/file-reply.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import { WORKBOOK_TYPE } from '../../platform/spreadsheets/write-workbook.ts'
import type { ImportsService } from './imports.service.ts'
import { problemWorkbook } from './problem-workbook.ts'
import { templateFileName, templateWorkbook } from './template-workbook.ts'

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const

/** Workbooks to fill in, and the rows that need another look. */
export function downloadRoutes(imports: Pick<ImportsService, 'problemRows'>): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/import-templates/:kind',
      operation: 'imports.template',
      summary: 'A workbook to fill in, with examples and notes; it maps by itself',
      access: hr,
      params: importTemplateParams,
      response: fileReply(WORKBOOK_TYPE),
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => ({
        mediaType: WORKBOOK_TYPE,
        fileName: templateFileName(params.kind),
        content: await templateWorkbook(params.kind),
      }),
    }),
    defineRoute({
      method: 'GET',
      path: '/imports/:id/problem-rows',
      operation: 'imports.problemRows',
      summary: 'The rows with problems as a workbook',
      access: hr,
      params: importParams,
      response: fileReply(WORKBOOK_TYPE),
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => {
        const found = await imports.problemRows(params.id)
        const name = found.stored.fileName.replace(/\.[^.]*$/, '')
        return { mediaType: WORKBOOK_TYPE, fileName: `${name}-问题行.xlsx`, content: await problemWorkbook(found) }
      },
    }),
  ]
}
