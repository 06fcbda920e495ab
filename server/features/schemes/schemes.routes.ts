import { z } from 'zod'
import { code } from '../../contract/primitives.ts'
import {
  activateSchemeRequest,
  createSchemeRequest,
  saveSchemeRequest,
  schemeDetail,
  schemeList,
} from '../../contract/schemes.contract.ts'
import { defineRoute, type RouteDeclaration } from '../../platform/http/route.ts'
import type { SchemesService } from './schemes.service.ts'

const readers = { kind: 'roles', roles: ['hr', 'auditor'], scope: 'bureau' } as const
const writers = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/)
  .transform(Number)

const schemeParams = z.strictObject({ scheme: code, version: versionNumber })
const keyOf = (params: z.infer<typeof schemeParams>) => ({ code: params.scheme, version: params.version })

/** A scheme is a long document. */
const SCHEME_BYTES = 4_000_000

export function schemesRoutes(schemes: SchemesService): readonly RouteDeclaration[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/schemes',
      operation: 'schemes.list',
      summary: 'Every version of every scheme',
      access: readers,
      response: schemeList,
      idempotency: 'none',
      audit: null,
      handle: async () => ({ schemes: await schemes.list() }),
    }),
    defineRoute({
      method: 'POST',
      path: '/schemes',
      operation: 'schemes.create',
      summary: 'Make a draft: a copy of another version, or the defaults',
      access: writers,
      body: createSchemeRequest,
      response: schemeDetail,
      status: 201,
      idempotency: 'none',
      audit: 'scheme.create',
      handle: async ({ change, body }) => schemes.create(change, body),
    }),
    defineRoute({
      method: 'GET',
      path: '/schemes/:scheme/versions/:version',
      operation: 'schemes.get',
      summary: 'One version with everything that keeps a draft from being activated',
      access: readers,
      params: schemeParams,
      response: schemeDetail,
      idempotency: 'none',
      audit: null,
      handle: async ({ params }) => schemes.find(keyOf(params)),
    }),
    defineRoute({
      method: 'PUT',
      path: '/schemes/:scheme/versions/:version',
      operation: 'schemes.save',
      summary: 'Save a draft as it is; the answer names its problems',
      access: writers,
      params: schemeParams,
      body: saveSchemeRequest,
      bodyLimit: SCHEME_BYTES,
      response: schemeDetail,
      idempotency: 'none',
      audit: 'scheme.save',
      handle: async ({ change, params, body }) => schemes.saveDraft(change, keyOf(params), body.revision, body.scheme),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/schemes/:scheme/versions/:version',
      operation: 'schemes.remove',
      summary: 'Remove a draft',
      access: writers,
      params: schemeParams,
      response: z.strictObject({}),
      idempotency: 'none',
      audit: 'scheme.remove',
      handle: async ({ change, params }) => {
        await schemes.removeDraft(change, keyOf(params))
        return {}
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/schemes/:scheme/versions/:version/activate',
      operation: 'schemes.activate',
      summary: 'Freeze a draft without problems, so that periods may use it',
      access: writers,
      params: schemeParams,
      body: activateSchemeRequest,
      response: schemeDetail,
      idempotency: 'none',
      audit: 'scheme.activate',
      handle: async ({ change, params, body }) => schemes.activate(change, keyOf(params), body.revision),
    }),
  ]
}
