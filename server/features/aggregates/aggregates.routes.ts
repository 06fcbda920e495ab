import { aggregate, aggregateQuery } from '../../contract/aggregate.contract.ts'
import { periodParams } from '../../contract/facts.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { AggregatesService } from './aggregates.service.ts'

export function aggregatesRoutes(aggregates: AggregatesService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/aggregate',
      operation: 'aggregates.read',
      summary: 'Sums of entries, project points or veto events by up to three dimensions',
      access: { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head'], scope: 'unit' },
      params: periodParams,
      query: aggregateQuery,
      response: aggregate,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params, query }) => aggregates.read(actor, params.period, query),
    }),
  ]
}
