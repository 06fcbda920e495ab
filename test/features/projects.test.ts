import { beforeAll, expect, it } from 'vitest'
import { aBundle, aUnit } from '../support/builders.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { writeBundle } from '../support/write-bundle.ts'

const API = '/api/v1'
const POINTS = {
  project: 'PR1',
  person: 'P1',
  unit: 'U1',
  role: 'MEMBER',
  points: '12.50',
  effectiveOn: '2026-05-01',
  document: 'Acceptance record',
}

describeOnEveryDatabase('projects and vetoes', (open) => {
  let app: TestApplication
  let hr: Agent

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBundle({ units: [aUnit(), aUnit({ code: 'U2', name: 'Module 2' })] }))
    app.application.cards.scheduleRebuild('2026')
    await app.application.cards.settled('2026')
    hr = await app.as('hr')
    const project = {
      code: 'PR1',
      name: 'River bank',
      leadUnit: 'U1',
      chiefReps: [{ person: 'P1', startsOn: '2026-01-01', endsOn: null }],
    }
    expect((await hr.post(`${API}/projects`).send(project)).status).toBe(201)
  })

  const composite = async (): Promise<number> => {
    const { body } = await hr.get(`${API}/people/P1/card?period=2026`)
    return body.standing.compositeCenti
  }

  it('raise the composite by stated points and take them back by a revocation', async () => {
    const before = await composite()
    const stated = await hr.post(`${API}/periods/2026/points`).send(POINTS)
    expect(stated.status, JSON.stringify(stated.body)).toBe(201)
    expect(await composite()).toBeGreaterThan(before)
    await hr.post(`${API}/periods/2026/points/${stated.body.code}/revocation`).send({ reason: 'typed twice' })
    expect(await composite()).toBe(before)
    const list = await hr.get(`${API}/periods/2026/points`)
    expect(list.body.points[0]).toMatchObject({ state: 'REVOKED', pointsCenti: 1250, origin: { source: 'typed' } })
  })

  it.each([
    ['an unknown project', { project: 'PR9' }, 'project', 'project.unknown'],
    ['an unknown person', { person: 'P9' }, 'person', 'person.unknown'],
    ['three decimals', { points: '1.005' }, 'points', 'number.decimals'],
    ['a day outside the period', { effectiveOn: '2025-12-31' }, 'effectiveOn', 'date.outsidePeriod'],
    ['a day to come', { effectiveOn: '2026-12-31' }, 'effectiveOn', 'date.future'],
    ['points of nobody in a role of somebody', { person: '' }, 'role', 'points.roleAndPerson'],
  ] as const)('refuse points with %s', async (_title, over, field, code) => {
    const answer = await hr.post(`${API}/periods/2026/points`).send({ ...POINTS, ...over })
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ path: `body.${field}`, code }))
  })

  it('open an event by themselves when a reading misses its level, once', async () => {
    const indicator = {
      code: 'V1',
      name: 'Illegal land use',
      domain: 'LAND',
      decimals: 2,
      unit: '%',
      required: '15.00',
      direction: 'AT_MOST',
      warning: '5.00',
      document: '',
    }
    await hr.post(`${API}/veto-indicators`).send(indicator)
    const reading = { indicator: 'V1', unit: 'U1', actual: '15.01', statedOn: '2026-06-30', document: 'Inspection' }
    await hr.post(`${API}/periods/2026/veto-readings`).send(reading)
    await hr.post(`${API}/periods/2026/veto-readings`).send(reading)
    const { body } = await hr.get(`${API}/periods/2026/vetoes`)
    expect(body.indicators[0].readings).toEqual([
      expect.objectContaining({ state: 'MISSED', actual: 1501, distance: -1 }),
    ])
    expect(body.events).toEqual([expect.objectContaining({ state: 'PROPOSED', domain: 'LAND' })])

    const event = body.events[0].code
    const confirmed = await hr
      .post(`${API}/veto-events/${event}/confirmation`)
      .send({ confirmedOn: '2026-07-10', document: 'Decision 12', responsible: ['P1'] })
    expect(confirmed.body).toMatchObject({ state: 'CONFIRMED', responsible: [{ code: 'P1' }] })
    const units = await hr.get(`${API}/standings/units?period=2026`)
    expect(units.body.units.find((unit: { code: string }) => unit.code === 'U1')).toMatchObject({
      honourBan: true,
      vetoes: [event],
    })
    const again = await hr
      .post(`${API}/veto-events/${event}/confirmation`)
      .send({ confirmedOn: '2026-07-10', document: 'Decision 12', responsible: [] })
    expect(again.body.code).toBe('veto.notProposed')
    await hr.post(`${API}/veto-events/${event}/lifting`).send({ liftedOn: '2026-08-01', document: 'Rectified' })
    const lifted = await hr.get(`${API}/standings/units?period=2026`)
    expect(lifted.body.units.find((unit: { code: string }) => unit.code === 'U1')).toMatchObject({ honourBan: false })
  })

  it('show a head only the unit in charge', async () => {
    const leader = await app.as('leader', { unit: 'U2' })
    expect((await leader.get(`${API}/periods/2026/vetoes`)).body.events).toEqual([])
    expect((await leader.get(`${API}/periods/2026/points`)).body.points).toEqual([])
  })
})
