import type { z } from 'zod'

/** Declares that a route answers server-sent events, each with this schema as its data. */
export type EventStreamRule = { readonly kind: 'events'; readonly event: z.ZodType }

export type EventSink = {
  /** Sends one event; false once the caller has gone or may no longer read. */
  readonly send: (name: string, data: unknown) => Promise<boolean>
  readonly close: () => void
}

/** Starts sending and returns how to stop; called once the headers are out. */
export type EventStream = (sink: EventSink) => () => void

export function eventStream(event: z.ZodType): EventStreamRule {
  return { kind: 'events', event }
}
