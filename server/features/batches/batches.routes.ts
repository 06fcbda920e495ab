import { z } from 'zod'
import { batchPage } from '../../contract/batches.contract.ts'
import { periodParams } from '../../contract/facts.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { BatchesService } from './batches.service.ts'

/** What was stated in a period, form by form and file by file. */
export function batchesRoutes(batches: BatchesService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/batches',
      operation: 'batches.list',
      summary: 'Batches of facts of a period, latest first',
      access: { kind: 'roles', roles: ['hr', 'auditor'], scope: 'bureau' },
      params: periodParams,
      query: z.strictObject({
        cursor: z
          .string()
          .regex(/^\d{1,15}$/)
          .optional(),
      }),
      response: batchPage,
      idempotency: 'none',
      audit: null,
      handle: async ({ params, query }) => batches.list(params.period, query.cursor ?? null),
    }),
  ]
}
