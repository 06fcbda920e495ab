import { periodParams } from '../../contract/facts.contract.ts'
import {
  changePeriodRequest,
  createPeriodRequest,
  period,
  periodDetail,
  periodList,
} from '../../contract/periods.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { PeriodsService } from './periods.service.ts'

const readers = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head', 'staff'], scope: 'bureau' } as const
const writers = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const

/** Periods are names and dates: everybody with a business role may know them. */
export function periodsRoutes(periods: PeriodsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods',
      operation: 'periods.list',
      summary: 'Assessment periods, newest first',
      access: readers,
      response: periodList,
      idempotency: 'none',
      audit: null,
      handle: async () => ({ periods: await periods.list() }),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods',
      operation: 'periods.create',
      summary: 'Open a period under an active scheme',
      access: writers,
      body: createPeriodRequest,
      response: period,
      status: 201,
      idempotency: 'none',
      audit: 'period.create',
      handle: async ({ change, body }) => periods.create(change, body),
    }),
    defineRoute({
      method: 'GET',
      path: '/periods/:period',
      operation: 'periods.get',
      summary: 'One period with its moves',
      access: readers,
      params: periodParams,
      response: periodDetail,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params }) => periods.show(actor, params.period),
    }),
    defineRoute({
      method: 'PUT',
      path: '/periods/:period',
      operation: 'periods.update',
      summary: 'Change an open period; once facts are stated only its name and its former period',
      access: writers,
      params: periodParams,
      body: changePeriodRequest,
      response: period,
      idempotency: 'none',
      audit: 'period.update',
      handle: async ({ change, params, body }) => periods.update(change, params.period, body),
    }),
  ]
}
