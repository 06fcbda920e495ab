import { Router, type RequestHandler } from 'express'
import type { Knex } from 'knex'
import { isLoopback } from '../loopback.ts'
import { NotFound } from '../errors.ts'
import type { Metrics } from '../metrics.ts'

const READY_WITHIN_MS = 2_000

/** `/health/live`: the process answers. `/health/ready`: so does the database. `/metrics`: this machine only. */
export function healthRoutes(deps: {
  readonly knex: Knex
  readonly metrics: Metrics
  readonly isStopping: () => boolean
}): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'live' })
  })
  router.get('/health/ready', async (_request, response) => {
    const isDatabaseUp = await answers(deps.knex)
    const isReady = isDatabaseUp && !deps.isStopping()
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', database: isDatabaseUp })
  })
  router.get('/metrics', onlyLoopback, async (_request, response) => {
    const { contentType, text } = await deps.metrics.render()
    response.type(contentType).send(text)
  })
  return router
}

async function answers(knex: Knex): Promise<boolean> {
  try {
    await knex('audit_heads').select('chain').first().timeout(READY_WITHIN_MS)
    return true
  } catch {
    return false
  }
}

/** A proxy on this machine would make everybody local, so a forwarded request is not. */
const onlyLoopback: RequestHandler = (request, _response, next) => {
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? ''
  const isForwarded = request.get('X-Forwarded-For') !== undefined || request.get('Forwarded') !== undefined
  if (!isLoopback(address) || isForwarded) throw new NotFound()
  next()
}
