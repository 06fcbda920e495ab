import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImportDetail, ImportExpression, ImportMapping } from '../../server/contract/imports.contract.ts'
import type { Bundle } from '../../server/engine/index.ts'
import { settle } from '../../server/engine/index.ts'
import { createBundlesService } from '../../server/features/bundles/bundles.service.ts'
import { verifyAudit } from '../../server/platform/audit/verify-audit.ts'
import { personCode } from '../bench/big-bureau.ts'
import { printedSeed } from '../support/seed.ts'
import type { FaultClient } from './fault-client.ts'
import { aPastBureau, createFaultWorld, PERIOD, type FaultWorld } from './world.ts'

const SEED = printedSeed('a killed import')
const KILLS = 5
/** Servers start again and again; this only ends a test that hangs. */
const LONGEST_MS = 600_000
const ROWS = 6_000
const PEOPLE = 300

const bundle: Bundle = aPastBureau({ people: PEOPLE, entries: 600, units: 6 })

let world: FaultWorld
/** How long applying takes here: kills are spread over it. */
let wholeMs = 0
/** Entries that count: those of the bureau and of every file that was applied. */
let counting = bundle.entries.length

beforeAll(async () => {
  world = await createFaultWorld(bundle)
  const hr = await world.serve()
  const id = await prepare(hr, 'whole')
  const startedAt = performance.now()
  const jobId = await apply(hr, id, 'fault-key-whole')
  expect(await hr.finish(jobId)).toMatchObject({ status: 'DONE', result: { importId: id } })
  wholeMs = performance.now() - startedAt
  counting += ROWS
  await requireTrueCards(hr)
})

afterAll(() => world.close())

it(
  'leaves all of an import or nothing, and says which, whenever the server is killed',
  async () => {
    const perMille = fc.sample(fc.noBias(fc.integer({ min: 0, max: 1_100 })), { numRuns: KILLS, seed: SEED })
    const ends: string[] = []
    for (const [index, share] of perMille.entries()) {
      const killed = await applyAndKill(`random ${index}`, () => sleep((share * wholeMs) / 1_000))
      ends.push(await requireAllOrNothing(killed))
    }
    console.info(
      `killed after ${perMille.map((share) => Math.round((share * wholeMs) / 1_000)).join(', ')} ms: ${ends.join(', ')}`,
    )
  },
  LONGEST_MS,
)

it(
  'counts none of the rows staged when it is killed, and applies the same file afterwards',
  async () => {
    const killed = await applyAndKill('staging', async () => {
      for (;;) if ((await entriesIn('STAGED')) > 0) return
    })
    expect(await requireAllOrNothing(killed)).toBe('nothing')
    const hr = await world.serve()
    await check(hr, killed.id)
    expect(await hr.finish(await apply(hr, killed.id, 'fault-key-again'))).toMatchObject({ status: 'DONE' })
    counting += ROWS
    expect(await entriesIn('APPLIED')).toBe(counting)
    await requireTrueCards(hr)
  },
  LONGEST_MS,
)

it(
  'keeps an import that was there when the server was killed',
  async () => {
    const killed = await applyAndKill('stored', async () => {
      while ((await entriesIn('APPLIED')) === counting);
    })
    expect(await requireAllOrNothing(killed)).toBe('all')
  },
  LONGEST_MS,
)

type Killed = { readonly id: string; readonly jobId: string; readonly key: string }

async function applyAndKill(title: string, untilThen: () => Promise<unknown>): Promise<Killed> {
  const hr = await world.serve()
  const id = await prepare(hr, title)
  const key = `fault-key-${title.replace(' ', '-')}`
  const jobId = await apply(hr, id, key)
  await untilThen()
  await world.kill()
  return { id, jobId, key }
}

