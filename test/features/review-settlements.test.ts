import { expect, it } from 'vitest'
import { discardSettlement } from '../../server/features/settlements/run-settlement.ts'
import { describeOnEveryDatabase, type Agent } from '../support/application.ts'
import { aBundle, aPerson, aPlan, aPosting, aScore, personRef, unitRef } from '../support/builders.ts'
import { finishJob } from '../support/finish-job.ts'
import { writeBundle } from '../support/write-bundle.ts'

const STAGED = ['settlement_inputs', 'settlement_subjects', 'settlement_lines']

function aBureau() {
  const values = [aScore(unitRef('U1'), 'U-SCORE', 90_000), aScore(personRef('P1'), 'P-SCORE', 90_000)]
  return aBundle({ people: [aPerson()], postings: [aPosting()], values, plan: aPlan({ code: 'A', poolFen: '100' }) })
}

async function settled(hr: Agent): Promise<string> {
  const order = hr.post('/api/v1/periods/2026/settlements').set('Idempotency-Key', 'test-key-order')
  const answer = await order.send({ plan: 'A' })
  expect(answer.status, answer.text).toBe(202)
  return (await finishJob(hr, answer.body.jobId)).result.settlementId
}

describeOnEveryDatabase('a settlement that counts', (open) => {
  it('keeps its rows when somebody who believes that it failed cleans up after it', async () => {
    const app = await open()
    await writeBundle(app.knex, aBureau())
    app.application.cards.scheduleRebuild('2026')
    await app.application.cards.settled('2026')
    const id = await settled(await app.as('hr'))
    const stored = () => Promise.all(STAGED.map((table) => app.knex(table).where({ settlement_id: id })))
    const before = await stored()
    await discardSettlement(app.knex, id)
    expect(await stored()).toEqual(before)
    expect(before.map((rows) => rows.length).every((rows) => rows > 0)).toBe(true)
  })

  it('is outdated once the former period is published, whose ranks it shows changes from', async () => {
    const app = await open()
    const { knex } = app
    await writeBundle(knex, aBureau())
    const present = await knex('periods').where({ code: '2026' }).first()
    const next = { code: '2027', name: '2027', starts_on: '2027-01-01', ends_on: '2027-12-31' }
    await knex('periods').insert({ ...present, ...next, former_period_code: '2026' })
    for (const period of ['2026', '2027']) {
      app.application.cards.scheduleRebuild(period)
      await app.application.cards.settled(period)
    }
    const revisions = () => knex('periods').where({ code: '2027' }).first('revision', 'cards_revision')
    const before = await revisions()
    const hr = await app.as('hr')
    const published = await hr
      .post('/api/v1/periods/2026/publication')
      .set('Idempotency-Key', 'test-key-publish')
      .send({ settlementId: await settled(hr), reason: 'x' })
    expect(published.status, published.text).toBe(200)
    const after = await revisions()
    expect(Number(after.revision)).toBeGreaterThan(Number(before.revision))
    expect(Number(after.cards_revision)).toBe(Number(after.revision))
  })
})
