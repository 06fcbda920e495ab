import type { Knex } from 'knex'
import { z } from 'zod'
import { auditPage } from '../../contract/audit.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import { readAuditPage } from './audit.read-model.ts'

export function auditRoutes(knex: Knex): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/audit',
      operation: 'audit.list',
      summary: 'Every change of state, newest first, a hundred at a time',
      access: { kind: 'roles', roles: ['auditor'], scope: 'bureau' },
      query: z.strictObject({
        below: z
          .string()
          .regex(/^\d{1,18}$/)
          .optional(),
        action: z.string().min(1).max(64).optional(),
        userId: z.string().min(1).max(26).optional(),
        objectId: z.string().min(1).max(200).optional(),
      }),
      response: auditPage,
      idempotency: 'none',
      audit: null,
      handle: async ({ query }) =>
        readAuditPage(knex, {
          below: query.below ?? null,
          action: query.action ?? null,
          userId: query.userId ?? null,
          objectId: query.objectId ?? null,
        }),
    }),
  ]
}
