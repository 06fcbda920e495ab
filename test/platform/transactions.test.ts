import { beforeAll, describe, expect, it } from 'vitest'
import { Overtaken, withTx, type TransactionTimes } from '../../server/platform/transactions.ts'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'

/** Time that passes only by pauses. */
function countedTimes(): TransactionTimes & { readonly pauses: number[] } {
  const pauses: number[] = []
  return {
    pauses,
    now: () => pauses.reduce((sum, pause) => sum + pause, 0),
    pause: async (ms) => pauses.push(ms),
    random: () => 1,
  }
}

const withCode = (code: string) => Object.assign(new Error(code), { code })

describeOnEveryDatabase('a transaction', (open) => {
  let app: TestApplication
  beforeAll(async () => {
    app = await open()
  })

  const insert = (year: number) => ({ year, source: 'test' })
  const years = async () => (await app.knex('calendar_years').select<{ year: number }[]>('year')).map((row) => row.year)

  it('starts again from its beginning after a deadlock, with growing pauses', async () => {
    const times = countedTimes()
    let tries = 0
    await withTx(
      app.knex,
      async (trx) => {
        await trx('calendar_years').insert(insert(2001))
        if ((tries += 1) < 4) throw withCode('ER_LOCK_DEADLOCK')
      },
      times,
    )
    expect(tries).toBe(4)
    expect(times.pauses).toEqual([40, 80, 160])
    expect(await years()).toEqual([2001])
  })

  it('gives up after eight tries and leaves nothing', async () => {
    const times = countedTimes()
    const failing = withTx(
      app.knex,
      async (trx) => {
        await trx('calendar_years').insert(insert(2002))
        throw new Overtaken('always')
      },
      times,
    )
    await expect(failing).rejects.toMatchObject({ code: 'transaction.busy', status: 503 })
    expect(times.pauses).toHaveLength(7)
    expect(await years()).not.toContain(2002)
  })

  it('does not try again after any other error', async () => {
    let tries = 0
    const failing = withTx(app.knex, async () => {
      tries += 1
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(tries).toBe(1)
  })

  it('says that the outcome is unknown when the connection broke', async () => {
    const failing = withTx(app.knex, async () => {
      throw withCode('PROTOCOL_CONNECTION_LOST')
    })
    await expect(failing).rejects.toMatchObject({ code: 'transaction.unknown', status: 503 })
  })

  describe('among many', () => {
    it('loses no update', async () => {
      await app.knex('calendar_years').insert({ year: 3000, source: '0' })
      const count = () =>
        withTx(app.knex, async (trx) => {
          const row = await trx('calendar_years').where({ year: 3000 }).first<{ source: string }>('source').forUpdate()
          await trx('calendar_years')
            .where({ year: 3000 })
            .update({ source: String(Number(row.source) + 1) })
        })
      await Promise.all(Array.from({ length: 25 }, count))
      expect(await app.knex('calendar_years').where({ year: 3000 }).first('source')).toMatchObject({ source: '25' })
    })
  })
})
