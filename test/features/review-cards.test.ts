import { expect, it } from 'vitest'
import { createCardsRepository } from '../../server/features/cards/cards.repository.ts'
import { writeRebuilt } from '../../server/features/cards/write-rebuilt.ts'
import { describeOnEveryDatabase } from '../support/application.ts'
import { aBundle } from '../support/builders.ts'
import { writeBundle } from '../support/write-bundle.ts'

describeOnEveryDatabase('live cards', (open) => {
  it('are not written over by a rebuild that facts have overtaken', async () => {
    const { knex, application } = await open()
    await writeBundle(knex, aBundle())
    application.cards.scheduleRebuild('2026')
    await application.cards.settled('2026')
    const { revision } = await application.bundles.readFrame('2026')
    const old = await application.cards.list('2026')
    const fresh = old.map((card) => ({ ...card, result: { ...card.result, finalCenti: 1 } }))
    await knex('periods')
      .where({ code: '2026' })
      .update({ revision: revision + 1, cards_revision: revision + 1 })
    await createCardsRepository(knex).replace('2026', revision + 1, fresh)

    expect(await writeRebuilt(knex, '2026', revision, old)).toBe(false)
    expect((await application.cards.list('2026')).map((card) => card.result.finalCenti)).toEqual(old.map(() => 1))
    expect(await writeRebuilt(knex, '2026', revision + 1, old)).toBe(true)
    expect(await application.cards.list('2026')).toEqual(expect.arrayContaining([...old]))
  })

  it('cost a fact about nobody no look into the ledger', async () => {
    const { knex, application } = await open()
    await writeBundle(knex, aBundle())
    application.cards.scheduleRebuild('2026')
    await application.cards.settled('2026')
    const asked: string[] = []
    const listen = ({ sql }: { sql: string }) => void asked.push(sql)
    knex.on('query', listen)
    await knex.transaction((trx) => application.cards.renew(trx, '2026', []))
    knex.off('query', listen)
    expect(asked.some((sql) => sql.includes('periods'))).toBe(true)
    expect(asked.filter((sql) => /entries|item_values/.test(sql))).toEqual([])
    const frame = await application.bundles.readFrame('2026')
    expect(frame.cardsRevision).toBe(frame.revision)
  })
})
