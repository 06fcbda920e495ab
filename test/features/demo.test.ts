import { beforeAll, expect, it } from 'vitest'
import { ACCOUNTS } from '../../seeds/demo/accounts.ts'
import { demoBundle, factsOf } from '../../seeds/demo/demo-bundle.ts'
import { loadDemo } from '../../seeds/demo/load.ts'
import { OPEN_QUARTER, OPEN_YEAR, PERIODS, QUARTERS } from '../../seeds/demo/periods.ts'
import { demoPlans } from '../../seeds/demo/plans.ts'
import { demoPoints } from '../../seeds/demo/projects.ts'
import { demoReferences } from '../../seeds/demo/references.ts'
import { decimalsOf, entryRow, referenceRow, valueRow } from '../../seeds/demo/stated-rows.ts'
import { settle, type Bundle, type FormerRank, type Result } from '../../server/engine/index.ts'
import { readFactContext } from '../../server/features/facts/fact-context.read-model.ts'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'

type Standing = { readonly code: string; readonly rank: number | null; readonly group: string }

function ranksOf({ units, people }: Result): readonly FormerRank[] {
  const ranked = (level: FormerRank['level'], standings: readonly Standing[]) =>
    standings.flatMap(({ code, rank, group }) => (rank === null ? [] : [{ level, code, group, rank }]))
  return [...ranked('unit', units), ...ranked('person', people)]
}

/** The quarters settled by the engine from the data alone, each with the ranks of the one before. */
function settledData(plan: string): ReadonlyMap<string, Result> {
  const results = new Map<string, Result>()
  let former: readonly FormerRank[] = []
  for (const period of QUARTERS) {
    const { result } = settle(demoBundle(period, plan, former))
    results.set(period.code, result)
    former = ranksOf(result)
  }
  return results
}

/** The database numbers events itself. */
const withoutEventCodes = (text: string, codes: readonly string[]): string =>
  codes.reduce((shorter, code) => shorter.replaceAll(`"${code}"`, '"event"'), text)

describeOnEveryDatabase('the demo bureau', (open) => {
  let app: TestApplication
  beforeAll(async () => {
    app = await open()
    await loadDemo(app.application)
  })

  async function readBundle(period: string, plan: string): Promise<Bundle> {
    const { application } = app
    const content = demoPlans(period).find(({ code }) => code === plan)?.content
    const frame = await application.bundles.readFrame(period)
    return application.bundles.readWhole(frame, content === undefined ? null : { code: plan, ...content })
  }

  it('has three quarters paid out, one open, and the year open', async () => {
    const states = (await app.application.periods.list()).map(({ code, state }) => [code, state])
    expect(Object.fromEntries(states)).toEqual({
      '2026Q1': 'RELEASED',
      '2026Q2': 'RELEASED',
      '2026Q3': 'RELEASED',
      '2026Q4': 'OPEN',
      '2026': 'OPEN',
    })
  })

  it.each(QUARTERS.map(({ code }) => code))('comes to what the data say: %s', async (period) => {
    for (const plan of ['OPEN', 'BOUNDED']) {
      const bundle = await readBundle(period, plan)
      const { result } = settle(bundle)
      const events = ['VE-1', ...bundle.vetoEvents.map(({ code }) => code)]
      const expected = JSON.stringify(settledData(plan).get(period))
      // The scenario decides about money only: the former ranks are the same in both.
      expect(withoutEventCodes(JSON.stringify(result), events)).toBe(withoutEventCodes(expected, events))
    }
  })

  it('published what it computed: the pool, to the fen', async () => {
    for (const { code, isFinished } of QUARTERS) {
      const computed = await app.application.settlements.list(code)
      expect(computed.map(({ state }) => state)).toEqual(isFinished ? ['COMPUTED'] : ['COMPUTED', 'COMPUTED'])
      const sums = await app
        .knex('settlement_lines')
        .whereIn(
          'settlement_id',
          computed.map(({ id }) => id),
        )
        .groupBy('settlement_id')
        .sum({ total: 'amount_fen' })
      const pool = demoPlans(code)[0]?.content.poolFen
      expect(sums.map((row) => String(row['total']))).toEqual(computed.map(() => pool))
    }
  })

  it('has every fact, and the boards show all of them', async () => {
    for (const period of PERIODS) {
      const count = async (table: string) => (await app.knex(table).where({ period_code: period.code })).length
      const { entries, values } = factsOf(period)
      expect(await count('entries')).toBe(entries.length)
      expect(await count('item_values')).toBe(values.length)
      expect(await count('points_entries')).toBe(demoPoints(period).length)
    }
    for (const { code } of [OPEN_QUARTER, OPEN_YEAR]) {
      const { version } = await app.application.evaluations.evaluate(code)
      expect(version).toMatchObject({ kind: 'live', isStale: false })
    }
  })

  it('states nothing that a form or a file might not', async () => {
    const { application, knex } = app
    for (const period of PERIODS) {
      const context = await readFactContext(knex, period.code, period.endsOn)
      const { entries, values } = factsOf(period)
      expect(application.entries.check(entries.map(entryRow), context)).toEqual([])
      const decimals = decimalsOf(period.scheme)
      const stated = values.map((value) => valueRow(value, decimals))
      expect(application.values.check(stated, context)).toEqual([])
      const references = demoReferences(period).map((reference) => referenceRow(reference, decimals))
      expect(application.references.check(references, context)).toEqual([])
    }
  })

  it('has nothing pending in the open quarter, and something in the open year', async () => {
    const hr = await app.as('hr')
    const quarter = await hr.get(`/api/v1/periods/${OPEN_QUARTER.code}/readiness`)
    expect(quarter.body).toMatchObject({ isReady: true, pendingTotal: 0 })
    const year = await hr.get(`/api/v1/periods/${OPEN_YEAR.code}/readiness`)
    expect(year.body).toMatchObject({ isReady: false, pendingTotal: 7 })
  })

  it('opens no second event for the level that was missed and confirmed', async () => {
    const events = await app.knex('veto_events').select('domain', 'state')
    expect(events).toEqual([{ domain: 'ILLEGAL_LAND', state: 'CONFIRMED' }])
  })

  it('lets every account in, in its role', async () => {
    const { demoAccounts } = await app.application.identity.signInOptions('127.0.0.1')
    expect(demoAccounts.map(({ login, role }) => [login, role])).toEqual(
      ACCOUNTS.map(({ login, role }) => [login, role]),
    )
    for (const { login, password } of demoAccounts.slice(0, 3)) {
      const answer = await app.anonymous().post('/api/v1/session').send({ login, password })
      expect([login, answer.status]).toEqual([login, 204])
    }
  })

  it('names the person who stated the facts', async () => {
    const [account] = await app.knex('users').where({ login: 'hr' }).select('id')
    const batches = await app.knex('batches').distinct('user_id').pluck('user_id')
    expect(batches).toEqual([account?.id])
  })

  it('refuses to be loaded over what is there', async () => {
    await expect(loadDemo(app.application)).rejects.toThrow(/already/)
  })
})
