import { beforeAll, describe, expect, it } from 'vitest'
import { readFactContext } from '../../server/features/facts/fact-context.read-model.ts'
import type { EntryRequest } from '../../server/contract/entries.contract.ts'
import type { Bundle } from '../../server/engine/index.ts'
import {
  aBundle,
  aCard,
  aCategory,
  anItem,
  anOffice,
  aPerson,
  aPersonCard,
  aPosting,
  aRule,
  aScheme,
  aUnit,
} from '../support/builders.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { writeBundle } from '../support/write-bundle.ts'

const PATROL = aRule({ code: 'PATROL', name: 'Missed patrol', unitCenti: -200, minusCapCenti: 600 })
const CASE = aRule({ code: 'CASE', name: 'Typical case', unitCenti: 300 })
const PRAISE = aRule({ code: 'PRAISE', name: 'Praise', unitCenti: 500 })
const MERIT = aRule({ code: 'MERIT', name: 'Merit', unitCenti: 1000 })

/** Two modules and three people: P1 in U1, P2 in U2, P3 in U1 until May. Module cards have item PATROLS. */
function aBureauWithRules(): Bundle {
  const patrols = anItem({ code: 'PATROLS', name: 'Patrols', mode: { kind: 'DEDUCT', rules: [PATROL, CASE] } })
  const own = anItem({ code: 'OWN', name: 'Own work', mode: { kind: 'EARN', rules: [MERIT] } })
  const adjustments = { rules: [PRAISE], plusCapCenti: 2000, minusCapCenti: null }
  return aBundle({
    scheme: aScheme({
      cards: [
        aCard({ code: 'CARD-U', adjustments, categories: [aCategory({ items: [patrols] })] }),
        aPersonCard({ code: 'CARD-P', categories: [aCategory({ items: [own] })] }),
      ],
    }),
    units: [aUnit(), aUnit({ code: 'U2', name: 'Module 2' }), aUnit({ code: 'EX', name: 'Outside', kind: 'EXTERNAL' })],
    people: ['P1', 'P2', 'P3'].map((code) => aPerson({ code, name: `Person ${code}` })),
    postings: [
      aPosting({ code: 'S1', person: 'P1', unit: 'U1' }),
      aPosting({ code: 'S2', person: 'P2', unit: 'U2' }),
      aPosting({ code: 'S3', person: 'P3', unit: 'U1', endsOn: '2026-05-31' }),
    ],
    offices: [anOffice({ unit: 'U1', person: 'P1' })],
    values: [],
  })
}

const anEntryRequest = (over: Partial<EntryRequest> = {}): EntryRequest => ({
  ...{ level: 'unit', subject: 'U1', rule: 'PATROL', count: 1, eventKey: '', effectiveOn: '2026-05-06', document: '' },
  ...over,
})

const BASE = '/api/v1/periods/2026'

