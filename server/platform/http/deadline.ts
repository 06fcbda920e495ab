import type { RequestHandler } from 'express'
import { Unavailable } from '../errors.ts'

/**
 * Answers 503 when nothing has been answered in time. What the handler still does may be done: a request with an
 * idempotency key is safe to send again.
 */
export function deadline(ms: number): RequestHandler {
  return (_request, response, next) => {
    const timer = setTimeout(() => {
      if (!response.headersSent) next(new Unavailable('deadline', 1))
    }, ms)
    timer.unref()
    response.on('close', () => clearTimeout(timer))
    next()
  }
}
