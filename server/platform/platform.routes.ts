import { z } from 'zod'
import { job, jobList, periodChanged } from '../contract/jobs.contract.ts'
import { id } from '../contract/primitives.ts'
import type { Actor } from './actor.ts'
import type { Events } from './events.ts'
import { eventStream, type EventSink } from './http/event-stream.ts'
import { defineRoute, type RouteDeclaration } from './http/route.ts'
import type { Jobs } from './jobs.ts'

const JOB_POLL_MS = 400
const jobParams = z.strictObject({ jobId: id })

/** Jobs and live events: what every part uses and no part owns. */
export function platformRoutes(deps: { readonly jobs: Jobs; readonly events: Events }): readonly RouteDeclaration[] {
  const { jobs, events } = deps
  return [
    defineRoute({
      method: 'GET',
      path: '/jobs',
      operation: 'jobs.list',
      summary: 'My latest jobs',
      access: { kind: 'signedIn' },
      response: jobList,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor }) => ({ jobs: [...(await jobs.list(actor))] }),
    }),
    defineRoute({
      method: 'GET',
      path: '/jobs/:jobId',
      operation: 'jobs.get',
      summary: 'One of my jobs: progress, then result or problem',
      access: { kind: 'signedIn' },
      params: jobParams,
      response: job,
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params }) => jobs.get(actor, params.jobId),
    }),
    defineRoute({
      method: 'GET',
      path: '/jobs/:jobId/events',
      operation: 'jobs.events',
      summary: 'The same as server-sent events named "job", until it has ended',
      access: { kind: 'signedIn' },
      params: jobParams,
      response: eventStream(job),
      idempotency: 'none',
      audit: null,
      handle: async ({ actor, params }) => {
        await jobs.get(actor, params.jobId)
        return (sink) => followJob(jobs, actor, params.jobId, sink)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/jobs/:jobId/cancel',
      operation: 'jobs.cancel',
      summary: 'Ask a job to end at its next checkpoint',
      access: { kind: 'signedIn' },
      params: jobParams,
      response: job,
      idempotency: 'none',
      audit: 'job.cancel',
      handle: async ({ actor, change, params }) =>
        change.run(async (trx) => ({
          value: await jobs.cancel(trx, actor, params.jobId),
          object: { type: 'job', id: params.jobId },
        })),
    }),
    defineRoute({
      method: 'GET',
      path: '/events',
      operation: 'events.follow',
      summary: 'Server-sent events named "period": which period changed; read again what is shown',
      access: { kind: 'signedIn' },
      response: eventStream(periodChanged),
      idempotency: 'none',
      audit: null,
      handle: async () => (sink) => events.subscribe((change) => void sink.send('period', change)),
    }),
  ]
}

/** Sends the job whenever it looks different, and closes after its end. */
function followJob(jobs: Jobs, actor: Actor, jobId: string, sink: EventSink): () => void {
  let last = ''
  const look = async () => {
    const present = await jobs.get(actor, jobId)
    const text = JSON.stringify(present)
    if (text !== last && !(await sink.send('job', present))) return
    last = text
    if (present.status !== 'RUNNING') sink.close()
  }
  const tick = () => void look().catch(() => sink.close())
  const timer = setInterval(tick, JOB_POLL_MS)
  tick()
  return () => clearInterval(timer)
}