describeOnEveryDatabase('entries', (open) => {
  let app: TestApplication
  let hr: Agent

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBureauWithRules())
    app.application.cards.scheduleRebuild('2026')
    await app.application.cards.settled('2026')
    hr = await app.as('hr')
  })

  const create = (over: Partial<EntryRequest> = {}) => hr.post(`${BASE}/entries`).send(anEntryRequest(over))
  const finalOf = async (level: string, code: string): Promise<number | null> =>
    (await app.knex('live_cards').where({ period_code: '2026', level, subject_code: code }).first()).final_centi

  it('count at once on the card of their subject, and no longer once revoked', async () => {
    expect(await finalOf('unit', 'U2')).toBe(100_000)
    const made = await create({ subject: 'U2', count: 2, document: 'Circular 7' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body).toMatchObject({
      ...{ level: 'unit', subject: { code: 'U2', name: 'Module 2' }, item: { code: 'PATROLS', name: 'Patrols' } },
      ...{ rule: { code: 'PATROL', name: 'Missed patrol' }, unitCenti: -200, count: 2, document: 'Circular 7' },
      ...{ state: 'CONFIRMED', origin: { source: 'typed' }, revoked: null },
    })
    expect(await finalOf('unit', 'U2')).toBe(99_600)

    const taken = await hr.post(`${BASE}/entries/${made.body.code}/revoke`).send({ reason: 'Was not U2' })
    expect(taken.body).toMatchObject({ state: 'REVOKED', revoked: { reason: 'Was not U2', at: app.clock.now() } })
    expect(await finalOf('unit', 'U2')).toBe(100_000)
    const again = await hr.post(`${BASE}/entries/${made.body.code}/revoke`).send({ reason: 'Twice' })
    expect([again.status, again.body.code]).toEqual([409, 'entry.notConfirmed'])
  })

  it('have no item when their rule is an addition of the scheme', async () => {
    const made = await create({ rule: 'PRAISE' })
    expect(made.body).toMatchObject({ item: null, rule: { code: 'PRAISE' } })
    const listed = await hr.get(`${BASE}/entries?item=&subject=U1`)
    expect(listed.body.entries.map((one: { rule: { code: string } }) => one.rule.code)).toEqual(['PRAISE'])
  })

  it.each([
    ['an unknown unit', { subject: 'NOBODY' }, 'body.subject', 'unit.unknown'],
    ['an unknown person', { level: 'person', subject: 'NOBODY', rule: 'MERIT' }, 'body.subject', 'person.unknown'],
    [
      'a person who had left',
      { level: 'person', subject: 'P3', rule: 'MERIT', effectiveOn: '2026-06-01' },
      'body.subject',
      'person.notPosted',
    ],
    ['a unit without a card', { subject: 'EX' }, 'body.subject', 'subject.noCard'],
    ['a rule of another card', { rule: 'MERIT' }, 'body.rule', 'rule.notOnCard'],
    ['a day before the period', { effectiveOn: '2025-12-31' }, 'body.effectiveOn', 'date.outsidePeriod'],
    ['a day that has not come', { effectiveOn: '2026-11-03' }, 'body.effectiveOn', 'date.future'],
  ] as const)('refuse %s, naming field and rule', async (_what, over, path, code) => {
    const before = await app.knex('entries').count({ n: '*' }).first()
    const answer = await create(over)
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toEqual([expect.objectContaining({ path, code })])
    expect(await app.knex('entries').count({ n: '*' }).first()).toEqual(before)
  })

  it('accept a person up to the last day in post', async () => {
    const made = await create({ level: 'person', subject: 'P3', rule: 'MERIT', effectiveOn: '2026-05-31' })
    expect(made.status).toBe(201)
  })

  it('tell before saving what a cap leaves of them', async () => {
    const query = { level: 'unit', subject: 'U1', rule: 'PATROL', count: 4, effectiveOn: '2026-05-06' }
    const before = await app.knex('batches').count({ n: '*' }).first()
    const preview = await hr.get(`${BASE}/entry-preview`).query(query)
    expect(preview.body).toEqual({
      ...{ statedCenti: -800, countedCenti: -600, uncountedCenti: -200, because: 'cap' },
      ...{ itemBeforeCenti: 100_000, itemAfterCenti: 99_400 },
    })
    expect(await app.knex('batches').count({ n: '*' }).first()).toEqual(before)
    const refused = await hr.get(`${BASE}/entry-preview`).query({ ...query, rule: 'MERIT' })
    expect(refused.body.errors).toMatchObject([{ path: 'query.rule', code: 'rule.notOnCard' }])
  })

  it('are refused once their period is closed', async () => {
    const closed = await open()
    await writeBundle(closed.knex, aBureauWithRules())
    await closed.knex('periods').update({ state: 'FINAL' })
    const answer = await (await closed.as('hr')).post(`${BASE}/entries`).send(anEntryRequest())
    expect([answer.status, answer.body.code]).toEqual([409, 'period.closed'])
    expect(await closed.knex('entries')).toEqual([])
  })

  describe('as a list', () => {
    beforeAll(async () => {
      for (const count of [1, 2]) await create({ level: 'person', subject: 'P1', rule: 'MERIT', count })
      await create({ level: 'person', subject: 'P2', rule: 'MERIT' })
    })

    const codesOf = (body: { entries: { code: string }[] }) => body.entries.map((one) => one.code)

    it('go on page by page, latest first, without gap or repetition', async () => {
      const whole = codesOf((await hr.get(`${BASE}/entries?limit=200`)).body)
      expect(whole).toEqual([...whole].sort().reverse())
      const paged: string[] = []
      let next: string | null = null
      do {
        const { body } = await hr.get(`${BASE}/entries`).query({ limit: 2, ...(next === null ? {} : { cursor: next }) })
        paged.push(...codesOf(body))
        next = body.next
      } while (next !== null)
      expect(paged).toEqual(whole)
    })

    it('show a head the own unit and its people, and staff themselves', async () => {
      const head = await app.as('head', { person: 'P1' })
      const seen = (await head.get(`${BASE}/entries?limit=200`)).body.entries
      expect(new Set(seen.map((one: { subject: { code: string } }) => one.subject.code))).toEqual(
        new Set(['U1', 'P1', 'P3']),
      )
      const staff = await app.as('staff', { person: 'P2' })
      const own = (await staff.get(`${BASE}/entries`)).body.entries
      expect(own.map((one: { subject: { code: string } }) => one.subject.code)).toEqual(['P2'])
    })
  })

  it('check two hundred thousand rows together and stage them without renewing a card', async () => {
    const { entries, batches } = app.application
    const context = await readFactContext(app.knex, '2026', app.clock.today())
    const rows = Array.from({ length: 200_000 }, (_, index) =>
      anEntryRequest(index === 199_999 ? { rule: 'NO-RULE' } : { subject: index % 2 === 0 ? 'U1' : 'U2' }),
    )
    expect(entries.check(rows, context)).toMatchObject([{ index: 199_999, field: 'rule', code: 'rule.notOnCard' }])

    const before = await finalOf('unit', 'U1')
    const opened = { period: '2026', kind: 'import', source: 'imported', title: 'f.xlsx', userId: 'u' } as const
    const batch = await batches.open(app.knex, opened)
    await entries.stage(app.knex, batch, context, rows.slice(0, 1_500))
    await entries.stage(app.knex, batch, context, rows.slice(1_500, 3_000), 1_501)
    expect((await hr.get(`${BASE}/entries?source=imported`)).body.entries).toEqual([])
    await batches.apply(app.knex, batch.id, 3_000)
    expect((await hr.get(`${BASE}/entries?batch=${batch.id}&limit=200`)).body.entries).toHaveLength(200)
    expect(await app.knex('entries').where({ batch_id: batch.id, item_code: 'PATROLS' })).toHaveLength(3_000)
    expect(await finalOf('unit', 'U1')).toBe(before)
  })
})
