import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Actor } from '../actor.ts'
import { Replayed } from '../idempotency.ts'
import { callRoute, type Called, type CallSettings } from './call-route.ts'
import { checkRoutes } from './check-route.ts'
import { refuseForeignSite } from './csrf.ts'
import type { EventStream } from './event-stream.ts'
import type { FileReply } from './file-reply.ts'
import { guard } from './guard.ts'
import { readJsonBody, readQuery, refuseUnsafeText } from './read-request.ts'
import { isEventStream, isFileReply, isSchema } from './response-rule.ts'
import type { RawRequest, RouteDeclaration } from './route.ts'
import { sendEvents } from './send-events.ts'
import { sendFile, sendJson } from './send.ts'
import { serialise } from './serialise.ts'
import { receiveUpload, type Upload } from './upload.ts'

export type BindSettings = CallSettings & {
  readonly baseUrl: string | null
  readonly stopping: AbortSignal
  /** The caller as the database knows them now; null for nobody, a disabled account, a demo account off loopback. */
  readonly findActor: (request: Request) => Promise<Actor | null>
}

/**
 * A router with every declared route, and nothing else.
 * @throws Error when a route lacks access, audit action, schemas or response: the server does not start.
 */
export function bindRoutes(routes: readonly RouteDeclaration[], settings: BindSettings): Router {
  checkRoutes(routes)
  const router = Router({ caseSensitive: true, strict: true })
  for (const route of routes) register(router, route, handlerOf(route, settings))
  return router
}

function register(router: Router, route: RouteDeclaration, handler: RequestHandler): void {
  switch (route.method) {
    case 'GET':
      return void router.get(route.path, handler)
    case 'POST':
      return void router.post(route.path, handler)
    case 'PUT':
      return void router.put(route.path, handler)
    case 'PATCH':
      return void router.patch(route.path, handler)
    case 'DELETE':
      return void router.delete(route.path, handler)
  }
}

/** The life of a request: where from, who, what, then the handler, then the answer. */
function handlerOf(route: RouteDeclaration, settings: BindSettings): RequestHandler {
  return async (request, response) => {
    response.locals['operation'] = route.operation
    if (route.method !== 'GET') refuseForeignSite(request, settings.baseUrl)
    const actor = await settings.findActor(request)
    if (actor) response.locals['userId'] = actor.userId
    guard(route, actor)
    const upload = route.upload ? await receiveUpload(request, response, route.upload) : null
    try {
      const raw = await rawRequest(route, request, response, upload)
      const called = await callRoute(route, request, { raw, actor, upload: upload?.file ?? null }, settings)
      if (!response.headersSent) await answer(route, request, response, called, settings)
    } catch (error) {
      if (!(error instanceof Replayed)) throw error
      response.setHeader('Idempotency-Replayed', 'true')
      sendJson(response, error.status, error.body)
    } finally {
      await upload?.remove()
    }
  }
}

async function rawRequest(
  route: RouteDeclaration,
  request: Request,
  response: Response,
  upload: Upload | null,
): Promise<RawRequest> {
  const raw = {
    params: { ...request.params },
    query: readQuery(request),
    body: upload ? upload.fields : await bodyOf(route, request, response),
  }
  refuseUnsafeText('params', raw.params)
  refuseUnsafeText('query', raw.query)
  refuseUnsafeText('body', raw.body)
  return raw
}

async function bodyOf(route: RouteDeclaration, request: Request, response: Response): Promise<unknown> {
  return route.method === 'GET' ? undefined : readJsonBody(request, response, route.bodyLimit)
}

async function answer(
  route: RouteDeclaration,
  request: Request,
  response: Response,
  called: Called,
  settings: BindSettings,
): Promise<void> {
  const rule = route.response
  if (isSchema(rule)) {
    sendJson(response, route.status, called.encoded ?? serialise(rule, called.value, settings.strictResponses))
  } else if (isFileReply(rule)) {
    // defineRoute ties the handler's type to the rule
    await sendFile(response, called.value as FileReply)
  } else if (isEventStream(rule)) {
    sendEvents(request, response, {
      rule,
      stream: called.value as EventStream, // defineRoute ties the handler's type to the rule
      mayStillRead: async () => isAllowed(route, await settings.findActor(request)),
      stopping: settings.stopping,
    })
  }
}

function isAllowed(route: RouteDeclaration, actor: Actor | null): boolean {
  try {
    guard(route, actor)
    return true
  } catch {
    return false
  }
}
