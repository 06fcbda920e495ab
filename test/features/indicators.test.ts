import { beforeAll, expect, it } from 'vitest'
import { readFactContext } from '../../server/features/facts/fact-context.read-model.ts'
import type { StatedValue, ValueRequest } from '../../server/contract/indicators.contract.ts'
import type { Bundle, Item } from '../../server/engine/index.ts'
import { aBundle, aCard, aCategory, anItem, aPersonCard, aScheme, aUnit } from '../support/builders.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { writeBundle } from '../support/write-bundle.ts'

const percent = { decimals: 2, unit: '%' }

/** One item for each kind of value, on the card of modules; RULES §4 gives the figures. */
function itemsOfEachKind(): Item[] {
  const fullCenti = 4_000
  return [
    anItem({
      ...{ code: 'OUTPUT', name: 'Output', fullCenti },
      mode: { kind: 'INDICATOR', measure: { decimals: 0, unit: 'hm²' }, method: { kind: 'COMPLETE', target: 500_000 } },
    }),
    anItem({
      ...{ code: 'GROWTH', name: 'Growth', fullCenti: 3_000 },
      mode: {
        ...{ kind: 'INDICATOR', measure: percent },
        method: { kind: 'GROWTH_VS_AVG', baseCenti: 2_400, upCentiPerPp: 50, downCentiPerPp: 100 },
      },
    }),
    anItem({
      ...{ code: 'CITY', fullCenti },
      mode: {
        ...{ kind: 'INDICATOR', measure: { decimals: 0, unit: '' } },
        method: { kind: 'OUTSIDE_RANK', table: { kind: 'LINEAR', lastShareBp: 6_000 } },
      },
    }),
    anItem({ code: 'REPORT', fullCenti, mode: { kind: 'GRADE', table: [{ grade: 'GOOD', shareBp: 9_000 }] } }),
    anItem({ code: 'BALLOT', fullCenti, mode: { kind: 'BALLOT' } }),
    anItem({ code: 'RULES', fullCenti: 81_000 }),
  ]
}

function aBureauWithIndicators(): Bundle {
  return aBundle({
    scheme: aScheme({
      cards: [
        aCard({ code: 'CARD-U', categories: [aCategory({ items: itemsOfEachKind() })] }),
        aPersonCard({ code: 'CARD-P', categories: [aCategory({ items: [anItem({ code: 'OWN' })] })] }),
      ],
    }),
    units: [aUnit(), aUnit({ code: 'U2', name: 'Module 2' })],
    values: [],
  })
}

const BASE = '/api/v1/periods/2026'
const actual = (text: string, target: string | null = null): StatedValue => ({ kind: 'ACTUAL', actual: text, target })

const aValueRequest = (item: string, value: StatedValue, over: Partial<ValueRequest> = {}): ValueRequest => ({
  ...{ level: 'unit', subject: 'U1', item, value, statedOn: '2026-06-30', document: 'Bulletin 3' },
  ...over,
})

