import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SettlementAnswer, SettlementHead } from '../../server/contract/settlements.contract.ts'
import { canonicalResult, settle } from '../../server/engine/index.ts'
import { verifyAudit } from '../../server/platform/audit/verify-audit.ts'
import { printedSeed } from '../support/seed.ts'
import { aPastBureau, createFaultWorld, PERIOD, type FaultWorld } from './world.ts'

const SEED = printedSeed('a killed settlement')
const KILLS = 5
/** Servers start again and again; this only ends a test that hangs. */
const LONGEST_MS = 600_000
const STAGED = ['settlement_inputs', 'settlement_subjects', 'settlement_lines']

const bundle = aPastBureau({ people: 600, entries: 3_000, units: 12 })
const outputDigest = createHash('sha256')
  .update(canonicalResult(settle(bundle).result), 'utf8')
  .digest('hex')

let world: FaultWorld
/** How long a settlement takes here: kills are spread over it. */
let wholeMs = 0

beforeAll(async () => {
  world = await createFaultWorld(bundle)
  const hr = await world.serve()
  const startedAt = performance.now()
  const { body } = await hr.send<{ jobId: string }>('POST', ordering, { plan: 'A' }, 'fault-key-whole')
  expect(await hr.finish(body.jobId)).toMatchObject({ status: 'DONE' })
  wholeMs = performance.now() - startedAt
})

afterAll(() => world.close())

const ordering = `/periods/${PERIOD}/settlements`

it(
  'leaves all of a settlement or nothing, and says which, whenever the server is killed',
  async () => {
    const perMille = fc.sample(fc.noBias(fc.integer({ min: 0, max: 1_100 })), { numRuns: KILLS, seed: SEED })
    const ends: string[] = []
    for (const [index, share] of perMille.entries()) {
      const key = `fault-key-${index}`
      const jobId = await orderAndKill(key, () => sleep((share * wholeMs) / 1_000))
      ends.push(await requireAllOrNothing(key, jobId))
    }
    console.info(
      `killed after ${perMille.map((share) => Math.round((share * wholeMs) / 1_000)).join(', ')} ms: ${ends.join(', ')}`,
    )
  },
  LONGEST_MS,
)

it(
  'removes what was staged when it is killed while storing',
  async () => {
    const jobId = await orderAndKill('fault-key-staging', async () => {
      for (;;) if ((await stagedRows()) > 0) return
    })
    expect(await requireAllOrNothing('fault-key-staging', jobId)).toBe('nothing')
  },
  LONGEST_MS,
)

it(
  'keeps a settlement that was there when the server was killed',
  async () => {
    const jobId = await orderAndKill('fault-key-stored', async () => {
      const key = { state: 'COMPUTED' }
      const before = (await world.knex('settlements').where(key)).length
      while ((await world.knex('settlements').where(key)).length === before);
    })
    expect(await requireAllOrNothing('fault-key-stored', jobId)).toBe('all')
  },
  LONGEST_MS,
)

/** Rows of settlements that nobody may read. */
async function stagedRows(): Promise<number> {
  let rows = 0
  for (const table of STAGED) {
    const [counted] = await world
      .knex(table)
      .join('settlements', 'settlements.id', `${table}.settlement_id`)
      .whereNot('settlements.state', 'COMPUTED')
      .count<{ rows: number }[]>({ rows: '*' })
    rows += Number(counted?.rows)
  }
  return rows
}

async function orderAndKill(key: string, untilThen: () => Promise<unknown>): Promise<string> {
  const hr = await world.serve()
  const { status, body } = await hr.send<{ jobId: string }>('POST', ordering, { plan: 'A' }, key)
  expect(status, JSON.stringify(body)).toBe(202)
  await untilThen()
  await world.kill()
  return body.jobId
}

/** Starts again and looks at everything the killed settlement could have left. @returns which of the two it was */
async function requireAllOrNothing(key: string, jobId: string): Promise<'all' | 'nothing'> {
  const hr = await world.serve()
  const row = await world.knex('settlements').where({ job_id: jobId }).first<{ id: string; state: string }>()
  const isThere = row.state === 'COMPUTED'
  expect(row.state).toBe(isThere ? 'COMPUTED' : 'FAILED')
  expect(await stagedRows()).toBe(0)

  const { body: job } = await hr.get(`/jobs/${jobId}`)
  expect(job).toMatchObject(
    isThere ? { status: 'DONE', result: { settlementId: row.id } } : { status: 'INTERRUPTED', result: null },
  )
  const listed = await hr.get<{ settlements: SettlementHead[] }>(ordering)
  expect(listed.body.settlements.some(({ id }) => id === row.id)).toBe(isThere)
  const shown = await hr.get<SettlementAnswer>(`/settlements/${row.id}`)
  if (isThere) expect(shown.body.head).toMatchObject({ outputDigest })
  else expect(shown.status).toBe(404)

  const again = await hr.send('POST', ordering, { plan: 'A' }, key)
  expect(again.body).toEqual({ jobId })
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(await verifyAudit(world.knex)).toMatchObject({ isIntact: true })
  return isThere ? 'all' : 'nothing'
}
