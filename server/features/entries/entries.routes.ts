import { z } from 'zod'
import {
  entry,
  entryFilter,
  entryPage,
  entryPreview,
  entryPreviewQuery,
  entryRequest,
  revokeRequest,
} from '../../contract/entries.contract.ts'
import { periodParams } from '../../contract/facts.contract.ts'
import { code } from '../../contract/primitives.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { EntriesService } from './entries.service.ts'

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const everybody = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head', 'staff'], scope: 'self' } as const

export function entriesRoutes(entries: EntriesService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/entries',
      operation: 'entries.list',
      summary: "Additions and deductions within the caller's scope, latest statement first",
      access: everybody,
      params: periodParams,
      query: entryFilter,
      response: entryPage,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params, query }) => entries.list(actor, params.period, query),
    }),
    defineRoute({
      method: 'GET',
      path: '/periods/:period/entry-preview',
      operation: 'entries.preview',
      summary: 'What an entry would do, before it is saved',
      access: hr,
      params: periodParams,
      query: entryPreviewQuery,
      response: entryPreview,
      idempotency: 'none',
      audit: null,
      handle: async ({ params, query }) => {
        return entries.preview(params.period, { ...query, eventKey: query.eventKey ?? '' })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/entries',
      operation: 'entries.create',
      summary: 'State an addition or a deduction by a rule of the card',
      access: hr,
      params: periodParams,
      body: entryRequest,
      response: entry,
      status: 201,
      idempotency: 'none',
      audit: 'entry.create',
      handle: async ({ actor, change, params, body }) => entries.create(change, actor, params.period, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/entries/:entry/revoke',
      operation: 'entries.revoke',
      summary: 'Take an entry back with a reason',
      access: hr,
      params: z.strictObject({ period: code, entry: code }),
      body: revokeRequest,
      response: entry,
      idempotency: 'none',
      audit: 'entry.revoke',
      handle: async ({ change, params, body }) => {
        return entries.revoke(change, params.period, params.entry, body.reason)
      },
    }),
  ]
}
