import { beforeAll, expect, it } from 'vitest'
import type { AggregateRow } from '../../server/contract/aggregate.contract.ts'
import {
  aBundle,
  aCard,
  aCategory,
  anEntry,
  anItem,
  aPerson,
  aPersonCard,
  aPointsEntry,
  aPosting,
  aProject,
  aRule,
  aScheme,
  aUnit,
  aVetoEvent,
  personRef,
  unitRef,
} from '../support/builders.ts'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'
import { writeBundle } from '../support/write-bundle.ts'

const PATROL = aRule({ code: 'PATROL', name: 'Patrol', unitCenti: -200, minusCapCenti: 600 })
const PRAISE = aRule({ code: 'PRAISE', name: 'Praise', unitCenti: 500 })
/** The same code on the cards of modules and people, worth something else. */
const SHARED = aRule({ code: 'SHARED', name: 'Shared', unitCenti: 100 })
const SHARED_BY_PEOPLE = aRule({ code: 'SHARED', name: 'Shared', unitCenti: 7 })

function aBureauWithLedgers() {
  const item = anItem({ code: 'PATROLS', name: 'Patrols', mode: { kind: 'DEDUCT', rules: [PATROL, SHARED] } })
  const own = anItem({ code: 'OWN', name: 'Own', mode: { kind: 'EARN', rules: [SHARED_BY_PEOPLE] } })
  const adjustments = { rules: [PRAISE], plusCapCenti: 2000, minusCapCenti: null }
  const category = aCategory({ code: 'LAND', name: 'Land', items: [item] })
  return aBundle({
    scheme: aScheme({
      cards: [
        aCard({ code: 'CARD-U', adjustments, categories: [category] }),
        aPersonCard({ code: 'CARD-P', categories: [aCategory({ items: [own] })] }),
      ],
    }),
    units: [
      aUnit(),
      aUnit({ code: 'U2', name: 'Module 2' }),
      aUnit({
        code: 'T1',
        name: 'Team',
        kind: 'TEAM',
        parents: [{ unit: 'U1', startsOn: '2020-01-01', endsOn: null }],
      }),
    ],
    people: [aPerson(), aPerson({ code: 'P2', name: 'Person 2' })],
    postings: [aPosting({ unit: 'T1' }), aPosting({ code: 'S2', person: 'P2', unit: 'U2' })],
    values: [],
    entries: [
      anEntry({ code: 'E1', rule: 'PATROL', count: 3 }),
      anEntry({ code: 'E2', rule: 'PATROL', count: 4, source: 'imported' }),
      anEntry({ code: 'E3', rule: 'PRAISE', count: 1 }),
      anEntry({ code: 'E4', rule: 'SHARED', count: 2, subject: unitRef('U2') }),
      anEntry({ code: 'E5', rule: 'PATROL', count: 1, subject: unitRef('T1') }),
      anEntry({ code: 'E6', rule: 'SHARED', count: 5, subject: personRef('P1') }),
    ],
    projects: [aProject()],
    points: [
      aPointsEntry({ code: 'PT1', pointsCenti: 1000, unit: 'U1', person: 'P1' }),
      aPointsEntry({ code: 'PT2', pointsCenti: -250, unit: 'U1', person: '' }),
      aPointsEntry({ code: 'PT3', pointsCenti: 400, unit: 'U2', person: 'P2' }),
    ],
    vetoEvents: [
      aVetoEvent({ code: 'V1' }),
      aVetoEvent({ code: 'V2', occurredOn: '2026-09-01', confirmedOn: '2026-09-02' }),
      aVetoEvent({ code: 'V3', confirmedOn: '2025-12-30' }),
      aVetoEvent({ code: 'V4', state: 'PROPOSED', confirmedOn: null }),
      aVetoEvent({ code: 'V5', level: 'PERSON', unit: '', person: 'P1' }),
    ],
  })
}

