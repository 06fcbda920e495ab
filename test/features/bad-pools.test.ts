import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import type { Job } from '../../server/contract/jobs.contract.ts'
import type { PlanContent } from '../../server/contract/plans.contract.ts'
import type { SettlementAnswer } from '../../server/contract/settlements.contract.ts'
import { canonicalResult, settle, type Bundle, type Repair } from '../../server/engine/index.ts'
import { aBigBureau } from '../bench/big-bureau.ts'
import { describeOnEveryDatabase, type Agent, type Open, type TestApplication } from '../support/application.ts'
import {
  aBundle,
  aPerson,
  aPlan,
  aPolicy,
  aPosting,
  aScheme,
  aScore,
  aUnit,
  personRef,
  unitRef,
} from '../support/builders.ts'
import { writeBundle } from '../support/write-bundle.ts'

const PEOPLE = ['P1', 'P2', 'P3']

/** Two modules, three people whose posts share money in thirds. */
function aTinyBureau(over: Partial<Bundle> = {}): Bundle {
  return aBundle({
    units: [aUnit(), aUnit({ code: 'U2', name: 'Module 2' })],
    people: PEOPLE.map((code) => aPerson({ code, name: `Person ${code}` })),
    postings: PEOPLE.map((person, index) =>
      aPosting({ code: `S${person}`, person, unit: index === 2 ? 'U2' : 'U1', postBp: 10_000 }),
    ),
    values: [
      aScore(unitRef('U1'), 'U-SCORE', 95_000),
      aScore(unitRef('U2'), 'U-SCORE', 85_000),
      ...PEOPLE.map((code, index) => aScore(personRef(code), 'P-SCORE', 90_000 - index * 10_000)),
    ],
    ...over,
  })
}

const { code: _, ...DEFAULT_PLAN } = aPlan({ poolFen: '100000' })

const aContent = (over: Partial<PlanContent> = {}): PlanContent => ({
  ...DEFAULT_PLAN,
  slices: [{ kind: 'PERFORMANCE', code: 'PERF', weight: 1 }],
  ...over,
})

async function start(open: Open, bundle: Bundle): Promise<{ readonly app: TestApplication; readonly hr: Agent }> {
  const app = await open()
  await writeBundle(app.knex, bundle)
  app.application.cards.scheduleRebuild(bundle.period.code)
  await app.application.cards.settled(bundle.period.code)
  return { app, hr: await app.as('hr') }
}

let keys = 0
const newKey = (): string => `bad-pool-key-${(keys += 1)}`

const order = (hr: Agent, plan: string, key = newKey()) =>
  hr.post('/api/v1/periods/2026/settlements').set('Idempotency-Key', key).send({ plan })

const savePlan = (hr: Agent, plan: string, content: PlanContent, revision = 0) =>
  hr.put(`/api/v1/periods/2026/plans/${plan}`).send({ name: plan, revision, content })

async function endOf(hr: Agent, jobId: string): Promise<Job> {
  for (;;) {
    const job = (await hr.get(`/api/v1/jobs/${jobId}`)).body as Job // the contract's type
    if (job.status !== 'RUNNING') return job
    await sleep(50)
  }
}

/** Saves the plan, orders it and waits. */
async function settleBy(hr: Agent, content: PlanContent): Promise<Job> {
  const plan = `PLAN-${newKey()}`
  expect((await savePlan(hr, plan, content)).status).toBe(200)
  const answer = await order(hr, plan)
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  return endOf(hr, answer.body.jobId)
}

async function headOf(hr: Agent, job: Job): Promise<SettlementAnswer['head']> {
  expect(job.problem).toBeNull()
  const { settlementId } = job.result as { settlementId: string } // what a settlement's job answers
  const answer = await hr.get(`/api/v1/settlements/${settlementId}`)
  return (answer.body as SettlementAnswer).head // the contract's type
}

/** A repair as the plan it asks for. */
function repaired(content: PlanContent, repair: Repair): PlanContent {
  if (repair.setting === 'slice') throw new Error('no slice is to be moved here')
  return { ...content, [repair.setting]: repair.value }
}

function repairsOf(job: Job): readonly Repair[] {
  const { repairs } = job.problem?.details as unknown as { repairs: readonly Repair[] } // what refusals carry
  return repairs
}