describeOnEveryDatabase('indicators', (open) => {
  let app: TestApplication
  let hr: Agent

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBureauWithIndicators())
    app.application.cards.scheduleRebuild('2026')
    await app.application.cards.settled('2026')
    hr = await app.as('hr')
  })

  const state = (item: string, value: StatedValue, over: Partial<ValueRequest> = {}) =>
    hr.post(`${BASE}/values`).send(aValueRequest(item, value, over))

  async function scoreOf(item: string, subject = 'U1'): Promise<number | null> {
    const card = await app.application.cards.find('2026', { level: 'unit', code: subject })
    const found = card?.result.categories.flatMap((category) => category.items).find((one) => one.code === item)
    return found?.centi ?? null
  }

  it('score a value at once, the last statement holding, and wait again once it is withdrawn', async () => {
    const first = await state('OUTPUT', actual('560000'))
    expect(first.status, JSON.stringify(first.body)).toBe(201)
    expect(await scoreOf('OUTPUT')).toBe(4_000)
    const second = await state('OUTPUT', actual('460000'))
    expect(second.body).toMatchObject({
      ...{ level: 'unit', subject: { code: 'U1', name: 'Module 1' }, item: { code: 'OUTPUT', name: 'Output' } },
      ...{ measure: { decimals: 0, unit: 'hm²' }, value: { kind: 'ACTUAL', actual: 460_000, target: null } },
      ...{ isReplaced: false, statedOn: '2026-06-30', document: 'Bulletin 3', origin: { source: 'typed' } },
    })
    expect(await scoreOf('OUTPUT')).toBe(3_680)

    const subject = { level: 'unit', subject: 'U1', item: 'OUTPUT' }
    const withdrawn = await hr.post(`${BASE}/values/withdraw`).send({ ...subject, reason: 'Counted twice' })
    expect(withdrawn.body).toMatchObject({ value: { kind: 'NONE' }, document: 'Counted twice', isReplaced: false })
    expect(await scoreOf('OUTPUT')).toBeNull()
    const again = await hr.post(`${BASE}/values/withdraw`).send({ ...subject, reason: 'Twice' })
    expect([again.status, again.body.code]).toEqual([409, 'value.notStated'])

    const held = await hr.get(`${BASE}/values?item=OUTPUT`)
    expect(held.body.values).toEqual([])
    const all = await hr.get(`${BASE}/values?item=OUTPUT&show=all`)
    expect(all.body.values.map((one: { isReplaced: boolean }) => one.isReplaced)).toEqual([false, true, true])
  })

  it.each([
    ['GROWTH', actual('13.40'), { kind: 'ACTUAL', actual: 1_340, target: null }],
    ['GROWTH', actual('-0.5'), { kind: 'ACTUAL', actual: -50, target: null }],
    ['OUTPUT', actual('10', '8.0'), { kind: 'ACTUAL', actual: 10, target: 8 }],
    ['CITY', { kind: 'PLACE', place: 2, outOf: 13 }, { kind: 'PLACE', place: 2, outOf: 13 }],
    ['REPORT', { kind: 'GRADE', grade: 'GOOD' }, { kind: 'GRADE', grade: 'GOOD' }],
    ['BALLOT', { kind: 'SCORE', score: '34.51' }, { kind: 'SCORE', centi: 3_451 }],
  ] as const)('scale a value of %s exactly: %j', async (item, value, scaled) => {
    const answer = await state(item, value, { subject: 'U2' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body.value).toEqual(scaled)
  })

  it.each([
    ['GROWTH', actual('13.405'), 'body.value.actual', 'number.decimals'],
    ['GROWTH', actual('13.4', '10'), 'body.value.target', 'value.takesNoTarget'],
    ['OUTPUT', actual('1', '0'), 'body.value.target', 'value.targetNotPositive'],
    ['OUTPUT', { kind: 'SCORE', score: '1' }, 'body.value.kind', 'value.otherKind'],
    ['CITY', { kind: 'PLACE', place: 14, outOf: 13 }, 'body.value.place', 'value.placeBeyond'],
    ['REPORT', { kind: 'GRADE', grade: 'SPLENDID' }, 'body.value.grade', 'grade.unknown'],
    ['BALLOT', { kind: 'SCORE', score: '34.515' }, 'body.value.score', 'number.decimals'],
    ['BALLOT', { kind: 'SCORE', score: '1000000.01' }, 'body.value.score', 'number.range'],
    ['RULES', actual('1'), 'body.item', 'item.takesNoValue'],
    ['OWN', actual('1'), 'body.item', 'item.notOnCard'],
  ] as const)('refuse for %s the value %j at %s', async (item, value, path, code) => {
    const answer = await state(item, value)
    expect([answer.status, answer.body.errors]).toEqual([400, [expect.objectContaining({ path, code })]])
  })

  it.each([
    [{ subject: 'NOBODY' }, 'body.subject', 'unit.unknown'],
    [{ statedOn: '2025-12-31' }, 'body.statedOn', 'date.before'],
    [{ statedOn: '2026-11-03' }, 'body.statedOn', 'date.future'],
  ] as const)('refuse a value with %j', async (over, path, code) => {
    const answer = await state('OUTPUT', actual('1'), over)
    expect([answer.status, answer.body.errors]).toEqual([400, [expect.objectContaining({ path, code })]])
  })

  it('judge growth against the reference that was stated last, on every card', async () => {
    await state('GROWTH', actual('13.40'))
    await state('GROWTH', actual('8.35'), { subject: 'U2' })
    const send = (value: string, item = 'GROWTH') =>
      hr.post(`${BASE}/references`).send({ item, value, statedOn: '2026-06-30', document: 'City bulletin' })
    await send('1')
    const stated = await send('9.60')
    expect(stated.body).toMatchObject({
      ...{ item: { code: 'GROWTH', name: 'Growth' }, measure: percent, value: 960, isReplaced: false },
    })
    await app.application.cards.settled('2026')
    expect(await scoreOf('GROWTH')).toBe(2_590)
    expect(await scoreOf('GROWTH', 'U2')).toBe(2_275)

    const listed = (await hr.get(`${BASE}/references`)).body.references
    expect(listed.map((one: { value: number; isReplaced: boolean }) => [one.value, one.isReplaced])).toEqual([
      [960, false],
      [100, true],
    ])
    expect((await send('9.605')).body.errors).toMatchObject([{ path: 'body.value', code: 'number.decimals' }])
    expect((await send('1', 'OUTPUT')).body.errors).toMatchObject([
      { path: 'body.item', code: 'item.takesNoReference' },
    ])
  })

  it('show staff only what is their own', async () => {
    const staff = await app.as('staff', { person: 'P1' })
    expect((await staff.get(`${BASE}/values?show=all`)).body.values).toEqual([])
    const leader = await app.as('leader', { unit: 'U2' })
    const seen = (await leader.get(`${BASE}/values`)).body.values
    expect(seen.length).toBeGreaterThan(0)
    expect(new Set(seen.map((one: { subject: { code: string } }) => one.subject.code))).toEqual(new Set(['U2']))
  })

  it('go on page by page, latest first', async () => {
    type Page = { values: { code: string }[]; next: string | null }
    const read = async (query: object): Promise<Page> =>
      (await hr.get(`${BASE}/values`).query({ show: 'all', ...query })).body
    const whole = (await read({ limit: 200 })).values.map((one) => one.code)
    expect(whole.length).toBeGreaterThan(4)
    const first = await read({ limit: 3 })
    const rest = await read({ limit: 200, cursor: first.next })
    expect([...first.values, ...rest.values].map((one) => one.code)).toEqual(whole)
  })

  it('stage thousands of rows that count once their batch is applied', async () => {
    const { values, batches } = app.application
    const context = await readFactContext(app.knex, '2026', app.clock.today())
    const rows = Array.from({ length: 2_000 }, (_, index) =>
      aValueRequest('BALLOT', { kind: 'SCORE', score: `${index}` }),
    )
    expect(values.check(rows, context)).toEqual([])
    const opened = { period: '2026', kind: 'import', source: 'imported', title: 'f.xlsx', userId: 'u' } as const
    const batch = await batches.open(app.knex, opened)
    await values.stage(app.knex, batch, context, rows)
    const held = async () => (await hr.get(`${BASE}/values?item=BALLOT&subject=U1`)).body.values
    expect(await held()).toEqual([])
    await batches.apply(app.knex, batch.id, rows.length)
    expect(await held()).toMatchObject([{ value: { kind: 'SCORE', centi: 199_900 }, origin: { title: 'f.xlsx' } }])
  })
})
