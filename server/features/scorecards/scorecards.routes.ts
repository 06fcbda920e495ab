import { z } from 'zod'
import { explanation, explanationQuery, personCard, unitCard } from '../../contract/cards.contract.ts'
import { code } from '../../contract/primitives.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { ScorecardsService } from './scorecards.service.ts'

const readers = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head'], scope: 'unit' } as const
const everybody = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head', 'staff'], scope: 'self' } as const
const ofPeriod = z.strictObject({ period: code })

/** Cards of units and people, the own card, and the explanation of any figure on them. */
export function scorecardsRoutes(scorecards: ScorecardsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/units/:unit/card',
      operation: 'scorecards.unit',
      summary: "A unit's card with every fact it rests on",
      access: readers,
      params: z.strictObject({ unit: code }),
      query: ofPeriod,
      response: unitCard,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params, query }) => scorecards.unit(actor, query.period, params.unit),
    }),
    defineRoute({
      method: 'GET',
      path: '/people/:person/card',
      operation: 'scorecards.person',
      summary: "A person's card within the caller's scope",
      access: everybody,
      params: z.strictObject({ person: code }),
      query: ofPeriod,
      response: personCard,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params, query }) => scorecards.person(actor, query.period, params.person),
    }),
    defineRoute({
      method: 'GET',
      path: '/me/card',
      operation: 'scorecards.own',
      summary: 'My own card',
      access: everybody,
      query: ofPeriod,
      response: personCard,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, query }) => scorecards.own(actor, query.period),
    }),
    defineRoute({
      method: 'GET',
      path: '/explanations',
      operation: 'scorecards.explain',
      summary: 'How a figure came about, down to the facts',
      access: everybody,
      query: explanationQuery,
      response: explanation,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, query }) => scorecards.explain(actor, query),
    }),
  ]
}
