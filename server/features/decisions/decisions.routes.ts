import { z } from 'zod'
import { decision, decisionList, decisionRequest } from '../../contract/decisions.contract.ts'
import { periodParams, reason } from '../../contract/facts.contract.ts'
import { code } from '../../contract/primitives.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { DecisionsService } from './decisions.service.ts'

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const everybody = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head', 'staff'], scope: 'self' } as const

export function decisionsRoutes(decisions: DecisionsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/decisions',
      operation: 'decisions.list',
      summary: "Decisions within the caller's scope, latest first",
      access: everybody,
      params: periodParams,
      response: decisionList,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params }) => ({ decisions: await decisions.list(actor, params.period) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/decisions',
      operation: 'decisions.create',
      summary: 'Decide: not applicable, exempt, or about excellent places',
      access: hr,
      params: periodParams,
      body: decisionRequest,
      response: decision,
      status: 201,
      idempotency: 'none',
      audit: 'decision.create',
      handle: async ({ actor, change, params, body }) => decisions.create(change, actor, params.period, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/decisions/:decision/revoke',
      operation: 'decisions.revoke',
      summary: 'Take a decision back with a reason',
      access: hr,
      params: z.strictObject({ period: code, decision: code }),
      body: z.strictObject({ reason }),
      response: decision,
      idempotency: 'none',
      audit: 'decision.revoke',
      handle: async ({ change, params, body }) => {
        return decisions.revoke(change, params.period, params.decision, body.reason)
      },
    }),
  ]
}
