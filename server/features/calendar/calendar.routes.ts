import { z } from 'zod'
import { calendarYear, calendarYearRequest } from '../../contract/calendar.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { CalendarService } from './calendar.service.ts'

const oneYear = z.strictObject({
  year: z
    .string()
    .regex(/^(19|20)\d{2}$/)
    .transform(Number),
})

export function calendarRoutes(calendar: CalendarService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/calendar/:year',
      operation: 'calendar.year',
      summary: 'Days of a year that differ from Monday to Friday',
      access: { kind: 'signedIn' },
      params: oneYear,
      response: calendarYear,
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => calendar.year(params.year),
    }),
    defineRoute({
      method: 'PUT',
      path: '/calendar/:year',
      operation: 'calendar.replace',
      summary: 'State the whole table of a year',
      access: { kind: 'roles', roles: ['hr'], scope: 'bureau' },
      params: oneYear,
      body: calendarYearRequest,
      response: calendarYear,
      idempotency: 'none',
      audit: 'calendar.replace',
      handle: async ({ change, params, body }) => calendar.replace(change, params.year, body),
    }),
  ]
}