describeOnEveryDatabase('aggregates', (open) => {
  let app: TestApplication

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBureauWithLedgers())
  })

  type Who = Parameters<TestApplication['as']>
  async function ask(query: object, who: Who = ['hr']) {
    const agent = await app.as(...who)
    return agent.get('/api/v1/periods/2026/aggregate').query(query)
  }
  const brief = (rows: AggregateRow[]) => rows.map((row) => [...row.keys, row.facts, row.count, row.centi])

  it('sum counts in the database and points by the unit values, before any cap', async () => {
    const { body, status } = await ask({ level: 'unit', by: 'subject,category' })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body).toMatchObject({ period: '2026', level: 'unit', by: ['subject', 'category'] })
    expect(brief(body.rows)).toEqual([
      ['T1', 'LAND', 1, 1, -200],
      ['U1', '', 1, 1, 500],
      ['U1', 'LAND', 2, 7, -1400],
      ['U2', 'LAND', 1, 2, 200],
    ])
    expect(body.rows[2].names).toEqual(['Module 1', 'Land'])
  })

  it.each([
    [
      'item',
      [
        ['', 1, 1, 500],
        ['PATROLS', 4, 10, -1400],
      ],
    ],
    [
      'rule,source',
      [
        ['PATROL', 'imported', 1, 4, -800],
        ['PATROL', 'typed', 2, 4, -800],
        ['PRAISE', 'typed', 1, 1, 500],
        ['SHARED', 'typed', 1, 2, 200],
      ],
    ],
    ['project', [['PJ1', 3, 3, 1150]]],
    [
      'project,subject',
      [
        ['PJ1', 'U1', 2, 2, 750],
        ['PJ1', 'U2', 1, 1, 400],
      ],
    ],
    ['domain', [['LAND', 2, 2, null]]],
  ])('of units group by %s', async (by, expected) => {
    expect(brief((await ask({ level: 'unit', by })).body.rows)).toEqual(expected)
  })

  it.each([
    ['subject,rule', [['P1', 'SHARED', 1, 5, 35]]],
    [
      'project,subject',
      [
        ['PJ1', 'P1', 1, 1, 1000],
        ['PJ1', 'P2', 1, 1, 400],
      ],
    ],
    ['domain,subject', [['LAND', 'P1', 1, 1, null]]],
  ])('of people group by %s, with the values of their own card', async (by, expected) => {
    expect(brief((await ask({ level: 'person', by })).body.rows)).toEqual(expected)
  })

  it('leave out what is revoked and what no applied batch states', async () => {
    const other = await open()
    await writeBundle(other.knex, aBureauWithLedgers())
    await other.knex('entries').where({ code: 'E3' }).update({ state: 'REVOKED' })
    await other.knex('batches').where({ source: 'imported' }).update({ state: 'STAGED' })
    const hr = await other.as('hr')
    const { body } = await hr.get('/api/v1/periods/2026/aggregate?level=unit&by=rule')
    expect(brief(body.rows)).toEqual([
      ['PATROL', 2, 4, -800],
      ['SHARED', 1, 2, 200],
    ])
  })

  it('narrow to a unit and those below it', async () => {
    const subjects = async (query: object, who: Who = ['hr']) =>
      (await ask({ by: 'subject', ...query }, who)).body.rows.map((row: AggregateRow) => row.keys[0])
    expect(await subjects({ level: 'unit', unit: 'U1' })).toEqual(['T1', 'U1'])
    expect(await subjects({ level: 'unit', unit: 'T1' })).toEqual(['T1'])
    expect(await subjects({ level: 'person', unit: 'U2' })).toEqual([])
    expect(await subjects({ level: 'person', unit: 'U1' })).toEqual(['P1'])
    expect(await subjects({ level: 'unit' }, ['leader', { unit: 'U2' }])).toEqual(['U2'])
    const foreign = await ask({ level: 'unit', by: 'subject', unit: 'U1' }, ['leader', { unit: 'U2' }])
    const missing = await ask({ level: 'unit', by: 'subject', unit: 'NO-UNIT' }, ['leader', { unit: 'U2' }])
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect((await ask({ level: 'person', by: 'domain' }, ['leader', { unit: 'U1' }])).body.rows).toEqual([])
  })

  it.each([
    ['subject,subject', 'aggregate.repeated'],
    ['rule,project', 'aggregate.mixed'],
    ['colour', 'aggregate.unknown'],
  ])('refuse to group by %s', async (by, code) => {
    const answer = await ask({ level: 'unit', by })
    expect([answer.status, answer.body.errors]).toMatchObject([400, [{ path: 'query.by', code }]])
  })
})
