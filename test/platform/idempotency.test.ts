import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { defineRoute, type RouteDeclaration } from '../../server/platform/http/route.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'

/** Notes a year; `forgetful` changes nothing and says it did. */
function probes(): readonly RouteDeclaration[] {
  const access = { kind: 'roles', roles: ['hr'], scope: 'bureau' } as const
  const body = z.strictObject({ year: z.int(), fails: z.boolean().optional() })
  const response = z.object({ year: z.int(), count: z.int() })
  return [
    defineRoute({
      ...{ method: 'POST', path: '/probe', operation: 'probe.note', summary: 'Note a year', status: 201 },
      ...{ access, body, response, idempotency: 'required', audit: 'probe.note' },
      handle: async ({ change, body: { year, fails } }) =>
        change.run(async (trx) => {
          await trx('calendar_years').insert({ year, source: 'probe' })
          const rows = await trx('calendar_years').select<{ year: number }[]>('year')
          if (fails) throw new Error('on purpose')
          return { value: { year, count: rows.length }, object: { type: 'year', id: String(year) }, detail: { year } }
        }),
    }),
    defineRoute({
      ...{ method: 'POST', path: '/forgetful', operation: 'probe.forget', summary: 'Run no change' },
      ...{ access, response, idempotency: 'none', audit: 'probe.forget' },
      handle: async () => ({ year: 1, count: 1 }),
    }),
  ]
}

describeOnEveryDatabase('a request with an idempotency key', (open) => {
  let app: TestApplication
  let hr: Agent
  beforeAll(async () => {
    app = await open({ routes: probes })
    hr = await app.as('hr')
  })

  const note = (key: string, body: object, agent = hr) =>
    agent.post('/api/v1/probe').set('Idempotency-Key', key).send(body)
  const rowsOf = async (action: string) => (await app.knex('audit_log').where({ action }).select('seq')).length

  it('has its effect once and gets the same answer again', async () => {
    const first = await note('first-key', { year: 2001 })
    const again = await note('first-key', { year: 2001 })
    expect(first.status).toBe(201)
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect({ status: again.status, body: again.body }).toEqual({ status: 201, body: first.body })
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(await rowsOf('probe.note')).toBe(1)
  })

  it('is refused for another request, and without a key', async () => {
    expect((await note('first-key', { year: 2002 })).body.code).toBe('idempotency.mismatch')
    const without = await hr.post('/api/v1/probe').send({ year: 2002 })
    expect(without.body.errors).toEqual([{ path: 'header.Idempotency-Key', code: 'required' }])
  })

  it('of another user is another key', async () => {
    const other = await app.as('hr', { login: 'other' })
    expect((await note('first-key', { year: 2003 }, other)).status).toBe(201)
  })

  it('sent many times at once has one effect, and all get its answer', async () => {
    const before = await rowsOf('probe.note')
    const answers = await Promise.all(Array.from({ length: 12 }, () => note('many-at-once', { year: 2010 })))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await rowsOf('probe.note')).toBe(before + 1)
  })

  it('leaves nothing behind when it fails, and may be tried again', async () => {
    const before = await rowsOf('probe.note')
    const failed = await note('fails-first', { year: 2020, fails: true })
    expect(failed.status).toBe(500)
    expect(failed.body).toMatchObject({ code: 'internal' })
    expect(failed.text).not.toContain('on purpose')
    expect(await app.knex('calendar_years').where({ year: 2020 }).first()).toBeUndefined()
    expect(await rowsOf('probe.note')).toBe(before)
    expect((await note('fails-first', { year: 2020 })).status).toBe(201)
  })

  it('is a fault when the handler ran no change', async () => {
    expect((await hr.post('/api/v1/forgetful')).status).toBe(500)
  })
})
