import { z } from 'zod'
import { figureKind } from '../../contract/cards.contract.ts'
import { level } from '../../contract/figures.contract.ts'
import { code, id, jobStarted } from '../../contract/primitives.ts'
import {
  comparison,
  moveMade,
  movePreview,
  publicationInput,
  readiness,
  releaseInput,
  settlement,
  settlementExplanation,
  settlementHead,
  settlementInput,
  settlementPeople,
} from '../../contract/settlements.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { MovesService } from './moves.service.ts'
import type { ReadinessService } from './readiness.service.ts'
import type { ReportsService } from './reports.service.ts'
import type { SettlementsService } from './settlements.service.ts'

export type SettlementRoutesDeps = {
  readonly settlements: SettlementsService
  readonly reports: ReportsService
  readonly moves: MovesService
  readonly readiness: ReadinessService
}

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const moneyReaders = { kind: 'roles', roles: ['hr', 'auditor'], scope: 'bureau' } as const
const onePeriod = z.strictObject({ period: code })
const oneSettlement = z.strictObject({ settlement: id })

/** Settlements of a period, what they say, and the two moves they allow. */
export function settlementsRoutes(deps: SettlementRoutesDeps): readonly RouteDeclaration[] {
  return [...computingRoutes(deps), ...readingRoutes(deps), ...movingRoutes(deps)]
}

function computingRoutes({
  settlements,
  reports,
  readiness: ready,
}: SettlementRoutesDeps): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/readiness',
      operation: 'periods.readiness',
      summary: 'Who and what is pending, who has no goals, and why',
      access: moneyReaders,
      params: onePeriod,
      response: readiness,
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => ready.read(params.period),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/settlements',
      operation: 'settlements.order',
      summary: 'Compute a settlement of the period by a plan; the job answers { settlementId }',
      access: hr,
      params: onePeriod,
      body: settlementInput,
      response: jobStarted,
      status: 202,
      idempotency: 'required',
      audit: 'settlement.order',
      handle: async ({ params, body, actor, change }) => settlements.order(change, actor, params.period, body.plan),
    }),
    defineRoute({
      method: 'GET',
      path: '/periods/:period/settlements',
      operation: 'settlements.list',
      summary: 'Computed settlements of the period, newest first',
      access: moneyReaders,
      params: onePeriod,
      response: z.strictObject({ settlements: z.array(settlementHead) }),
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => ({ settlements: await reports.list(params.period) }),
    }),
  ]
}

function readingRoutes({ reports }: SettlementRoutesDeps): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/settlements/:settlement',
      operation: 'settlements.show',
      summary: 'A settlement with its slices, reserves and units',
      access: moneyReaders,
      params: oneSettlement,
      response: settlement,
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => reports.show(params.settlement),
    }),
    defineRoute({
      method: 'GET',
      path: '/settlements/:settlement/people',
      operation: 'settlements.people',
      summary: 'People of a settlement with their payments',
      access: moneyReaders,
      params: oneSettlement,
      query: z.strictObject({ unit: code.optional() }),
      response: settlementPeople,
      idempotency: 'none',
      audit: null,
      handle: async ({ params, query }) => reports.people(params.settlement, query.unit),
    }),
    defineRoute({
      method: 'GET',
      path: '/settlements/:settlement/explanation',
      operation: 'settlements.explain',
      summary: 'How a figure of the settlement came about',
      access: moneyReaders,
      params: oneSettlement,
      query: z.strictObject({ level, code, figure: figureKind }),
      response: settlementExplanation,
      idempotency: 'none',
      audit: null,
      handle: async ({ params, query }) => ({
        derivation: await reports.explain(params.settlement, query.level, query.code, query.figure),
      }),
    }),
    defineRoute({
      method: 'GET',
      path: '/settlement-comparison',
      operation: 'settlements.compare',
      summary: 'Two settlements of one period side by side: who gains, who loses',
      access: moneyReaders,
      query: z.strictObject({ a: id, b: id }),
      response: comparison,
      idempotency: 'none',
      audit: null,
      handle: async ({ query }) => reports.compare(query.a, query.b),
    }),
  ]
}

function movingRoutes({ moves }: SettlementRoutesDeps): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/publication',
      operation: 'periods.previewPublication',
      summary: 'What publishing a settlement would do, and what stands against it',
      access: hr,
      params: onePeriod,
      query: z.strictObject({ settlement: id }),
      response: movePreview,
      idempotency: 'none',
      audit: null,
      handle: async ({ params, query }) => mutable(await moves.previewPublication(params.period, query.settlement)),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/publication',
      operation: 'periods.publish',
      summary: 'Publish a settlement: OPEN → FINAL',
      access: hr,
      params: onePeriod,
      body: publicationInput,
      response: moveMade,
      idempotency: 'required',
      audit: 'period.publish',
      handle: async ({ params, body, actor, change }) =>
        moves.publish(change, actor, { period: params.period, ...body }),
    }),
    defineRoute({
      method: 'GET',
      path: '/periods/:period/release',
      operation: 'periods.previewRelease',
      summary: 'What releasing the payments would do, and what stands against it',
      access: hr,
      params: onePeriod,
      response: movePreview,
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => mutable(await moves.previewRelease(params.period)),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/release',
      operation: 'periods.release',
      summary: 'Release the payments of the published settlement: FINAL → RELEASED',
      access: hr,
      params: onePeriod,
      body: releaseInput,
      response: moveMade,
      idempotency: 'required',
      audit: 'period.release',
      handle: async ({ params, body, actor, change }) =>
        moves.release(change, actor, { period: params.period, ...body }),
    }),
  ]
}

function mutable<T extends { readonly blockers: readonly unknown[] }>(preview: T) {
  return { ...preview, blockers: [...preview.blockers] as { code: string; count: number }[] } // a copy of blockers
}
