import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../server/platform/actor.ts'
import { SYSTEM_ACTOR } from '../../server/platform/actor.ts'
import { Refusal } from '../../server/engine/refusal.ts'
import type { JobProgress } from '../../server/platform/jobs.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { finishJob } from '../support/finish-job.ts'

describeOnEveryDatabase('a job', (open) => {
  let app: TestApplication
  let hr: Agent
  let owner: Actor
  beforeAll(async () => {
    app = await open()
    hr = await app.as('hr')
    owner = { ...SYSTEM_ACTOR, userId: await app.userId('hr') }
  })

  const order = () => ({ kind: 'test', owner, title: '测试' })

  it('tells its progress and gives its result', async () => {
    let release = () => {}
    const halfway = new Promise<void>((resolve) => (release = resolve))
    const id = await app.application.jobs.start(order(), async (progress) => {
      await progress.report(1, 2)
      await halfway
      await progress.report(2, 2)
      return { rows: 2 }
    })
    let seen = await hr.get(`/api/v1/jobs/${id}`)
    while (seen.body.done === 0) seen = await hr.get(`/api/v1/jobs/${id}`)
    expect(seen.body).toMatchObject({ status: 'RUNNING', done: 1, total: 2, title: '测试' })
    release()
    expect(await finishJob(hr, id)).toMatchObject({ status: 'DONE', done: 2, result: { rows: 2 }, problem: null })
  })

  it('that is refused carries the problem, one that breaks says no more than that', async () => {
    const refused = await app.application.jobs.start(order(), async () => {
      throw new Refusal('pool.negative', { poolFen: '-1' })
    })
    expect(await finishJob(hr, refused)).toMatchObject({ status: 'FAILED', problem: { code: 'pool.negative' } })
    const broken = await app.application.jobs.start(order(), async () => {
      throw new Error('a secret')
    })
    const job = await finishJob(hr, broken)
    expect(job).toMatchObject({ status: 'FAILED', problem: { code: 'internal' } })
    expect(JSON.stringify(job)).not.toContain('secret')
  })

  it('ends at its next checkpoint once that was asked for', async () => {
    let progress: JobProgress | undefined
    let proceed = () => {}
    const asked = new Promise<void>((resolve) => (proceed = resolve))
    const id = await app.application.jobs.start(order(), async (given) => {
      progress = given
      await asked
      await given.checkpoint()
      return null
    })
    const cancelled = await hr.post(`/api/v1/jobs/${id}/cancel`)
    expect(cancelled.body).toMatchObject({ isCancelRequested: true })
    proceed()
    expect(await finishJob(hr, id)).toMatchObject({ status: 'CANCELLED', problem: { code: 'job.cancelled' } })
    expect(progress).toBeDefined()
  })

  it('that nobody keeps alive is marked as interrupted', async () => {
    const { jobs } = app.application
    const id = await app.knex.transaction((trx) => jobs.enqueue(trx, order()))
    expect(await jobs.sweep('stale')).toBe(0)
    app.clock.advance(30_001)
    expect(await jobs.sweep('stale')).toBe(1)
    expect((await hr.get(`/api/v1/jobs/${id}`)).body).toMatchObject({ status: 'INTERRUPTED' })
  })

  it('is listed to its owner alone', async () => {
    expect((await hr.get('/api/v1/jobs')).body.jobs.length).toBeGreaterThan(0)
    const other = await app.as('auditor')
    expect((await other.get('/api/v1/jobs')).body.jobs).toEqual([])
  })
})
