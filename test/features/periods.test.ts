import { beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '../../server/platform/actor.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { aBundle } from '../support/builders.ts'
import { writeBundle } from '../support/write-bundle.ts'

const API = '/api/v1/periods'
const SCHEME = { code: 'SCHEME', version: 1 }
const NEXT = { code: '2027', name: 'Next year', startsOn: '2027-01-01', endsOn: '2027-12-31', scheme: SCHEME }

describeOnEveryDatabase('periods', (open) => {
  let app: TestApplication
  let hr: Agent

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBundle())
    app.application.cards.scheduleRebuild('2026')
    await app.application.cards.settled('2026')
    hr = await app.as('hr')
  })

  it.each([
    ['that ends before it starts', { endsOn: '2026-12-31' }, 'endsOn', 'period.endsBeforeStart'],
    ['on the last day of another of its series', { startsOn: '2026-12-31' }, 'startsOn', 'period.overlaps'],
    ['of an unknown scheme', { scheme: { code: 'NONE', version: 1 } }, 'scheme', 'scheme.unknown'],
    ['after a period nobody knows', { formerPeriod: '2025' }, 'formerPeriod', 'period.formerUnknown'],
    ['after itself', { formerPeriod: '2027' }, 'formerPeriod', 'period.formerUnknown'],
  ] as const)('refuse one %s', async (_title, over, field, code) => {
    const answer = await hr.post(API).send({ ...NEXT, formerPeriod: null, ...over })
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toMatchObject([{ path: `body.${field}`, code }])
  })

  it('refuse a scheme that is still a draft', async () => {
    await hr.post('/api/v1/schemes').send({ code: 'SCHEME', name: 'Draft', copyOf: SCHEME })
    const answer = await hr.post(API).send({ ...NEXT, formerPeriod: null, scheme: { code: 'SCHEME', version: 2 } })
    expect(answer.body.errors).toMatchObject([{ path: 'body.scheme', code: 'scheme.notActive' }])
  })

  it('refuse a former period that is not before', async () => {
    const earlier = { ...NEXT, code: '2025', startsOn: '2025-01-01', endsOn: '2025-12-31', formerPeriod: '2026' }
    const answer = await hr.post(API).send(earlier)
    expect(answer.body.errors).toMatchObject([{ path: 'body.formerPeriod', code: 'period.formerNotBefore' }])
  })

  it('open with a board, once for each code, and are listed newest first', async () => {
    const made = await hr.post(API).send({ ...NEXT, formerPeriod: '2026' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body).toMatchObject({ code: '2027', state: 'OPEN', formerPeriod: '2026', settlement: null })
    await app.application.cards.settled('2027')
    const { body } = await hr.get(`${API}/2027`)
    expect(body.cardsRevision).toBe(body.revision)
    expect(body).toMatchObject({ schemeName: 'Scheme', allowedMoves: ['publish'], canChange: true, moves: [] })
    const twice = await hr.post(API).send({ ...NEXT, startsOn: '2028-01-01', endsOn: '2028-12-31', formerPeriod: null })
    expect([twice.status, twice.body.code]).toEqual([409, 'period.exists'])
    const list = await hr.get(API)
    expect(list.body.periods.map((period: { code: string }) => period.code)).toEqual(['2027', '2026'])
  })

  it('keep their days and scheme once a fact is stated, and may still be renamed', async () => {
    const fields = { name: 'Renamed', startsOn: '2026-01-01', endsOn: '2026-12-31', scheme: SCHEME, formerPeriod: null }
    const renamed = await hr.put(`${API}/2026`).send(fields)
    expect([renamed.status, renamed.body.name]).toEqual([200, 'Renamed'])
    const shortened = await hr.put(`${API}/2026`).send({ ...fields, endsOn: '2026-06-30' })
    expect([shortened.status, shortened.body.code]).toEqual([409, 'period.hasFacts'])
    expect((await hr.put(`${API}/2029`).send(fields)).status).toBe(404)
  })

  it('are shown to staff without moves, and not to administrators', async () => {
    const staff = await app.as('staff', { person: 'P1' })
    expect((await staff.get(`${API}/2026`)).body).toMatchObject({ allowedMoves: [], canChange: false })
    const admin = await app.as('admin')
    expect((await admin.get(API)).status).toBe(403)
  })

  it('list the batches of their facts to HR, latest first', async () => {
    const { body } = await hr.get(`${API}/2026/batches`)
    expect(body.next).toBeNull()
    expect(body.batches).toHaveLength(3)
    expect(body.batches[0]).toMatchObject({ period: '2026', state: 'APPLIED' })
    expect((await hr.get(`${API}/2029/batches`)).status).toBe(404)
  })

  describe('that move', () => {
    const states = { period: '2027', from: 'OPEN', to: 'FINAL', reason: 'Approved' } as const
    const move = () => {
      const order = { ...states, settlementId: app.application.newId() }
      return app.knex.transaction((trx) => app.application.periods.move(trx, SYSTEM_ACTOR, order))
    }

    it('leave their state once, however many try at the same time', async () => {
      const tries = await Promise.allSettled([move(), move(), move()])
      const refused = tries.filter((one) => one.status === 'rejected').map((one) => one.reason)
      expect(refused).toHaveLength(2)
      expect(refused).toEqual(refused.map(() => expect.objectContaining({ code: 'period.moved', status: 409 })))
      const { body } = await hr.get(`${API}/2027`)
      expect(body).toMatchObject({ state: 'FINAL', allowedMoves: ['release'], canChange: false })
      expect(body.moves).toMatchObject([{ from: 'OPEN', to: 'FINAL', reason: 'Approved', at: app.clock.now() }])
    })

    it('take no further fact', async () => {
      const { periods } = app.application
      const closed = app.knex.transaction((trx) => periods.requireOpen(trx, '2027'))
      await expect(closed).rejects.toMatchObject({ code: 'period.closed', status: 409 })
      const unknown = app.knex.transaction((trx) => periods.requireOpen(trx, '2029'))
      await expect(unknown).rejects.toMatchObject({ status: 404 })
    })
  })
})
