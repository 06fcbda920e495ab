import { expect, it } from 'vitest'
import { describeOnEveryDatabase, type Agent } from '../support/application.ts'
import { aBundle, aPerson, aPlan, aPolicy, aPosting, aScheme, aScore, personRef, unitRef } from '../support/builders.ts'
import { finishJob } from '../support/finish-job.ts'
import { writeBundle } from '../support/write-bundle.ts'

/** Two people in a unit, whose money follows their score against the unit's mean. */
function aBureauOfTwo() {
  const { personalCoefficient } = aPolicy()
  const method = { kind: 'RATIO', lowBp: 5_000, highBp: 15_000 } as const
  return aBundle({
    scheme: aScheme({ policy: aPolicy({ personalCoefficient: { ...personalCoefficient, method } }) }),
    people: [aPerson(), aPerson({ code: 'P2', name: 'Person 2' })],
    postings: [aPosting(), aPosting({ code: 'S2', person: 'P2' })],
    values: [
      aScore(unitRef('U1'), 'U-SCORE', 90_000),
      aScore(personRef('P1'), 'P-SCORE', 90_000),
      aScore(personRef('P2'), 'P-SCORE', 71_000),
    ],
    plan: aPlan({ code: 'A', poolFen: '100000' }),
  })
}

async function release(hr: Agent): Promise<void> {
  const post = (path: string, key: string, body: object) =>
    hr.post(`/api/v1/periods/2026/${path}`).set('Idempotency-Key', `test-key-${key}`).send(body)
  const { jobId } = (await post('settlements', 'order', { plan: 'A' })).body
  const { settlementId } = (await finishJob(hr, jobId)).result
  const { outputDigest } = (await hr.get(`/api/v1/settlements/${settlementId}`)).body.head
  expect((await post('publication', 'publish', { settlementId, reason: 'x' })).status).toBe(200)
  expect((await post('release', 'release', { settlementId, outputDigest, reason: 'x' })).status).toBe(200)
}

describeOnEveryDatabase('the explanation of the own payment', (open) => {
  it('shows no mean from which a colleague of a small unit could be computed', async () => {
    const app = await open()
    await writeBundle(app.knex, aBureauOfTwo())
    app.application.cards.scheduleRebuild('2026')
    await app.application.cards.settled('2026')
    const hr = await app.as('hr')
    await release(hr)
    const path = '/api/v1/explanations?period=2026&level=person&code=P1&figure=payment'
    const whole = JSON.stringify((await hr.get(path)).body)
    expect(whole).toContain('"mean"')
    expect(whole).toContain('"remainder"')
    const staff = await app.as('staff', { person: 'P1' })
    const own = await staff.get(path)
    expect(own.status, own.text).toBe(200)
    expect(own.body.derivation.result).toBe(JSON.parse(whole).derivation.result)
    expect(own.text).not.toContain('"mean"')
    expect(own.text).not.toContain('"remainder"')
  })
})
