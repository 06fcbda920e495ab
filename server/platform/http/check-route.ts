import { z } from 'zod'
import { isFileReply, isEventStream, isSchema } from './response-rule.ts'
import type { RouteDeclaration } from './route.ts'

/**
 * Everything a route must have declared before the server starts with it.
 * @throws Error naming the route and what it lacks.
 */
export function checkRoutes(routes: readonly RouteDeclaration[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const lacking = lackOf(route)
    if (lacking !== null) throw new Error(`route ${route.operation} (${route.method} ${route.path}): ${lacking}`)
    for (const name of [route.operation, `${route.method} ${route.path.replace(/:\w+/g, ':')}`]) {
      if (seen.has(name)) throw new Error(`route ${route.operation}: ${name} is declared twice`)
      seen.add(name)
    }
  }
}

function lackOf(route: RouteDeclaration): string | null {
  const checks: readonly [boolean, string][] = [
    [/^(\/[a-z][a-z0-9-]*|\/:[a-z][A-Za-z0-9]*)+$/.test(route.path), 'its path has an unusual part'],
    [/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/.test(route.operation), 'its operation is not part.verb'],
    [route.summary.length > 0, 'it has no summary'],
    [route.access.kind !== 'roles' || route.access.roles.length > 0, 'nobody may call it'],
    [(route.method === 'GET') === (route.audit === null), 'it needs an audit action, unless it is a GET'],
    [
      route.audit === null || /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(route.audit),
      'its audit action is not object.verb',
    ],
    [route.method !== 'GET' || (route.body === null && route.upload === null), 'a GET has no body'],
    [route.method !== 'GET' || route.idempotency === 'none', 'a GET needs no idempotency key'],
    [isSchema(route.response) || isFileReply(route.response) || isEventStream(route.response), 'it has no response'],
    [route.idempotency === 'none' || isSchema(route.response), 'only JSON answers can be replayed'],
    [route.idempotency === 'none' || route.access.kind !== 'public', 'an idempotency key belongs to a user'],
    [sameNames(pathNames(route.path), schemaNames(route.params)), 'its params and its path differ'],
    [[route.params, route.query, route.body].every(isStrict), 'params, query and body must be strict objects'],
  ]
  return checks.find(([holds]) => !holds)?.[1] ?? null
}

function pathNames(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
}

function schemaNames(schema: z.ZodType | null): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join()
}

/** Objects refuse what they do not know; unions are made of such objects. */
function isStrict(schema: z.ZodType | null): boolean {
  if (schema === null) return true
  if (schema instanceof z.ZodObject) return schema.def.catchall instanceof z.ZodNever
  if (schema instanceof z.ZodUnion)
    return schema.options.every((option) => option instanceof z.ZodType && isStrict(option))
  return schema instanceof z.ZodArray || schema instanceof z.ZodRecord
}
