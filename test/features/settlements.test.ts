import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalBundle, canonicalResult, settle, sortBundle, type Bundle } from '../../server/engine/index.ts'
import { aBundle, aPerson, aPlan, aPosting, aScore, aUnit, personRef, unitRef } from '../support/builders.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { drawBundle } from '../oracle/draw-bundle.ts'
import { finishJob } from '../support/finish-job.ts'
import { writeBundle } from '../support/write-bundle.ts'

/** Two modules, four people, 1,000.00 yuan. */
function aSmallBureau(over: Partial<Bundle> = {}): Bundle {
  const people = ['P1', 'P2', 'P3', 'P4']
  return aBundle({
    units: [aUnit(), aUnit({ code: 'U2', name: 'Module 2' })],
    people: people.map((code) => aPerson({ code, name: `Person ${code}` })),
    postings: people.map((person, index) =>
      aPosting({ code: `S${person}`, person, unit: index < 2 ? 'U1' : 'U2', postBp: 10_000 + index * 1_000 }),
    ),
    values: [
      aScore(unitRef('U1'), 'U-SCORE', 95_000),
      aScore(unitRef('U2'), 'U-SCORE', 85_000),
      ...people.map((code, index) => aScore(personRef(code), 'P-SCORE', 90_000 - index * 10_000)),
    ],
    plan: aPlan({ code: 'A', poolFen: '100000' }),
    ...over,
  })
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

async function start(open: () => Promise<TestApplication>, bundle: Bundle) {
  const app = await open()
  await writeBundle(app.knex, bundle)
  app.application.cards.scheduleRebuild(bundle.period.code)
  await app.application.cards.settled(bundle.period.code)
  return { app, hr: await app.as('hr') }
}

async function order(hr: Agent, key: string, period = '2026', plan = 'A') {
  return hr.post(`/api/v1/periods/${period}/settlements`).set('Idempotency-Key', `test-key-${key}`).send({ plan })
}

async function settled(hr: Agent, key = 'first'): Promise<string> {
  const answer = await order(hr, key)
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  const job = await finishJob(hr, answer.body.jobId)
  expect(job.problem).toBeNull()
  return job.result.settlementId
}

describeOnEveryDatabase('settlements', (open) => {
  describe('of a complete period', () => {
    let hr: Agent
    let app: TestApplication
    const bundle = aSmallBureau()
    beforeAll(async () => {
      ;({ app, hr } = await start(open, bundle))
    })

    it('store what the engine computes, digest for digest and fen for fen', async () => {
      const id = await settled(hr)
      const { body } = await hr.get(`/api/v1/settlements/${id}`)
      const expected = settle(bundle).result
      expect(body.head).toMatchObject({
        inputDigest: sha256(canonicalBundle(bundle)),
        outputDigest: sha256(canonicalResult(expected)),
        poolFen: '100000',
        paidFen: '100000',
        reservedFen: '0',
      })
      const people = await hr.get(`/api/v1/settlements/${id}/people`)
      const paid = Object.fromEntries(
        people.body.people.map((row: { payment: { person: string; amountFen: string } }) => [
          row.payment.person,
          row.payment.amountFen,
        ]),
      )
      expect(paid).toEqual(Object.fromEntries(expected.people.map((person) => [person.code, person.amountFen])))
    })

    it('explain a payment by a tree whose result is the payment', async () => {
      const id = await settled(hr, 'explained')
      const answer = await hr.get(`/api/v1/settlements/${id}/explanation?level=person&code=P1&figure=payment`)
      const expected = settle(bundle).result.people.find((person) => person.code === 'P1')
      expect(answer.body.derivation.result).toBe(expected?.amountFen)
    })

    it('answer a repeated order with the first answer and have one effect', async () => {
      const first = await order(hr, 'twice')
      const second = await order(hr, 'twice')
      expect(second.body).toEqual(first.body)
      expect(second.headers['idempotency-replayed']).toBe('true')
      await finishJob(hr, first.body.jobId)
      const rows = await app.knex('settlements').where({ job_id: first.body.jobId })
      expect(rows).toHaveLength(1)
    })

    it('answer a repeated order as before, also when the plan is gone since', async () => {
      await hr.put('/api/v1/periods/2026/plans/GONE').send({ name: 'Gone', revision: 0, content: planContent() })
      const first = await order(hr, 'gone', '2026', 'GONE')
      await finishJob(hr, first.body.jobId)
      await hr.delete('/api/v1/periods/2026/plans/GONE')
      expect((await order(hr, 'gone', '2026', 'GONE')).body).toEqual(first.body)
      expect((await order(hr, 'other', '2026', 'GONE')).status).toBe(404)
    })

    it('refuse the key of another order', async () => {
      await hr.put('/api/v1/periods/2026/plans/B').send({ name: 'B', revision: 0, content: planContent() })
      await order(hr, 'reused')
      const other = await order(hr, 'reused', '2026', 'B')
      expect(other.status).toBe(422)
    })

    it('compare two plans person by person', async () => {
      await hr.put('/api/v1/periods/2026/plans/C').send({
        name: 'C',
        revision: 0,
        content: { ...planContent(), floorBp: 9_000, ceilingBp: 11_000 },
      })
      const a = await settled(hr, 'compared-a')
      const answer = await order(hr, 'compared-c', '2026', 'C')
      const c = (await finishJob(hr, answer.body.jobId)).result.settlementId
      const { body } = await hr.get(`/api/v1/settlement-comparison?a=${a}&b=${c}`)
      const differences = body.people.map((person: { differenceFen: string }) => BigInt(person.differenceFen))
      expect(differences.reduce((sum: bigint, one: bigint) => sum + one, 0n)).toBe(0n)
      expect(body.gainers).toBeGreaterThan(0)
      expect(body.losers).toBeGreaterThan(0)
    })

    it('leave as files whose amounts sum to the pool and whose names are no formulas', async () => {
      await app.knex('people').where({ code: 'P1' }).update({ name: '=1+1' })
      const id = await settled(hr, 'exported')
      const csv = await hr.get(`/api/v1/settlements/${id}/export?format=csv&language=en`)
      const records = parse(csv.text, { bom: true, relax_column_count: true }) as string[][]
      const header = records.findIndex(([first]) => first === 'Person')
      const rows = records.slice(header + 1)
      const fen = rows.map((row) => BigInt((row.at(-1) ?? '').replace('.', '')))
      expect(fen.reduce((sum, amount) => sum + amount, 0n)).toBe(100000n)
      expect(rows.map((row) => row[1])).toContain("'=1+1")
      const xlsx = await hr.get(`/api/v1/settlements/${id}/export?format=xlsx`).buffer(true)
      expect(xlsx.headers['content-type']).toContain('spreadsheetml')
    })

    it('refuse a plan that no payment can meet, with repairs', async () => {
      await hr.put('/api/v1/periods/2026/plans/X').send({
        name: 'X',
        revision: 0,
        content: { ...planContent(), floorBp: 12_000 },
      })
      const answer = await order(hr, 'infeasible', '2026', 'X')
      const job = await finishJob(hr, answer.body.jobId)
      expect(job.status).toBe('FAILED')
      expect(job.problem?.details.repairs.length).toBeGreaterThan(0)
      expect(await app.knex('settlements').where({ state: 'COMPUTING' })).toEqual([])
    })
  })

  describe('and the moves of a period', () => {
    it('publish once, freeze what was published, release once', async () => {
      const { app, hr } = await start(open, aSmallBureau())
      const id = await settled(hr)
      const preview = await hr.get(`/api/v1/periods/2026/publication?settlement=${id}`)
      expect(preview.body).toMatchObject({ isAllowed: true, people: 4, poolFen: '100000' })
      const publish = () =>
        hr
          .post('/api/v1/periods/2026/publication')
          .set('Idempotency-Key', 'test-key-publish')
          .send({ settlementId: id, reason: 'Party group meeting of 5 January' })
      expect((await publish()).body).toMatchObject({ state: 'FINAL', settlementId: id })
      expect((await publish()).headers['idempotency-replayed']).toBe('true')

      const before = await hr.get('/api/v1/standings/units?period=2026')
      await app.knex('units').where({ code: 'U1' }).update({ name: 'Renamed' })
      const after = await hr.get('/api/v1/standings/units?period=2026')
      expect(after.body).toEqual(before.body)

      const { body } = await hr.get(`/api/v1/settlements/${id}`)
      const release = (digest: string, key: string) =>
        hr
          .post('/api/v1/periods/2026/release')
          .set('Idempotency-Key', `test-key-${key}`)
          .send({ settlementId: id, outputDigest: digest, reason: 'Paid' })
      expect((await release('0'.repeat(64), 'wrong')).body.code).toBe('release.otherSettlement')
      expect((await release(body.head.outputDigest, 'right')).body.state).toBe('RELEASED')
      expect((await release(body.head.outputDigest, 'again')).body.code).toBe('period.moved')
      expect(await app.knex('period_moves').where({ period_code: '2026' })).toHaveLength(2)
    })

    it('refuse to publish a settlement that facts have overtaken', async () => {
      const { app, hr } = await start(open, aSmallBureau())
      const id = await settled(hr)
      await app.knex('periods').increment('revision', 1)
      const answer = await hr
        .post('/api/v1/periods/2026/publication')
        .set('Idempotency-Key', 'test-key-late')
        .send({ settlementId: id, reason: 'x' })
      expect(answer.status).toBe(409)
      expect(answer.body.code).toBe('settlement.outdated')
      expect((await app.knex('periods').first()).state).toBe('OPEN')
    })

    it('show a payment to its person only once it is released', async () => {
      const { app, hr } = await start(open, aSmallBureau())
      const id = await settled(hr)
      const staff = await app.as('staff', { person: 'P1' })
      await hr
        .post('/api/v1/periods/2026/publication')
        .set('Idempotency-Key', 'test-key-p')
        .send({ settlementId: id, reason: 'x' })
      expect((await staff.get('/api/v1/me/card?period=2026')).body.payment).toBeNull()
      const head = (await hr.get(`/api/v1/settlements/${id}`)).body.head
      await hr
        .post('/api/v1/periods/2026/release')
        .set('Idempotency-Key', 'test-key-r')
        .send({ settlementId: id, outputDigest: head.outputDigest, reason: 'x' })
      const own = await staff.get('/api/v1/me/card?period=2026')
      expect(own.body.payment.amountFen).toBe(settle(aSmallBureau()).result.people[0]?.amountFen)
      expect((await staff.get('/api/v1/people/P2/card?period=2026')).status).toBe(404)
    })
  })

  it('refuse while anything is pending, naming it', async () => {
    const bundle = aSmallBureau()
    const { hr } = await start(open, { ...bundle, values: bundle.values.slice(0, -1) })
    const answer = await order(hr, 'pending')
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ code: 'settlement.pending', params: { count: 1, missing: ['P4 P-SCORE'] } })
    const readiness = await hr.get('/api/v1/periods/2026/readiness')
    expect(readiness.body).toMatchObject({ isReady: false, pendingTotal: 1 })
  })

  it.each([1, 2, 3])('read back from the tables the random bundle %i that was written to them', async (seed) => {
    const bundle = aStorableBundle(seed)
    const { app } = await start(open, bundle)
    const { bundles } = app.application
    const frame = await bundles.readFrame(bundle.period.code)
    expect(sortBundle(await bundles.readWhole(frame, bundle.plan))).toEqual(sortBundle(bundle))
  })
})

/** Without what the tables hold elsewhere (former ranks, payments) or leave out: sanctions of other periods. */
function aStorableBundle(seed: number): Bundle {
  const [draw] = fc.sample(fc.gen(), { numRuns: 1, seed })
  if (draw === undefined) throw new Error('fast-check gave no sample')
  const bundle = drawBundle(draw)
  const { startsOn, endsOn } = bundle.period
  const sanctions = bundle.sanctions.filter(({ decidedOn }) => startsOn <= decidedOn && decidedOn <= endsOn)
  return { ...bundle, sanctions, formerRanks: [], paid: [] }
}

function planContent() {
  return {
    poolFen: '100000',
    roundingUnit: 'FEN',
    slices: [{ kind: 'PERFORMANCE', code: 'performance', weight: 1 }],
    floorBp: null,
    ceilingBp: null,
    forfeits: 'SPREAD',
  }
}