describeOnEveryDatabase('a pool', (open) => {
  let hr: Agent
  let app: TestApplication
  beforeAll(async () => {
    ;({ app, hr } = await start(open, aTinyBureau()))
  })

  it('of nothing pays nothing', async () => {
    const head = await headOf(hr, await settleBy(hr, aContent({ poolFen: '0', floorBp: 6_000, ceilingBp: 12_500 })))
    expect(head).toMatchObject({ poolFen: '0', paidFen: '0', reservedFen: '0', peoplePaid: 0 })
  })

  it('below nothing is refused, and the repair works', async () => {
    const content = aContent({ poolFen: '-1' })
    const job = await settleBy(hr, content)
    expect(job).toMatchObject({ status: 'FAILED', problem: { code: 'plan.poolNegative', params: { poolFen: '-1' } } })
    expect(repairsOf(job)).toEqual([{ setting: 'poolFen', value: '0' }])
    for (const repair of repairsOf(job)) await headOf(hr, await settleBy(hr, repaired(content, repair)))
  })

  it.each(['', '1.5', '+1', '01', '1e3', '１００', '99999999999999999', 100_000])(
    'of %j is no amount of fen',
    async (poolFen) => {
      const answer = await savePlan(hr, 'NONE', { ...aContent(), poolFen: poolFen as string }) // some are not
      expect(answer.status).toBe(400)
      expect(answer.body.errors[0].path).toBe('body.content.poolFen')
    },
  )

  it('with money and slices without weight is refused by name', async () => {
    const content = aContent({
      slices: [
        { kind: 'PERFORMANCE', code: 'PERF', weight: 0 },
        { kind: 'POST', code: 'POST', weight: 0 },
      ],
    })
    expect(await settleBy(hr, content)).toMatchObject({
      ...{ status: 'FAILED', problem: { code: 'plan.sliceWeightsZero', params: { slices: ['PERF', 'POST'] } } },
    })
    await headOf(hr, await settleBy(hr, { ...content, poolFen: '0' }))
  })

  it.each([
    ['floorsAbovePool', { poolFen: '10', floorBp: 10_000 }, ['poolFen', 'floorBp']],
    ['floorsAbovePool', { floorBp: 12_000 }, ['floorBp']],
    ['ceilingsBelowPool', { poolFen: '99999', ceilingBp: 9_000 }, ['ceilingBp']],
    ['ceilingsBelowPool', { poolFen: '10', ceilingBp: 10_000 }, ['poolFen', 'ceilingBp']],
    ['floorAboveCeiling', { poolFen: '99999', floorBp: 9_500, ceilingBp: 9_000 }, ['ceilingBp']],
    ['floorAboveCeiling', { floorBp: 10_000, ceilingBp: 10_000 }, ['poolFen']],
  ] as const)('refuses %s for %j, and each repair alone works', async (clash, over, settings) => {
    const content = aContent(over)
    const job = await settleBy(hr, content)
    expect(job).toMatchObject({ status: 'FAILED', problem: { code: `bounds.${clash}`, params: { slice: 'PERF' } } })
    for (const repair of repairsOf(job)) {
      const mended = repaired(content, repair)
      const { poolFen, paidFen } = await headOf(hr, await settleBy(hr, mended))
      expect({ poolFen, paidFen }).toEqual({ poolFen: mended.poolFen, paidFen: mended.poolFen })
    }
    expect(repairsOf(job).map(({ setting }) => setting)).toEqual(settings)
    expect(await app.knex('settlements').where({ state: 'COMPUTING' })).toEqual([])
  })

  it('ordered twice at once with one key is settled once', async () => {
    await savePlan(hr, 'TWICE', aContent())
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 6 }, () => order(hr, 'TWICE', key)))
    const accepted = answers.filter(({ status }) => status === 202)
    expect(new Set(accepted.map(({ body }) => body.jobId)).size).toBe(1)
    expect(accepted.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 202).map(({ status }) => status)).toEqual([])
    await endOf(hr, accepted[0]?.body.jobId)
    expect(await app.knex('settlements').where({ plan_code: 'TWICE' })).toHaveLength(1)
  })

  it('edited by two people keeps what the first one saved', async () => {
    const other = await app.as('hr', { login: 'second.hr' })
    expect((await savePlan(hr, 'SHARED', aContent())).body).toMatchObject({ revision: 1 })
    expect((await savePlan(hr, 'SHARED', aContent({ poolFen: '200' }), 1)).body).toMatchObject({ revision: 2 })
    const late = await savePlan(other, 'SHARED', aContent({ poolFen: '300' }), 1)
    expect([late.status, late.body.code, late.body.params]).toEqual([409, 'plan.stale', { plan: 'SHARED' }])
    const { body } = await other.get('/api/v1/periods/2026/plans')
    const kept = body.plans.find(({ code }: { code: string }) => code === 'SHARED')
    expect(kept).toMatchObject({ revision: 2, content: { poolFen: '200' } })
    expect((await savePlan(other, 'SHARED', aContent())).body.code).toBe('plan.exists')
  })

  it('saved by two people at once takes one of them', async () => {
    await savePlan(hr, 'RACE', aContent())
    const answers = await Promise.all(['200', '300'].map((poolFen) => savePlan(hr, 'RACE', aContent({ poolFen }), 1)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describeOnEveryDatabase('a bureau', (open) => {
  const zeroTeams = aPolicy({
    teamCoefficient: {
      ...{ kind: 'BAND', topShareBp: 2000, bottomShareBp: 2000, topBp: 0, middleBp: 0, bottomBp: 0 },
    },
  })
  it('whose coefficients are all zero pays no pool, and an empty one', async () => {
    const { hr } = await start(open, aTinyBureau({ scheme: aScheme({ policy: zeroTeams }) }))
    expect(await settleBy(hr, aContent())).toMatchObject({
      ...{ status: 'FAILED', problem: { code: 'plan.allWeightsZero', params: { slice: 'PERF', amount: '100000' } } },
    })
    await headOf(hr, await settleBy(hr, aContent({ poolFen: '0' })))
  })

  it('whose personal coefficients are all zero pays no pool', async () => {
    const policy = aPolicy({
      personalCoefficient: {
        ...aPolicy().personalCoefficient,
        byGradeBp: { excellent: 0, competent: 0, basic: 0, incompetent: 0 },
      },
    })
    const { hr } = await start(open, aTinyBureau({ scheme: aScheme({ policy }) }))
    expect(await settleBy(hr, aContent())).toMatchObject({
      ...{ status: 'FAILED', problem: { code: 'plan.allWeightsZero' } },
    })
  })

  it('with an unfinished card is not settled, and says whose and what', async () => {
    const whole = aTinyBureau()
    const values = whole.values.filter(({ subject }) => subject.code !== 'U2' && subject.code !== 'P3')
    const { app, hr } = await start(open, { ...whole, values, plan: aPlan({ code: 'A' }) })
    const answer = await order(hr, 'A')
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      ...{ code: 'settlement.pending', params: { count: 2, missing: ['P3 P-SCORE', 'U2 U-SCORE'] } },
    })
    const { body } = await hr.get('/api/v1/periods/2026/readiness')
    expect(body).toMatchObject({ isReady: false, pendingTotal: 2 })
    expect(await app.knex('settlements')).toEqual([])
    expect(await app.knex('jobs')).toEqual([])
  })

  it('of 10,000 people shares one fen exactly', async () => {
    const big = aBigBureau({ people: 10_000, entries: 0, units: 100 })
    const bundle = { ...big, plan: aPlan({ code: 'A', poolFen: '1' }) }
    const { app, hr } = await start(open, bundle)
    const head = await headOf(hr, await endOf(hr, (await order(hr, 'A')).body.jobId))
    expect(head).toMatchObject({ poolFen: '1', paidFen: '1', reservedFen: '0', peoplePaid: 1, highestFen: '1' })
    const digest = createHash('sha256')
      .update(canonicalResult(settle(bundle).result), 'utf8')
      .digest('hex')
    expect(head.outputDigest).toBe(digest)
    const lines = await app.knex('settlement_lines').where({ settlement_id: head.id })
    expect(
      lines.filter(({ amount_fen: amount }) => String(amount) !== '0').map((line) => String(line.amount_fen)),
    ).toEqual(['1'])
  }, 600_000)
})

describeOnEveryDatabase('a scheme', (open) => {
  let hr: Agent
  beforeAll(async () => {
    ;({ hr } = await start(open, aTinyBureau()))
  })

  it('whose totals do not add up is not activated, and says which sum is off by how much', async () => {
    const made = await hr
      .post('/api/v1/schemes')
      .send({ code: 'OFF', name: 'Off', copyOf: { code: 'SCHEME', version: 1 } })
    const scheme = structuredClone(made.body.scheme)
    scheme.cards[0].categories[0].fullCenti -= 150
    const saved = await hr.put('/api/v1/schemes/OFF/versions/1').send({ revision: made.body.revision, scheme })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)

    const answer = await hr.post('/api/v1/schemes/OFF/versions/1/activate').send({ revision: saved.body.revision })
    expect([answer.status, answer.body.code]).toEqual([422, 'scheme.problems'])
    expect(answer.body.errors).toEqual([
      {
        ...{ path: 'scheme.cards.0.categories', code: 'sum.categories' },
        params: { of: 'CARD-U', expected: 100_000, actual: 99_850, difference: -150 },
      },
      {
        ...{ path: 'scheme.cards.0.categories.0.items', code: 'sum.items' },
        params: { of: 'U-SCORE-CAT', expected: 99_850, actual: 100_000, difference: 150 },
      },
    ])
    expect(saved.body.problems.map(({ code }: { code: string }) => code)).toEqual(
      answer.body.errors.map(({ code }: { code: string }) => code),
    )
    expect((await hr.get('/api/v1/schemes/OFF/versions/1')).body.status).toBe('DRAFT')
  })
})
