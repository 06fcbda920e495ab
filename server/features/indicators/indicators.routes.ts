import { periodParams } from '../../contract/facts.contract.ts'
import {
  itemValue,
  referenceList,
  referenceRequest,
  referenceValue,
  valueFilter,
  valuePage,
  valueRequest,
  withdrawValueRequest,
} from '../../contract/indicators.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { ReferencesService } from './references.service.ts'
import type { ValuesService } from './values.service.ts'

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const readers = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head'], scope: 'bureau' } as const
const everybody = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head', 'staff'], scope: 'self' } as const

export function indicatorsRoutes(values: ValuesService, references: ReferencesService): readonly RouteDeclaration[] {
  return [...valueRoutes(values), ...referenceRoutes(references)]
}

function valueRoutes(values: ValuesService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/values',
      operation: 'values.list',
      summary: "Values of items within the caller's scope, latest statement first",
      access: everybody,
      params: periodParams,
      query: valueFilter,
      response: valuePage,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params, query }) => values.list(actor, params.period, query),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/values',
      operation: 'values.state',
      summary: 'State the value of an item; it replaces the former',
      access: hr,
      params: periodParams,
      body: valueRequest,
      response: itemValue,
      status: 201,
      idempotency: 'none',
      audit: 'value.state',
      handle: async ({ actor, change, params, body }) => values.state(change, actor, params.period, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/values/withdraw',
      operation: 'values.withdraw',
      summary: 'Leave an item without a value, with a reason',
      access: hr,
      params: periodParams,
      body: withdrawValueRequest,
      response: itemValue,
      status: 201,
      idempotency: 'none',
      audit: 'value.withdraw',
      handle: async ({ actor, change, params, body }) => values.withdraw(change, actor, params.period, body),
    }),
  ]
}

function referenceRoutes(references: ReferencesService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/references',
      operation: 'references.list',
      summary: 'Outside references of growth items, latest statement first',
      access: readers,
      params: periodParams,
      response: referenceList,
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => ({ references: await references.list(params.period) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/references',
      operation: 'references.state',
      summary: 'State the outside reference of a growth item',
      access: hr,
      params: periodParams,
      body: referenceRequest,
      response: referenceValue,
      status: 201,
      idempotency: 'none',
      audit: 'reference.state',
      handle: async ({ actor, change, params, body }) => references.state(change, actor, params.period, body),
    }),
  ]
}
