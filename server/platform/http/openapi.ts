import type { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { problem } from '../../contract/primitives.ts'
import { isEventStream, isFileReply, isSchema } from './response-rule.ts'
import type { RouteDeclaration } from './route.ts'

/** The OpenAPI document of the declared routes: the same declarations that run. */
export function openApiDocument(routes: readonly RouteDeclaration[], version: string): object {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: '千分 Qianfen API', version },
    servers: [{ url: '/api/v1' }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'qianfen' } },
    },
    paths: paths satisfies ZodOpenApiPathsObject,
  })
}

function operationOf(route: RouteDeclaration): ZodOpenApiOperationObject {
  const [part = 'api'] = route.operation.split('.')
  const body = bodyOf(route)
  return {
    operationId: route.operation,
    summary: route.summary,
    description: describeAccess(route),
    tags: [part],
    security: route.access.kind === 'public' ? [] : [{ session: [] }],
    parameters: headersOf(route),
    // checkRoutes demands objects for params and query
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
    },
    ...(body ? { requestBody: body } : {}),
    responses: {
      [String(route.status)]: { description: 'Done', ...contentOf(route) },
      default: { description: 'Problem', content: { 'application/problem+json': { schema: problem } } },
    },
  }
}

function describeAccess(route: RouteDeclaration): string {
  switch (route.access.kind) {
    case 'public':
      return 'Open to everybody.'
    case 'signedIn':
      return 'For whoever is signed in.'
    case 'roles':
      return `For ${route.access.roles.join(', ')}; scope: ${route.access.scope}.`
  }
}

function headersOf(route: RouteDeclaration): NonNullable<ZodOpenApiOperationObject['parameters']> {
  if (route.method === 'GET') return []
  const header = (name: string, description: string) => ({
    in: 'header' as const,
    name,
    required: true,
    description,
    schema: { type: 'string' as const },
  })
  return [
    header('X-Qianfen', 'Always 1: shows that no foreign form sends this.'),
    ...(route.idempotency === 'required'
      ? [header('Idempotency-Key', '8 to 100 characters; the same key has its effect once and gets the same answer.')]
      : []),
  ]
}

function bodyOf(route: RouteDeclaration): ZodOpenApiOperationObject['requestBody'] | null {
  if (route.upload) {
    const form = { type: 'object' as const, properties: { file: { type: 'string' as const, format: 'binary' } } }
    return { required: true, content: { 'multipart/form-data': { schema: form } } }
  }
  return route.body ? { required: true, content: { 'application/json': { schema: route.body } } } : null
}

function contentOf(route: RouteDeclaration): object {
  const rule = route.response
  if (isFileReply(rule)) {
    const binary = { schema: { type: 'string', format: 'binary' } }
    return { content: Object.fromEntries(rule.mediaTypes.map((type) => [type, binary])) }
  }
  if (isEventStream(rule)) return { content: { 'text/event-stream': { schema: rule.event } } }
  return isSchema(rule) && route.status !== 204 ? { content: { 'application/json': { schema: rule } } } : {}
}
