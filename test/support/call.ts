import type { IncomingMessage } from 'node:http'
import type { Response } from 'supertest'
import { isEventStream } from '../../server/platform/http/response-rule.ts'
import type { Method, RouteDeclaration } from '../../server/platform/http/route.ts'
import type { SampleCall } from './access-samples.ts'
import type { Agent } from './application.ts'

const VERBS: Readonly<Record<Method, 'get' | 'post' | 'put' | 'patch' | 'delete'>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
}

let keys = 0

/** Sends a sample to its route, with a fresh idempotency key where the route wants one. */
export async function callRoute(agent: Agent, route: RouteDeclaration, call: SampleCall): Promise<Response> {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(call.params?.[name] ?? ''))
  const request = agent[VERBS[route.method]](`/api/v1${path}`).query(call.query ?? {})
  if (route.idempotency === 'required') request.set('Idempotency-Key', `sample-${(keys += 1)}`)
  if (isEventStream(route.response)) request.buffer(true).parse(hangUpOnEvents)
  if (route.upload) return request.attach('file', Buffer.from('a,b\n1,2\n'), 'sample.csv').field(fieldsOf(call))
  return call.body ? request.send(call.body) : request
}

function fieldsOf(call: SampleCall): Record<string, string> {
  return Object.fromEntries(Object.entries(call.body ?? {}).map(([name, value]) => [name, String(value)]))
}

/** An event stream has no end: its headers are the answer. A refusal is read as always. */
function hangUpOnEvents(response: unknown, done: (error: Error | null, body: unknown) => void): void {
  const message = response as IncomingMessage // what Node's side of superagent hands to parsers
  if (message.headers['content-type']?.startsWith('text/event-stream')) {
    message.destroy()
    done(null, {})
    return
  }
  const chunks: Buffer[] = []
  message.on('data', (chunk: Buffer) => chunks.push(chunk))
  message.on('end', () => done(null, JSON.parse(Buffer.concat(chunks).toString())))
}
