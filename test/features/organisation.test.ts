import { beforeAll, expect, it } from 'vitest'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'

const API = '/api/v1'
const FOREVER = { startsOn: '2026-01-01', endsOn: null }

describeOnEveryDatabase('the organisation', (open) => {
  let app: TestApplication
  let hr: Agent

  beforeAll(async () => {
    app = await open()
    hr = await app.as('hr')
    await created('/units', { code: 'B', name: 'Bureau', kind: 'BUREAU', parents: [] })
    await created('/units', { code: 'M1', name: 'Module 1', kind: 'MODULE', parents: [{ unit: 'B', ...FOREVER }] })
    await created('/units', { code: 'M2', name: 'Module 2', kind: 'MODULE', parents: [{ unit: 'B', ...FOREVER }] })
    await created('/people', { code: 'P1', name: 'Lin Yue', roleClass: 'STAFF' })
    await created('/people', { code: 'P2', name: 'Gu Chen', roleClass: 'HEAD' })
    await created('/people/P1/postings', { unit: 'M1', postBp: 10_000, ...FOREVER })
    await created('/people/P2/postings', { unit: 'M2', postBp: 12_000, ...FOREVER })
    await created('/units/M2/offices', { role: 'HEAD', person: 'P2', ...FOREVER })
  })

  async function created(path: string, body: object): Promise<void> {
    const answer = await hr.post(`${API}${path}`).send(body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  }

  it('shows units with parent and head as of a date', async () => {
    const { body } = await hr.get(`${API}/units?on=2026-06-01`)
    expect(body.units.find((unit: { code: string }) => unit.code === 'M2')).toMatchObject({
      parent: 'B',
      head: { code: 'P2', name: 'Gu Chen' },
    })
    const before = await hr.get(`${API}/units?on=2025-06-01`)
    expect(before.body.units.find((unit: { code: string }) => unit.code === 'M2')).toMatchObject({
      parent: null,
      head: null,
    })
  })

  it('finds people by a part of the name, within the scope', async () => {
    const all = await hr.get(`${API}/people?q=yue`)
    expect(all.body.people).toEqual([
      { code: 'P1', name: 'Lin Yue', roleClass: 'STAFF', unit: { code: 'M1', name: 'Module 1' } },
    ])
    const head = await app.as('head', { person: 'P2' })
    const own = await head.get(`${API}/people`)
    expect(own.body.people.map((person: { code: string }) => person.code)).toEqual(['P2'])
    expect((await head.get(`${API}/people/P1`)).status).toBe(404)
  })

  it('ends the open head office when another begins', async () => {
    await created('/people', { code: 'P3', name: 'He Jun', roleClass: 'HEAD' })
    await created('/units/M1/offices', { role: 'HEAD', person: 'P1', ...FOREVER })
    await created('/units/M1/offices', { role: 'HEAD', person: 'P3', startsOn: '2026-03-01', endsOn: null })
    const { body } = await hr.get(`${API}/units/M1`)
    expect(
      body.offices.map((office: { person: { code: string }; endsOn: string | null }) => [
        office.person.code,
        office.endsOn,
      ]),
    ).toEqual([
      ['P1', '2026-02-28'],
      ['P3', null],
    ])
  })

  it('never gives a unit two heads at once, whatever a file states together', async () => {
    const { roster } = app.application
    const office = { unit: 'B', role: 'HEAD', person: 'P1' } as const
    const nothing = { units: [], people: [], postings: [], statuses: [], sanctions: [] }
    const check = async (offices: Parameters<typeof roster.check>[0]['offices']) =>
      (await roster.check({ ...nothing, offices })).offices.map(({ index, code }) => [index, code])
    const inTurn = [
      { ...office, person: 'P2', startsOn: '2026-05-01', endsOn: null },
      { ...office, startsOn: '2026-01-01', endsOn: null },
    ]
    expect(await check(inTurn)).toEqual([])
    await app.knex.transaction((trx) => roster.stage(trx, null, { ...nothing, offices: inTurn }))
    const heads = await app.knex('offices').where({ unit_code: 'B' }).orderBy('starts_on')
    expect(heads.map((row: { person_code: string; ends_on: string | null }) => [row.person_code, row.ends_on])).toEqual(
      [
        ['P1', '2026-04-30'],
        ['P2', null],
      ],
    )
    expect(await check([{ ...office, startsOn: '2026-03-01', endsOn: null }])).toEqual([[0, 'office.overlaps']])
    expect(await check([{ ...office, startsOn: '2026-01-01', endsOn: '2026-05-01' }])).toEqual([[0, 'office.overlaps']])
    expect(await check([{ ...office, startsOn: '2026-05-01', endsOn: '2026-06-30' }])).toEqual([])
    expect(
      await check([
        { ...office, startsOn: '2025-01-01', endsOn: '2025-06-30' },
        { ...office, startsOn: '2025-06-30', endsOn: '2025-12-31' },
      ]),
    ).toEqual([[1, 'office.overlaps']])
    const later = await hr.put(`${API}/units/B/offices/HEAD/2026-01-01`).send({ person: 'P1', endsOn: null })
    expect(later.body.errors).toMatchObject([{ path: 'body.startsOn', code: 'office.overlaps' }])
  })

  it.each([
    [
      'a unit that is its own ancestor',
      'put',
      '/units/B',
      { name: 'Bureau', kind: 'BUREAU', parents: [{ unit: 'M1', ...FOREVER }] },
      'unit.ownAncestor',
    ],
    [
      'two parents at once',
      'put',
      '/units/M1',
      {
        name: 'M',
        kind: 'MODULE',
        parents: [
          { unit: 'B', ...FOREVER },
          { unit: 'M2', startsOn: '2026-02-01', endsOn: null },
        ],
      },
      'unit.twoParents',
    ],
    ['an unknown unit', 'post', '/people/P1/postings', { unit: 'M9', postBp: 10_000, ...FOREVER }, 'unit.unknown'],
    [
      'a posting that overlaps itself',
      'post',
      '/people/P1/postings',
      { unit: 'M1', postBp: 10_000, startsOn: '2026-02-01', endsOn: null },
      'posting.overlaps',
    ],
    [
      'an end before its start',
      'post',
      '/people/P1/postings',
      { unit: 'M2', postBp: 10_000, startsOn: '2026-02-01', endsOn: '2026-01-01' },
      'interval.endsBeforeStart',
    ],
  ] as const)('refuses %s', async (_title, method, path, body, code) => {
    const answer = await hr[method](`${API}${path}`).send(body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].code).toBe(code)
  })

  it('keeps the seeded calendar and replaces a year as a whole', async () => {
    await app.application.calendar.ensureReference()
    const seeded = await hr.get(`${API}/calendar/2026`)
    expect(seeded.body).toMatchObject({ isComplete: true })
    expect(seeded.body.days).toContainEqual({ on: '2026-02-14', isWorkday: true })
    const days = [{ on: '2027-01-01', isWorkday: false }]
    await hr.put(`${API}/calendar/2027`).send({ source: 'Notice of the State Council', days })
    await app.application.calendar.ensureReference()
    expect((await hr.get(`${API}/calendar/2027`)).body).toMatchObject({ isComplete: true, days })
    const wrong = await hr
      .put(`${API}/calendar/2027`)
      .send({ source: 'x', days: [{ on: '2026-01-01', isWorkday: false }] })
    expect(wrong.body.errors[0].code).toBe('calendar.otherYear')
  })
})
