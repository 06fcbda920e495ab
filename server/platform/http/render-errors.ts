import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Log } from '../log.ts'
import { NotFound, TooMany, Unavailable } from '../errors.ts'
import { toAppError, toProblem } from './problem.ts'

/** The one place that answers errors: problem+json whatever NODE_ENV says, never a stack. */
export function renderErrors(log: Log): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const error = toAppError(thrown)
    const requestId = String(request.id)
    if (error.status >= 500) log.error({ err: thrown, requestId, code: error.code }, 'request failed')
    else log.debug({ requestId, code: error.code, status: error.status }, 'request refused')
    if (response.headersSent) {
      response.destroy()
      return
    }
    if (error instanceof Unavailable || error instanceof TooMany) {
      response.setHeader('Retry-After', String(error.retryAfterSeconds))
    }
    response.status(error.status).type('application/problem+json')
    response.send(JSON.stringify(toProblem(error, requestId)))
  }
}

/** What no route answers. */
export const notFound: RequestHandler = () => {
  throw new NotFound()
}
