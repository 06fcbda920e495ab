import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkRoutes } from '../../server/platform/http/check-route.ts'
import { defineRoute, type RouteDeclaration } from '../../server/platform/http/route.ts'

const route = defineRoute({
  ...{ method: 'POST', path: '/things/:thing', operation: 'things.change', summary: 'Change a thing' },
  access: { kind: 'roles', roles: ['hr'], scope: 'bureau' },
  params: z.strictObject({ thing: z.string() }),
  body: z.strictObject({ name: z.string() }),
  response: z.object({ name: z.string() }),
  ...{ idempotency: 'required', audit: 'thing.change' },
  handle: async ({ body }) => body,
})

const check = (over: Partial<RouteDeclaration>) => () => checkRoutes([{ ...route, ...over }])

describe('the server does not start with a route', () => {
  it('unless that is complete', () => expect(check({})).not.toThrow())

  it.each<[string, Partial<RouteDeclaration>, RegExp]>([
    ['that nobody may call', { access: { kind: 'roles', roles: [], scope: 'bureau' } }, /nobody may call it/],
    ['that changes something without an audit action', { audit: null }, /audit action/],
    ['that reads and has an audit action', { method: 'GET', body: null, idempotency: 'none' }, /audit action/],
    ['whose body lets unknown members pass', { body: z.object({ name: z.string() }) }, /strict/],
    ['whose params are not those of its path', { path: '/things/:other' }, /params and its path/],
    ['with a key that belongs to nobody', { access: { kind: 'public' } }, /belongs to a user/],
    ['without a summary', { summary: '' }, /no summary/],
    ['with an operation that is no name', { operation: 'change' }, /part\.verb/],
  ])('%s', (_name, over, message) => expect(check(over)).toThrow(message))

  it('that is there twice', () => {
    expect(() => checkRoutes([route, route])).toThrow(/declared twice/)
    expect(() =>
      checkRoutes([route, { ...route, operation: 'things.other', path: '/things/:other', params: null }]),
    ).toThrow()
  })
})
