import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'
import { aPlan } from '../support/builders.ts'
import { aSmallBureau } from '../support/small-bureau.ts'
import { writeBundle } from '../support/write-bundle.ts'

const JOB = '00000000000000000000000J0B'
const SETTLEMENT = '0000000000000000000000SETT'
const SILENT_MS = 60_000

/** A settlement half stored, whose job nobody has kept alive for a minute. */
async function leaveHalfSettled({ knex, clock }: TestApplication, state: 'COMPUTING' | 'FAILED'): Promise<void> {
  const seenAt = clock.now() - SILENT_MS
  const times = { created_at: seenAt, seen_at: seenAt, ended_at: null }
  const { code: plan, ...content } = aPlan({ code: 'A' })
  await knex('jobs').insert({
    ...{ id: JOB, kind: 'settlement', user_id: 'nobody', title: 'x', status: 'RUNNING', done: 0, total: 0 },
    ...{ result: null, problem: null, cancel_requested: 0, process_id: 'dead', ...times },
  })
  await knex('settlements').insert({
    ...{ id: SETTLEMENT, period_code: '2026', seq: 1, plan_code: plan, state, engine: '', facts_revision: 0 },
    ...{ input_digest: '', output_digest: '', pool_fen: content.poolFen, job_id: JOB, user_id: 'nobody' },
    ...{ summary: JSON.stringify({ plan: { code: plan, name: plan, content }, summary: null }), created_at: seenAt },
  })
  await knex('settlement_inputs').insert({ settlement_id: SETTLEMENT, seq: 0, content: 'x' })
}

describeOnEveryDatabase('a server beside one that died', (open) => {
  it('discards what the other left behind, without being started again', async () => {
    const app = await open()
    await writeBundle(app.knex, aSmallBureau())
    await leaveHalfSettled(app, 'COMPUTING')
    while ((await app.knex('settlements').first('state')).state === 'COMPUTING') await sleep(100)
    while ((await app.knex('settlement_inputs')).length > 0) await sleep(100)
    expect(await app.knex('jobs').first('status')).toEqual({ status: 'INTERRUPTED' })
    expect(await app.knex('settlements').first('state')).toEqual({ state: 'FAILED' })
  })

  it('removes at its start what a process was killed before removing', async () => {
    const app = await open()
    await writeBundle(app.knex, aSmallBureau())
    await leaveHalfSettled(app, 'FAILED')
    await app.application.resume()
    expect(await app.knex('settlement_inputs')).toEqual([])
  })
})
