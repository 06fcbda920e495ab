import { beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '../../server/platform/actor.ts'
import { hashAudit } from '../../server/platform/audit/audit-record.ts'
import { verifyAudit } from '../../server/platform/audit/verify-audit.ts'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'

/** Made once by another program from the description of the encoding. */
it('hashes a row as it always did', () => {
  const hash = hashAudit({
    ...{ chain: 'main', seq: 1n, at: 1_772_000_000_000, userId: 'U', roles: 'hr', ip: '', action: 'entry.create' },
    ...{ objectType: 'entry', objectId: '甲', detail: '{"count":1}', previousHash: '0'.repeat(64) },
  })
  expect(hash).toBe('2bb92a3038d6bba65ba5e3732ba2577be666d1c3149c8eee8419625bf8cd5845')
})

describeOnEveryDatabase('the audit chain', (open) => {
  let app: TestApplication
  beforeAll(async () => {
    app = await open()
    // Side by side, so that they race for the head.
    await Promise.all(Array.from({ length: 20 }, (_, index) => noteYear(2000 + index)))
  })

  const noteYear = (year: number) =>
    app.application.changeAs(SYSTEM_ACTOR, 'year.note').run(async (trx) => {
      await trx('calendar_years').insert({ year, source: 'test' })
      return { value: year, object: { type: 'year', id: String(year) }, detail: { year } }
    })

  it('has one row for each change, in one unbroken line', async () => {
    const rows = await app.knex('audit_log').select<{ object_id: string }[]>('object_id')
    expect(rows.map((row) => row.object_id).sort()).toEqual(Array.from({ length: 20 }, (_, index) => `${2000 + index}`))
    expect(await verifyAudit(app.knex)).toMatchObject({ isIntact: true, rows: 20 })
  })

  it('has no row for a change that was rolled back', async () => {
    await expect(noteYear(2000)).rejects.toThrow()
    expect(await verifyAudit(app.knex)).toMatchObject({ isIntact: true, rows: 20 })
  })

  it.each([
    ['a changed detail', { seq: 7 }, { detail: '{"year":1}' }, { seq: '7', fault: 'changed' }],
    ['a changed author', { seq: 3 }, { user_id: 'somebody' }, { seq: '3', fault: 'changed' }],
    ['a changed time', { seq: 1 }, { at: 1 }, { seq: '1', fault: 'changed' }],
    ['a changed hash', { seq: 9 }, { hash: 'f'.repeat(64) }, { seq: '9', fault: 'changed' }],
  ])('shows %s', async (_name, where, values, verdict) => {
    const before = await app.knex('audit_log').where(where).first<Record<string, unknown>>()
    await app.knex('audit_log').where(where).update(values)
    expect(await verifyAudit(app.knex)).toEqual({ isIntact: false, ...verdict })
    await app.knex('audit_log').where(where).update(before)
  })

  it('shows a missing row, in the middle and at the end', async () => {
    const rows = await app.knex('audit_log').whereIn('seq', [5, 20]).orderBy('seq')
    await app.knex('audit_log').where({ seq: 20 }).del()
    expect(await verifyAudit(app.knex)).toEqual({ isIntact: false, seq: '20', fault: 'head' })
    await app.knex('audit_log').where({ seq: 5 }).del()
    expect(await verifyAudit(app.knex)).toEqual({ isIntact: false, seq: '5', fault: 'missing' })
    await app.knex('audit_log').insert(rows)
    expect(await verifyAudit(app.knex)).toMatchObject({ isIntact: true, rows: 20 })
  })
})
