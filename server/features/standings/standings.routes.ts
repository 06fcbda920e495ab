import { z } from 'zod'
import { roleClass } from '../../contract/figures.contract.ts'
import { code } from '../../contract/primitives.ts'
import { leaderHome, personStandings, unitStandings } from '../../contract/standings.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { StandingsService } from './standings.service.ts'

const boardReaders = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head'], scope: 'unit' } as const

/** Boards: the leader's home, units, people. */
export function standingsRoutes(standings: StandingsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/home',
      operation: 'standings.home',
      summary: 'Units, trend, points, vetoes and what is pending, in one answer',
      access: boardReaders,
      query: z.strictObject({ period: code }),
      response: leaderHome,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, query }) => standings.home(actor, query.period),
    }),
    defineRoute({
      method: 'GET',
      path: '/standings/units',
      operation: 'standings.units',
      summary: 'Units by comparison group, best first',
      access: boardReaders,
      query: z.strictObject({ period: code }),
      response: unitStandings,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, query }) => standings.units(actor, query.period),
    }),
    defineRoute({
      method: 'GET',
      path: '/standings/people',
      operation: 'standings.people',
      summary: 'People of the scope by comparison group, best first',
      access: boardReaders,
      query: z.strictObject({ period: code, unit: code.optional(), roleClass: roleClass.optional() }),
      response: personStandings,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, query }) => standings.people(actor, query.period, query),
    }),
  ]
}