/** Starts again and looks at everything the killed import could have left. @returns which of the two it was */
async function requireAllOrNothing({ id, jobId, key }: Killed): Promise<'all' | 'nothing'> {
  const hr = await world.serve()
  const { body: shown } = await hr.get<ImportDetail>(`/imports/${id}`)
  const isThere = shown.status === 'APPLIED'
  if (isThere) counting += ROWS
  else expect(shown).toMatchObject({ status: 'FAILED', failure: { code: 'import.interrupted' }, appliedAt: null })

  const { body: job } = await hr.get(`/jobs/${jobId}`)
  expect(job).toMatchObject(
    isThere ? { status: 'DONE', result: { importId: id } } : { status: 'INTERRUPTED', result: null },
  )
  const again = await hr.send('POST', `/imports/${id}/apply`, { repeat: false }, key)
  expect(again.body).toEqual({ jobId })
  expect(await world.knex('batches').where({ state: 'STAGED' })).toEqual([])
  expect(await entriesIn('APPLIED')).toBe(counting)
  await requireTrueCards(hr)
  expect(await verifyAudit(world.knex)).toMatchObject({ isIntact: true })
  return isThere ? 'all' : 'nothing'
}

async function entriesIn(state: string): Promise<number> {
  const [row] = await world
    .knex('entries')
    .join('batches', 'batches.id', 'entries.batch_id')
    .where('batches.state', state)
    .count<{ rows: number }[]>({ rows: '*' })
  return Number(row?.rows)
}

/** Live cards say what settling the whole ledger says. Asking for a board waits for a rebuild that runs. */
async function requireTrueCards(hr: FaultClient): Promise<void> {
  const board = await hr.get<{ version: { isStale: boolean } }>(`/standings/units?period=${PERIOD}`)
  expect(board.body.version).toMatchObject({ isStale: false })
  const bundles = createBundlesService(world.knex)
  const { result } = settle(await bundles.readWhole(await bundles.readFrame(PERIOD), null))
  const cards = await world.knex('live_cards').select<{ level: string; subject_code: string; final_centi: number }[]>()
  const live = new Map(cards.map((card) => [`${card.level} ${card.subject_code}`, card.final_centi]))
  const scored = [
    ...result.units.map((unit) => [`unit ${unit.code}`, unit.card?.finalCenti ?? null] as const),
    ...result.people.map((person) => [`person ${person.code}`, person.card?.finalCenti ?? null] as const),
  ]
  expect(live).toEqual(new Map(scored))
}

/** Uploads, maps and checks a file. @returns the import */
async function prepare(hr: FaultClient, title: string): Promise<string> {
  const file = new Blob([entriesFile(title)], { type: 'text/csv' })
  const uploaded = await hr.upload<ImportDetail>('/imports', file, 'entries.csv', {
    kind: 'ENTRIES',
    periodCode: PERIOD,
  })
  expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(201)
  const { id } = uploaded.body
  const mapped = await hr.send('PUT', `/imports/${id}/mapping`, MAPPING)
  expect(mapped.status, JSON.stringify(mapped.body)).toBe(200)
  await check(hr, id)
  return id
}

async function check(hr: FaultClient, id: string): Promise<void> {
  const { body } = await hr.send<{ jobId: string }>('POST', `/imports/${id}/check`)
  await hr.finish(body.jobId)
  const { body: checked } = await hr.get<ImportDetail>(`/imports/${id}`)
  expect(checked).toMatchObject({ status: 'CHECKED', problemCount: 0 })
}

async function apply(hr: FaultClient, id: string, key: string): Promise<string> {
  const { status, body } = await hr.send<{ jobId: string }>('POST', `/imports/${id}/apply`, { repeat: false }, key)
  expect(status, JSON.stringify(body)).toBe(202)
  return body.jobId
}

const column = (name: string): ImportExpression => ({ source: { kind: 'COLUMN', column: name }, transforms: [] })

const MAPPING: ImportMapping = {
  format: 'qianfen-mapping/1',
  targets: [
    {
      ...{ kind: 'ENTRY', when: [], level: 'person', subject: column('person'), rule: column('rule') },
      ...{
        item: null,
        count: column('count'),
        eventKey: null,
        effectiveOn: column('on'),
        document: column('document'),
      },
    },
  ],
}

/** Each title makes a file of its own, so that none is the same file again. */
function entriesFile(title: string): string {
  const lines = Array.from(
    { length: ROWS },
    (_, index) => `${personCode(index % PEOPLE)},R${index % 10},1,2024-07-01,${title} ${index}`,
  )
  return ['person,rule,count,on,document', ...lines, ''].join('\n')
}
