import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pinoHttp, type HttpLogger } from 'pino-http'
import type { Log } from '../log.ts'

const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/

/**
 * One line per request: id, method, path without its query, status, milliseconds, and what the binder adds (operation,
 * user id). No headers, no bodies. A caller's own X-Request-Id is kept if it looks like one.
 */
export function requestLog(log: Log): HttpLogger {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id']
      const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
      response.setHeader('X-Request-Id', id)
      return id
    },
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customProps: (_request, response) => ('locals' in response ? { ...pick(response.locals) } : {}),
    customLogLevel: (request, response, error) => levelOf(request, response, error),
  })
}

function levelOf(request: IncomingMessage, response: ServerResponse, error: Error | undefined) {
  if (error || response.statusCode >= 500) return 'error'
  if (response.statusCode >= 400) return 'warn'
  const path = 'originalUrl' in request ? String(request.originalUrl) : ''
  return path.startsWith('/api/') ? 'info' : 'debug'
}

/** What the binder noted: the operation, and whose request it was. */
function pick(locals: unknown): { operation?: unknown; userId?: unknown } {
  if (locals === null || typeof locals !== 'object') return {}
  return {
    ...('operation' in locals ? { operation: locals.operation } : {}),
    ...('userId' in locals ? { userId: locals.userId } : {}),
  }
}
