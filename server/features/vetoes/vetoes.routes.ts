import { z } from 'zod'
import { periodParams } from '../../contract/facts.contract.ts'
import { code } from '../../contract/primitives.ts'
import {
  confirmVetoRequest,
  createVetoIndicatorRequest,
  liftVetoRequest,
  vetoEvent,
  vetoEventFilter,
  vetoEventList,
  vetoEventRequest,
  vetoIndicator,
  vetoIndicatorList,
  vetoIndicatorRequest,
  vetoReadingRequest,
  vetoStrip,
} from '../../contract/vetoes.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { VetoEventsService } from './events.service.ts'
import type { ReadingsService } from './readings.service.ts'

const hr = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
const bureauReaders = { kind: 'roles', roles: ['hr', 'auditor'], scope: 'bureau' } as const
const boardReaders = { kind: 'roles', roles: ['hr', 'auditor', 'leader', 'head'], scope: 'unit' } as const
const oneEvent = z.strictObject({ event: code })
const stated = z.strictObject({ code: z.string() })

export function vetoesRoutes(readings: ReadingsService, events: VetoEventsService): readonly RouteDeclaration[] {
  return [...indicatorRoutes(readings), ...readingRoutes(readings), ...eventRoutes(events)]
}

function indicatorRoutes(readings: ReadingsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/veto-indicators',
      operation: 'vetoIndicators.list',
      summary: 'Veto indicators with their required level and warning band',
      access: bureauReaders,
      response: vetoIndicatorList,
      idempotency: 'none',
      audit: null,
      handle: async () => ({ indicators: [...(await readings.indicators())] }),
    }),
    defineRoute({
      method: 'POST',
      path: '/veto-indicators',
      operation: 'vetoIndicators.create',
      summary: 'Define a veto indicator',
      access: hr,
      body: createVetoIndicatorRequest,
      response: vetoIndicator,
      status: 201,
      idempotency: 'none',
      audit: 'vetoIndicator.create',
      handle: async ({ change, body }) => readings.createIndicator(change, body),
    }),
    defineRoute({
      method: 'PUT',
      path: '/veto-indicators/:indicator',
      operation: 'vetoIndicators.update',
      summary: 'Change a veto indicator',
      access: hr,
      params: z.strictObject({ indicator: code }),
      body: vetoIndicatorRequest,
      response: vetoIndicator,
      idempotency: 'none',
      audit: 'vetoIndicator.update',
      handle: async ({ change, params, body }) => readings.updateIndicator(change, params.indicator, body),
    }),
  ]
}

function readingRoutes(readings: ReadingsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/periods/:period/vetoes',
      operation: 'vetoes.strip',
      summary: 'Veto indicators with readings, state and distance, and the events',
      access: boardReaders,
      params: periodParams,
      response: vetoStrip,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params }) => readings.strip(actor, params.period),
    }),
    defineRoute({
      method: 'POST',
      path: '/periods/:period/veto-readings',
      operation: 'vetoReadings.state',
      summary: 'State a reading; one that misses its level opens an event',
      access: hr,
      params: periodParams,
      body: vetoReadingRequest,
      response: stated,
      status: 201,
      idempotency: 'none',
      audit: 'vetoReading.state',
      handle: async ({ actor, change, params, body }) => readings.state(change, actor, params.period, body),
    }),
  ]
}

function eventRoutes(events: VetoEventsService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/veto-events',
      operation: 'vetoEvents.list',
      summary: "Veto events within the caller's scope, latest first",
      access: boardReaders,
      query: vetoEventFilter,
      response: vetoEventList,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, query }) => ({ events: await events.list(actor, query) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/veto-events',
      operation: 'vetoEvents.propose',
      summary: 'Propose a veto event',
      access: hr,
      body: vetoEventRequest,
      response: vetoEvent,
      status: 201,
      idempotency: 'none',
      audit: 'vetoEvent.propose',
      handle: async ({ actor, change, body }) => events.propose(change, actor, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/veto-events/:event/confirmation',
      operation: 'vetoEvents.confirm',
      summary: 'Confirm a proposed veto event with its document',
      access: hr,
      params: oneEvent,
      body: confirmVetoRequest,
      response: vetoEvent,
      idempotency: 'none',
      audit: 'vetoEvent.confirm',
      handle: async ({ change, params, body }) => events.confirm(change, params.event, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/veto-events/:event/lifting',
      operation: 'vetoEvents.lift',
      summary: 'Lift a confirmed veto event',
      access: hr,
      params: oneEvent,
      body: liftVetoRequest,
      response: vetoEvent,
      idempotency: 'none',
      audit: 'vetoEvent.lift',
      handle: async ({ change, params, body }) => events.lift(change, params.event, body),
    }),
  ]
}
