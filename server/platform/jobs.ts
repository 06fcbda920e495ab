import type { Knex } from 'knex'
import type { Job } from '../contract/jobs.contract.ts'
import type { Actor } from './actor.ts'
import type { Json } from './change.ts'
import type { Clock } from './clock.ts'
import { AppError, Conflict, NotFound } from './errors.ts'
import { toAppError } from './http/problem.ts'
import { jobsRepository } from './jobs.repository.ts'
import type { Log } from './log.ts'
import type { NewId } from './new-id.ts'

/** How work tells how far it is. Both throw JobCancelled when the owner asked for that: work leaves at a checkpoint. */
export type JobProgress = {
  readonly report: (done: number, total: number) => Promise<void>
  readonly checkpoint: () => Promise<void>
  /**
   * Ends the job as DONE in the transaction that makes its work count, so that a killed process leaves both or neither.
   * @throws Conflict `job.ended` when the job was given up meanwhile: then its work must not count.
   */
  readonly finish: (trx: Knex.Transaction, result: Json) => Promise<void>
}

export type JobWork = (progress: JobProgress) => Promise<Json>

export type JobOrder = { readonly kind: string; readonly owner: Actor; readonly title: string }

export type Jobs = {
  /** Writes the job's row inside the transaction of the change that orders it. @returns its id, for `launch` */
  readonly enqueue: (trx: Knex.Transaction, order: JobOrder) => Promise<string>
  /** Starts an enqueued job once its transaction has committed. Resolves at once; errors become the job's problem. */
  readonly launch: (id: string, work: JobWork) => void
  /** Both in one, where no change orders it. */
  readonly start: (order: JobOrder, work: JobWork) => Promise<string>
  /** The owner's job. @throws NotFound */
  readonly get: (owner: Actor, id: string) => Promise<Job>
  /** The owner's latest jobs. */
  readonly list: (owner: Actor) => Promise<readonly Job[]>
  /** Asks a running job to end at its next checkpoint. @throws NotFound */
  readonly cancel: (trx: Knex.Transaction, owner: Actor, id: string) => Promise<Job>
  /**
   * Marks what a killed process left RUNNING. At boot on an embedded database every job is such a one (`everything`);
   * on a server, those that nobody has kept alive. @returns how many
   */
  readonly sweep: (reach: 'everything' | 'stale') => Promise<number>
  /** Waits for the jobs of this process. */
  readonly drain: () => Promise<void>
  readonly close: () => void
}

export class JobCancelled extends AppError {
  constructor() {
    super('job.cancelled', 409)
  }
}

const ALIVE_EVERY_MS = 5_000
const STALE_AFTER_MS = 30_000
const REPORT_EVERY_MS = 200

export type JobsDependencies = {
  readonly knex: Knex
  readonly clock: Clock
  readonly newId: NewId
  readonly log: Log
  /** Jobs of another process were found dead while this one runs: what they left is to be mended. */
  readonly onInterrupted: () => Promise<unknown>
}

const done = (result: Json) => ({ status: 'DONE' as const, result: JSON.stringify(result), problem: null })

export function createJobs(deps: JobsDependencies): Jobs {
  const { knex, clock, log } = deps
  const processId = deps.newId()
  const running = new Map<string, Promise<void>>()
  const repository = jobsRepository(knex)
  const alive = setInterval(() => {
    repository
      .markAlive([...running.keys()], clock.now())
      .then(() => repository.interrupt(clock.now() - STALE_AFTER_MS, clock.now()))
      .then((interrupted) => (interrupted > 0 ? deps.onInterrupted() : undefined))
      .catch((error: unknown) => log.warn({ err: error }, 'cannot mark jobs as alive'))
  }, ALIVE_EVERY_MS)
  alive.unref()

  async function enqueue(connection: Knex, order: JobOrder): Promise<string> {
    const id = deps.newId()
    await jobsRepository(connection).insert({
      id,
      kind: order.kind,
      userId: order.owner.userId,
      title: order.title,
      processId,
      now: clock.now(),
    })
    return id
  }

  function launch(id: string, work: JobWork): void {
    const ended = run(id, work).finally(() => running.delete(id))
    running.set(id, ended)
  }

  async function run(id: string, work: JobWork): Promise<void> {
    try {
      const result = await work(createProgress(id))
      await repository.end(id, done(result), clock.now())
    } catch (error) {
      await end(id, error).catch((failure: unknown) => log.error({ err: failure, jobId: id }, 'cannot end a job'))
    }
  }

  async function end(id: string, thrown: unknown): Promise<void> {
    const error = toAppError(thrown)
    if (error.status >= 500) log.error({ err: thrown, jobId: id }, 'job failed')
    const status = error instanceof JobCancelled ? 'CANCELLED' : 'FAILED'
    const problem = JSON.stringify({ code: error.code, params: error.params, details: error.details })
    await repository.end(id, { status, result: null, problem }, clock.now())
  }

  function createProgress(id: string): JobProgress {
    let reportedAt = -Infinity
    const checkpoint = async () => {
      if (await repository.isCancelRequested(id)) throw new JobCancelled()
    }
    return {
      checkpoint,
      report: async (done, total) => {
        const at = performance.now()
        if (done !== total && at - reportedAt < REPORT_EVERY_MS) return
        reportedAt = at
        await repository.report(id, done, total, clock.now())
        await checkpoint()
      },
      finish: async (trx, result) => {
        if (!(await jobsRepository(trx).end(id, done(result), clock.now()))) throw new Conflict('job.ended')
      },
    }
  }

  return {
    enqueue: (trx, order) => enqueue(trx, order),
    launch,
    start: async (order, work) => {
      const id = await enqueue(knex, order)
      launch(id, work)
      return id
    },
    get: async (owner, id) => {
      const job = await repository.find(owner.userId, id)
      if (!job) throw new NotFound()
      return job
    },
    list: async (owner) => repository.latest(owner.userId),
    cancel: async (trx, owner, id) => {
      const inside = jobsRepository(trx)
      if (!(await inside.requestCancel(owner.userId, id))) throw new NotFound()
      const job = await inside.find(owner.userId, id)
      if (!job) throw new NotFound()
      return job
    },
    sweep: async (reach) => {
      const now = clock.now()
      return repository.interrupt(reach === 'everything' ? now + 1 : now - STALE_AFTER_MS, now)
    },
    drain: async () => {
      await Promise.allSettled(running.values())
    },
    close: () => clearInterval(alive),
  }
}
