import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { z } from 'zod'
import type { Application } from './compose.ts'
import { bundleSchema } from './contract/bundle.contract.ts'
import { apiDocs } from './platform/http/api-docs.ts'
import { bindRoutes } from './platform/http/bind-routes.ts'
import { deadline } from './platform/http/deadline.ts'
import { healthRoutes } from './platform/http/health.ts'
import { openApiDocument } from './platform/http/openapi.ts'
import { notFound, renderErrors } from './platform/http/render-errors.ts'
import { requestLog } from './platform/http/request-log.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { staticClient } from './platform/http/static-client.ts'
import type { Metrics } from './platform/metrics.ts'

export type HttpSettings = {
  /** The built client; null serves the API alone. */
  readonly clientFolder: string | null
  /** Answers with members unknown to their schema are errors (tests) instead of being shortened. */
  readonly strictResponses: boolean
  readonly version: string
  /** Aborted when the process was asked to stop: not ready any more, event streams end. */
  readonly stopping: AbortSignal
}

const DEADLINE_MS = 10_000
const UPLOAD_DEADLINE_MS = 60_000

/** The HTTP side of an application. */
export function createHttpApp(application: Application, settings: HttpSettings): Express {
  const { log, metrics, knex } = application
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(requestLog(log), measure(metrics), securityHeaders(application.settings.baseUrl))
  app.use(compression())
  app.use(healthRoutes({ knex, metrics, isStopping: () => settings.stopping.aborted }))
  app.use('/api', noStore)
  app.use('/api/docs', apiDocs())
  app.get(
    '/api/v1/openapi.json',
    sendDocument(() => openApiDocument(application.routes, settings.version)),
  )
  app.get(
    '/api/v1/bundle.schema.json',
    sendDocument(() => z.toJSONSchema(bundleSchema, { io: 'input' })),
  )
  app.use('/api/v1', deadlines, ...application.sessions.middleware, apiRouter(application, settings))
  app.use('/api', notFound)
  if (settings.clientFolder !== null) app.use(staticClient(settings.clientFolder))
  app.use(notFound)
  app.use(renderErrors(log))
  return app
}

function apiRouter(application: Application, settings: HttpSettings): RequestHandler {
  const { knex, clock, events, identity, routes } = application
  return bindRoutes(routes, {
    knex,
    clock,
    strictResponses: settings.strictResponses,
    onCommit: events.nudge,
    stopping: settings.stopping,
    baseUrl: application.settings.baseUrl,
    sessionCookie: application.sessions.cookieName,
    findActor: (request) =>
      identity.findActor(request.session.userId === undefined ? null : request.sessionID, request.hostname),
  })
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store')
  next()
}

const shortDeadline = deadline(DEADLINE_MS)
const uploadDeadline = deadline(UPLOAD_DEADLINE_MS)

const deadlines: RequestHandler = (request, response, next) => {
  const isUpload = request.is('multipart/form-data') !== false && request.method !== 'GET'
  return (isUpload && request.get('Content-Type') ? uploadDeadline : shortDeadline)(request, response, next)
}

/** A document that is made when first asked for. */
function sendDocument(make: () => object): RequestHandler {
  let text: string | null = null
  return (_request, response) => {
    text ??= JSON.stringify(make())
    response.type('application/json').send(text)
  }
}

function measure(metrics: Metrics): RequestHandler {
  return (_request, response, next) => {
    const startedAt = performance.now()
    response.on('finish', () => {
      const operation = String(response.locals['operation'] ?? 'other')
      metrics.observe(operation, response.statusCode, (performance.now() - startedAt) / 1000)
    })
    next()
  }
}
