import { z } from 'zod'
import { plan, planInput } from '../../contract/plans.contract.ts'
import { code } from '../../contract/primitives.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { PlansService } from './plans.service.ts'

const onePlan = z.strictObject({ period: code, plan: code })
const hrWrites = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const moneyReaders = { kind: 'roles', roles: ['hr', 'auditor'], scope: 'bureau' } as const

/** Distribution plans of a period. */
export function plansRoutes(plans: PlansService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/plans',
      operation: 'plans.list',
      summary: 'Distribution plans of a period',
      access: moneyReaders,
      params: z.strictObject({ period: code }),
      response: z.strictObject({ plans: z.array(plan) }),
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => ({ plans: [...(await plans.list(params.period))] }),
    }),
    defineRoute({
      method: 'PUT',
      path: '/periods/:period/plans/:plan',
      operation: 'plans.save',
      summary: 'Create or change a distribution plan',
      access: hrWrites,
      params: onePlan,
      body: planInput,
      bodyLimit: 5_000_000,
      response: plan,
      idempotency: 'none',
      audit: 'plan.save',
      handle: async ({ params, body, change }) => plans.save(change, params.period, params.plan, body),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/periods/:period/plans/:plan',
      operation: 'plans.remove',
      summary: 'Remove a distribution plan',
      access: hrWrites,
      params: onePlan,
      response: z.strictObject({}),
      idempotency: 'none',
      audit: 'plan.remove',
      handle: async ({ params, change }) => {
        await plans.remove(change, params.period, params.plan)
        return {}
      },
    }),
  ]
}
