import { beforeAll, expect, it } from 'vitest'
import { readKnown } from '../../server/features/facts/known.read-model.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { aBundle, aUnit } from '../support/builders.ts'
import { writeBundle } from '../support/write-bundle.ts'

const API = '/api/v1'
const INDICATOR = {
  ...{ code: 'V1', name: 'Illegal land use', domain: 'LAND', decimals: 2, unit: '%' },
  ...{ required: '15.00', direction: 'AT_MOST', warning: '5.00', document: '' },
}
const READING = { indicator: 'V1', unit: 'U1', actual: '15.01', statedOn: '2026-06-30', document: 'Inspection' }

describeOnEveryDatabase('vetoes', (open) => {
  let app: TestApplication
  let hr: Agent

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBundle({ units: [aUnit(), aUnit({ code: 'U2', name: 'Module 2' })] }))
    hr = await app.as('hr')
    await hr.post(`${API}/veto-indicators`).send(INDICATOR)
    const mine = { ...INDICATOR, code: 'V2', name: 'Land left idle', required: '90', direction: 'AT_LEAST' }
    expect((await hr.post(`${API}/veto-indicators`).send(mine)).body).toMatchObject({ required: 9000, warning: 500 })
  })

  const state = (over: object) => hr.post(`${API}/periods/2026/veto-readings`).send({ ...READING, ...over })
  const strip = async () => (await hr.get(`${API}/periods/2026/vetoes`)).body
  const propose = (over: object = {}) =>
    hr.post(`${API}/veto-events`).send({
      ...{ domain: 'SAFETY', level: 'unit', subject: 'U2', project: '', occurredOn: '2026-03-01', responsible: ['P1'] },
      ...{ document: '', ...over },
    })

  it.each([
    ['8.20', 'MET', 680],
    ['11.40', 'WARNING', 360],
    ['15', 'WARNING', 0],
  ])('judge a reading of %s as %s with its distance, and open no event', async (actual, expected, distance) => {
    expect((await state({ actual })).status).toBe(201)
    const { indicators, events } = await strip()
    expect(indicators[0].readings).toMatchObject([{ state: expected, distance }])
    expect(events).toEqual([])
  })

  it('wait again once a reading is taken back', async () => {
    await state({ actual: null })
    expect((await strip()).indicators[0].readings).toMatchObject([{ state: 'PENDING', actual: null, distance: null }])
  })

  it('open one event for a domain, unit and day, however many readings of a file miss their level', async () => {
    const { batches, vetoReadings } = app.application
    const opened = { period: '2026', kind: 'readings', source: 'imported', title: 'file', userId: 'u' } as const
    const batch = await batches.open(app.knex, opened)
    const rows = [READING, { ...READING, indicator: 'V2', actual: '89.99' }, { ...READING, unit: 'U2' }]
    await vetoReadings.stage(app.knex, batch, '2026', rows)
    await vetoReadings.stage(app.knex, batch, '2026', rows, 4)
    expect((await strip()).events).toEqual([])
    await batches.apply(app.knex, batch.id, 6)
    const { events, indicators } = await strip()
    expect(events.map((event: { unit: { code: string } }) => event.unit.code).sort()).toEqual(['U1', 'U2'])
    expect(indicators[1].readings).toMatchObject([{ state: 'MISSED', distance: -1 }])
  })

  it.each([
    ['three decimals', { actual: '8.205' }, 'actual', 'number.decimals'],
    ['an unknown indicator', { indicator: 'V9' }, 'indicator', 'veto.indicatorUnknown'],
    ['an unknown unit', { unit: 'U9' }, 'unit', 'unit.unknown'],
    ['a day outside the period', { statedOn: '2027-01-01' }, 'statedOn', 'date.outsidePeriod'],
  ])('refuse a reading with %s', async (_title, over, field, code) => {
    const answer = await state(over)
    expect([answer.status, answer.body.errors]).toMatchObject([400, [{ path: `body.${field}`, code }]])
  })

  it('are confirmed once, on a day between the event and today, naming each responsible person once', async () => {
    const { code } = (await propose({ responsible: ['P1', 'P1'] })).body
    const confirm = (over: object) => {
      const request = { confirmedOn: '2026-03-09', document: 'Decision 1', responsible: ['P1', 'P1'], ...over }
      return hr.post(`${API}/veto-events/${code}/confirmation`).send(request)
    }
    expect((await confirm({ confirmedOn: '2026-02-28' })).body.errors).toMatchObject([{ code: 'date.before' }])
    expect((await confirm({ confirmedOn: '2026-11-03' })).body.errors).toMatchObject([{ code: 'date.future' }])
    expect((await confirm({ responsible: ['P9'] })).body.errors).toMatchObject([{ code: 'person.unknown' }])
    const confirmed = await confirm({})
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
    expect(confirmed.body).toMatchObject({ state: 'CONFIRMED', responsible: [{ code: 'P1', name: 'Person 1' }] })
    expect([(await confirm({})).status, (await hr.get(`${API}/veto-events?domain=SAFETY`)).body.events.length]).toEqual(
      [409, 1],
    )
  })

  it('check the days of events that a file states as confirmed', async () => {
    const known = await readKnown(app.knex)
    const row = { domain: 'LAND', level: 'unit', subject: 'U1', project: '', document: '' } as const
    const codes = (occurredOn: string, confirmedOn: string) =>
      app.application.vetoEvents
        .check([{ ...row, responsible: [], occurredOn, confirmedOn }], known)
        .map((problem) => problem.code)
    expect(codes('2026-03-01', '2026-03-01')).toEqual([])
    expect(codes('2026-03-01', '2026-02-28')).toEqual(['date.before'])
    expect(codes('2026-03-01', '2026-12-01')).toEqual(['date.future'])
  })

  it('keep the measure of an indicator with readings', async () => {
    const { code: _, ...fields } = INDICATOR
    const changed = await hr.put(`${API}/veto-indicators/V1`).send({ ...fields, decimals: 3 })
    expect([changed.status, changed.body.code]).toEqual([409, 'veto.indicatorInUse'])
    const renamed = await hr.put(`${API}/veto-indicators/V1`).send({ ...fields, name: 'Illegal use', required: '16' })
    expect(renamed.body).toMatchObject({ name: 'Illegal use', required: 1600 })
    expect((await hr.put(`${API}/veto-indicators/V9`).send(fields)).status).toBe(404)
  })

  it('about a person are for the bureau alone', async () => {
    await propose({ domain: 'CLEAN', level: 'person', subject: 'P1', responsible: [] })
    const leader = await app.as('leader', { unit: 'U1' })
    const domains = (await leader.get(`${API}/veto-events`)).body.events.map(
      (event: { domain: string }) => event.domain,
    )
    expect(domains).toEqual(['LAND'])
    expect((await hr.get(`${API}/veto-events?domain=CLEAN`)).body.events).toMatchObject([{ level: 'PERSON' }])
  })
})
