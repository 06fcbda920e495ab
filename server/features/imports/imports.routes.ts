import {
  IMPORT_MAX_BYTES,
  importApply,
  importApplyStarted,
  importDetail,
  importLayoutChange,
  importList,
  importListQuery,
  importMapping,
  importParams,
  importProblems,
  importProblemsQuery,
  importUpload,
} from '../../contract/imports.contract.ts'
import { jobStarted } from '../../contract/primitives.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import { downloadRoutes } from './download.routes.ts'
import type { ImportsService } from './imports.service.ts'

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const PROBLEMS_A_PAGE = 100

/** A mapping with value tables is a long document. */
const MAPPING_BYTES = 2_000_000

/** Files: read, mapped, checked, applied. */
export function importsRoutes(imports: ImportsService): readonly RouteDeclaration[] {
  return [...readingRoutes(imports), ...editingRoutes(imports), ...workRoutes(imports), ...downloadRoutes(imports)]
}

function readingRoutes(imports: ImportsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/imports',
      operation: 'imports.list',
      summary: 'Imports, latest first',
      access: hr,
      query: importListQuery,
      response: importList,
      idempotency: 'none',
      audit: null,
      handle: async ({ query }) => ({ imports: await imports.list(query.period) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/imports',
      operation: 'imports.upload',
      summary: 'Upload a workbook or a text table; nothing is written to the ledgers',
      access: hr,
      upload: { maxBytes: IMPORT_MAX_BYTES },
      body: importUpload,
      response: importDetail,
      status: 201,
      idempotency: 'none',
      audit: 'import.upload',
      handle: async ({ actor, change, upload, body }) => imports.upload(change, actor, upload, body),
    }),
    defineRoute({
      method: 'GET',
      path: '/imports/:id',
      operation: 'imports.show',
      summary: 'An import: how the file was read, its mapping, and how it stands',
      access: hr,
      params: importParams,
      response: importDetail,
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => imports.detail(params.id),
    }),
    defineRoute({
      method: 'GET',
      path: '/imports/:id/problems',
      operation: 'imports.problems',
      summary: 'Every problem by row, column and reason',
      access: hr,
      params: importParams,
      query: importProblemsQuery,
      response: importProblems,
      idempotency: 'none',
      audit: null,
      handle: async ({ params, query }) =>
        imports.problems(params.id, query.offset ?? 0, query.limit ?? PROBLEMS_A_PAGE),
    }),
  ]
}

function editingRoutes(imports: ImportsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'PUT',
      path: '/imports/:id/layout',
      operation: 'imports.changeLayout',
      summary: 'Read the file another way: sheet, encoding, delimiter, header',
      access: hr,
      params: importParams,
      body: importLayoutChange,
      response: importDetail,
      idempotency: 'none',
      audit: 'import.changeLayout',
      handle: async ({ change, params, body }) => imports.changeLayout(change, params.id, body),
    }),
    defineRoute({
      method: 'PUT',
      path: '/imports/:id/mapping',
      operation: 'imports.saveMapping',
      summary: 'Say which column gives which fact; remembered for files of the same shape',
      access: hr,
      params: importParams,
      body: importMapping,
      bodyLimit: MAPPING_BYTES,
      response: importDetail,
      idempotency: 'none',
      audit: 'import.saveMapping',
      handle: async ({ change, params, body }) => imports.saveMapping(change, params.id, body),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/imports/:id',
      operation: 'imports.remove',
      summary: 'Forget an import that was not applied',
      access: hr,
      params: importParams,
      response: importList,
      idempotency: 'none',
      audit: 'import.remove',
      handle: async ({ change, params }) => {
        await imports.remove(change, params.id)
        return { imports: await imports.list(undefined) }
      },
    }),
  ]
}

function workRoutes(imports: ImportsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/imports/:id/check',
      operation: 'imports.check',
      summary: 'Find every problem of every row',
      access: hr,
      params: importParams,
      response: jobStarted,
      status: 202,
      idempotency: 'none',
      audit: 'import.check',
      handle: async ({ actor, change, params }) => imports.check(change, actor, params.id),
    }),
    defineRoute({
      method: 'POST',
      path: '/imports/:id/apply',
      operation: 'imports.apply',
      summary: 'Write what the checked file states, whole or not at all',
      access: hr,
      params: importParams,
      body: importApply,
      response: importApplyStarted,
      status: 202,
      idempotency: 'required',
      audit: 'import.apply',
      handle: async ({ actor, change, params, body }) => imports.apply(change, actor, params.id, body.repeat),
    }),
  ]
}
