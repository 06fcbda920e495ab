import type { Knex } from 'knex'
import { toInteger } from '../../db/dialect.ts'
import type { Job, JobStatus } from '../contract/jobs.contract.ts'

type JobRow = {
  id: string
  kind: string
  user_id: string
  title: string
  status: JobStatus
  done: number
  total: number
  result: string | null
  problem: string | null
  cancel_requested: number
  process_id: string
  created_at: number | string
  seen_at: number | string
  ended_at: number | string | null
}

type NewJob = {
  readonly id: string
  readonly kind: string
  readonly userId: string
  readonly title: string
  readonly processId: string
  readonly now: number
}

type JobEnd = { readonly status: JobStatus; readonly result: string | null; readonly problem: string | null }

const COLUMNS = [
  'id',
  'kind',
  'title',
  'status',
  'done',
  'total',
  'result',
  'problem',
  'cancel_requested',
  'created_at',
  'ended_at',
] as const

export function jobsRepository(knex: Knex) {
  const jobs = () => knex<JobRow>('jobs')
  return {
    async insert(job: NewJob): Promise<void> {
      await jobs().insert({
        id: job.id,
        kind: job.kind,
        user_id: job.userId,
        title: job.title.slice(0, 500),
        status: 'RUNNING',
        done: 0,
        total: 0,
        result: null,
        problem: null,
        cancel_requested: 0,
        process_id: job.processId,
        created_at: job.now,
        seen_at: job.now,
        ended_at: null,
      })
    },

    async find(userId: string, id: string): Promise<Job | null> {
      const row = await jobs()
        .select(...COLUMNS)
        .where({ id, user_id: userId })
        .first()
      return row ? toJob(row) : null
    },

    async latest(userId: string): Promise<Job[]> {
      const rows = await jobs()
        .select(...COLUMNS)
        .where({ user_id: userId })
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(50)
      return rows.map(toJob)
    },

    async report(id: string, done: number, total: number, now: number): Promise<void> {
      await jobs().where({ id, status: 'RUNNING' }).update({ done, total, seen_at: now })
    },

    async markAlive(ids: readonly string[], now: number): Promise<void> {
      if (ids.length > 0) {
        await jobs()
          .whereIn('id', [...ids])
          .update({ seen_at: now })
      }
    },

    async isCancelRequested(id: string): Promise<boolean> {
      const row = await jobs().select('cancel_requested').where({ id }).first()
      return row?.cancel_requested === 1
    },

    async requestCancel(userId: string, id: string): Promise<boolean> {
      return (await jobs().where({ id, user_id: userId }).update({ cancel_requested: 1 })) === 1
    },

    /** Compare and set. @returns false unless the job was RUNNING. */
    async end(id: string, end: JobEnd, now: number): Promise<boolean> {
      const changes = { ...end, ended_at: now }
      return (await jobs().where({ id, status: 'RUNNING' }).update(changes)) === 1
    },

    /** Ends running jobs that were last seen before a time. */
    async interrupt(before: number, now: number): Promise<number> {
      return jobs()
        .where({ status: 'RUNNING' })
        .andWhere('seen_at', '<', before)
        .update({ status: 'INTERRUPTED', ended_at: now })
    },
  }
}

function toJob(row: Pick<JobRow, (typeof COLUMNS)[number]>): Job {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    status: row.status,
    done: row.done,
    total: row.total,
    isCancelRequested: row.cancel_requested === 1,
    result: parse(row.result),
    problem: parse(row.problem),
    createdAt: toInteger(row.created_at),
    endedAt: row.ended_at === null ? null : toInteger(row.ended_at),
  }
}

/** Texts that this repository wrote as JSON. */
function parse<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T) // written by JSON.stringify above
}
