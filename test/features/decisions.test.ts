import { beforeAll, expect, it } from 'vitest'
import { readFactContext } from '../../server/features/facts/fact-context.read-model.ts'
import type { DecisionRequest } from '../../server/contract/decisions.contract.ts'
import {
  aBundle,
  aCard,
  aCategory,
  anItem,
  aPerson,
  aPersonCard,
  aPosting,
  aScheme,
  aUnit,
} from '../support/builders.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { writeBundle } from '../support/write-bundle.ts'

const BASE = '/api/v1/periods/2026'

/** Module cards of a stated score and a rules item; P2 left before the period. */
function aBureauToDecide() {
  const items = [
    anItem({ code: 'BALLOT', name: 'Ballot', fullCenti: 40_000, mode: { kind: 'BALLOT' } }),
    anItem({ code: 'RULES', name: 'Rules', fullCenti: 60_000 }),
  ]
  return aBundle({
    scheme: aScheme({
      cards: [
        aCard({ code: 'CARD-U', categories: [aCategory({ items })] }),
        aPersonCard({ code: 'CARD-P', categories: [aCategory({ items: [anItem({ code: 'OWN' })] })] }),
      ],
    }),
    units: [aUnit(), aUnit({ code: 'U2', name: 'Module 2' })],
    people: [aPerson(), aPerson({ code: 'P2', name: 'Person 2' })],
    postings: [aPosting(), aPosting({ code: 'S2', person: 'P2', endsOn: '2025-12-31' })],
    values: [],
  })
}

const EXEMPT: DecisionRequest = { kind: 'EXEMPT', level: 'unit', subject: 'U1', item: 'BALLOT', reason: 'New unit' }

describeOnEveryDatabase('decisions', (open) => {
  let app: TestApplication
  let hr: Agent

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBureauToDecide())
    app.application.cards.scheduleRebuild('2026')
    await app.application.cards.settled('2026')
    hr = await app.as('hr')
  })

  const create = (request: DecisionRequest) => hr.post(`${BASE}/decisions`).send(request)
  const revoke = (code: string) => hr.post(`${BASE}/decisions/${code}/revoke`).send({ reason: 'Mistaken' })
  const stateOf = async (code: string): Promise<string> =>
    (await app.knex('live_cards').where({ level: 'unit', subject_code: code }).first()).state
  const finalOf = async (code: string): Promise<number | null> =>
    (await app.knex('live_cards').where({ level: 'unit', subject_code: code }).first()).final_centi

  it('let a card go without the item until they are revoked, once for each item', async () => {
    expect(await finalOf('U1')).toBeNull()
    const made = await create(EXEMPT)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body).toMatchObject({
      ...{ kind: 'EXEMPT', level: 'unit', subject: { code: 'U1', name: 'Module 1' }, toUnit: null, places: 0 },
      ...{ item: { code: 'BALLOT', name: 'Ballot' }, reason: 'New unit', revokedAt: null },
    })
    expect(await finalOf('U1')).toBe(100_000)
    const again = await create({ ...EXEMPT, kind: 'NOT_APPLICABLE' })
    expect([again.status, again.body.errors]).toMatchObject([400, [{ path: 'body.item', code: 'decision.exists' }]])

    const pending = await stateOf('U2')
    const taken = await revoke(made.body.code)
    expect(taken.body.revokedAt).toBe(app.clock.now())
    expect(await stateOf('U1')).toBe(pending)
    const twice = await revoke(made.body.code)
    expect([twice.status, twice.body.code]).toEqual([409, 'decision.revoked'])
    expect((await create({ ...EXEMPT, kind: 'NOT_APPLICABLE' })).status).toBe(201)
    expect(await finalOf('U1')).toBe(100_000)
  })

  it('of the committee name people and units', async () => {
    const revision = async () => Number((await app.knex('periods').first()).revision)
    const before = await revision()
    const taken = await create({ kind: 'EXCELLENT', person: 'P1', reason: 'Tied' })
    expect(taken.body).toMatchObject({ kind: 'EXCELLENT', level: 'person', subject: { code: 'P1' }, item: null })
    const moved = await create({ kind: 'MOVE_PLACES', from: 'U1', to: 'U2', places: 2, reason: 'Unused' })
    expect(moved.body).toMatchObject({ level: 'unit', subject: { code: 'U1' }, toUnit: { code: 'U2' }, places: 2 })
    expect(await revision()).toBe(before + 2)
    const twice = await create({ kind: 'EXCELLENT', person: 'P1', reason: 'Again' })
    expect(twice.body.errors).toMatchObject([{ path: 'body.person', code: 'decision.exists' }])
  })

  it.each([
    [{ ...EXEMPT, item: 'OWN' }, 'body.item', 'item.notOnCard'],
    [{ ...EXEMPT, subject: 'NOBODY' }, 'body.subject', 'unit.unknown'],
    [{ kind: 'EXCELLENT', person: 'P2', reason: 'x' }, 'body.person', 'person.notPosted'],
    [{ kind: 'MOVE_PLACES', from: 'U1', to: 'U1', places: 1, reason: 'x' }, 'body.to', 'decision.sameUnit'],
    [{ kind: 'MOVE_PLACES', from: 'NO', to: 'U1', places: 1, reason: 'x' }, 'body.from', 'unit.unknown'],
  ] as const)('refuse %j at %s', async (request, path, code) => {
    const answer = await create(request)
    expect([answer.status, answer.body.errors]).toEqual([400, [expect.objectContaining({ path, code })]])
  })

  it('are read back by the engine as they were staged', async () => {
    const { decisions, batches, bundles } = app.application
    const context = await readFactContext(app.knex, '2026', app.clock.today())
    const opened = { period: '2026', kind: 'decisions', source: 'imported', title: 'demo', userId: 'u' } as const
    const batch = await batches.open(app.knex, opened)
    await decisions.stage(app.knex, batch, context, [{ ...EXEMPT, level: 'person', subject: 'P1', item: 'OWN' }])
    await batches.apply(app.knex, batch.id, 1)
    const outline = await bundles.readOutline(await bundles.readFrame('2026'), null)
    expect(outline.decisions.at(-1)).toMatchObject({
      kind: 'EXEMPT',
      subject: { level: 'person', code: 'P1' },
      item: 'OWN',
    })
  })

  it('are listed latest first, and to staff only about themselves', async () => {
    const codes = (await hr.get(`${BASE}/decisions`)).body.decisions.map((one: { code: string }) => one.code)
    expect(codes.length).toBeGreaterThan(3)
    expect(codes).toEqual([...codes].sort().reverse())
    const staff = await app.as('staff', { person: 'P1' })
    const own = (await staff.get(`${BASE}/decisions`)).body.decisions
    expect(own.map((one: { subject: { code: string } }) => one.subject.code)).toEqual(['P1', 'P1'])
  })
})
