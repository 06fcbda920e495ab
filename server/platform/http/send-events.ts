import type { Request, Response } from 'express'
import type { EventSink, EventStream, EventStreamRule } from './event-stream.ts'
import { serialise } from './serialise.ts'

const HEARTBEAT_MS = 15_000

export type EventsToSend = {
  readonly rule: EventStreamRule
  readonly stream: EventStream
  /** Asked before each event, so that a role taken away acts at once. */
  readonly mayStillRead: () => Promise<boolean>
  readonly stopping: AbortSignal
}

/**
 * Server-sent events until either side ends or the process stops. `no-transform` keeps compression from holding the
 * stream back.
 */
export function sendEvents(request: Request, response: Response, events: EventsToSend): void {
  const { rule, stream, mayStillRead, stopping } = events
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  response.flushHeaders()
  let stop = () => {}
  const end = () => {
    clearInterval(heartbeat)
    stopping.removeEventListener('abort', end)
    stop()
    response.end()
  }
  const heartbeat = setInterval(() => {
    mayStillRead().then(
      (may) => (may ? response.write(': alive\n\n') : end()),
      () => end(),
    )
  }, HEARTBEAT_MS)
  request.on('close', end)
  stopping.addEventListener('abort', end)
  stop = stream(createSink(response, rule, mayStillRead, end))
}

function createSink(
  response: Response,
  rule: EventStreamRule,
  mayStillRead: () => Promise<boolean>,
  close: () => void,
): EventSink {
  return {
    close,
    send: async (name, data) => {
      if (response.writableEnded || !(await mayStillRead())) {
        close()
        return false
      }
      response.write(`event: ${name}\ndata: ${serialise(rule.event, data, false)}\n\n`)
      return true
    },
  }
}
