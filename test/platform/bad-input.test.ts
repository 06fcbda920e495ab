import { request, type RequestOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { stateDigest } from '../../server/platform/state-digest.ts'

const USERS = '/api/v1/users'

describeOnEveryDatabase('bad input', (open) => {
  let app: TestApplication
  let admin: Agent
  beforeAll(async () => {
    app = await open()
    admin = await app.as('admin')
  })

  const post = (body: string, type = 'application/json') => admin.post(USERS).set('Content-Type', type).send(body)

  it.each([
    ['text that is no JSON', '{"login":', 'not_json'],
    ['forty thousand nested lists', '['.repeat(40_000) + ']'.repeat(40_000), 'too_deep'],
    ['a NUL', '{"login":"a\\u0000b"}', 'unsafe_text'],
    ['half a surrogate pair', '{"login":"a\\ud800"}', 'unsafe_text'],
    ['__proto__ as a key', '{"__proto__":{"isAdmin":true}}', 'unsafe_text'],
    ['a number too large to be one', '{"login":1e400}', 'invalid_type'],
    ['an unknown member', '{"isAdmin":true}', 'unrecognized'],
  ])('answers 400 to %s', async (_name, body, code) => {
    const response = await post(body)
    expect(response.status).toBe(400)
    expect(response.type).toBe('application/problem+json')
    expect(response.body.errors.map((error: { code: string }) => error.code)).toContain(code)
    expect(response.text).not.toMatch(/\bat \S+:\d+|node_modules/)
  })

  it('answers 415 to another media type and 413 to a body beyond its limit', async () => {
    expect((await post('login=a', 'application/x-www-form-urlencoded')).status).toBe(415)
    const large = await post(JSON.stringify({ name: 'x'.repeat(200_000) }))
    expect(large.status).toBe(413)
    expect(large.body).toMatchObject({ code: 'body.too_large', status: 413 })
  })

  it('answers 400 to a repeated or unknown query value and to a body part that is not asked for', async () => {
    expect((await admin.get(`${USERS}?after=a&after=b`)).body.errors).toEqual([
      { path: 'query.after', code: 'repeated' },
    ])
    expect((await admin.get(`${USERS}?sort=password`)).body.errors).toEqual([
      { path: 'query.sort', code: 'unrecognized' },
    ])
    expect((await admin.get('/api/v1/me?x=1')).body.errors).toEqual([{ path: 'query', code: 'unexpected' }])
  })

  it('answers 400 to a path that cannot be decoded', async () => {
    expect(await statusOf({ path: `${USERS}/%E0%A4%A` })).toBe(400)
  })

  it('answers 400 to bytes that are no UTF-8', async () => {
    const headers = { 'X-Qianfen': '1', 'Content-Type': 'application/json' }
    const body = Buffer.from('{"login":"\u00e9"}', 'latin1')
    expect(await statusOf({ path: USERS, method: 'POST', headers }, body)).toBe(400)
  })

  /** Sends what supertest would put right. */
  async function statusOf(options: RequestOptions, body?: Buffer): Promise<number | undefined> {
    const { port } = app.server.address() as AddressInfo // it listens on a port
    const cookie = await app.cookieOf(await app.userId('admin'))
    return new Promise((resolve, reject) => {
      const sent = request({ ...options, port, headers: { ...options.headers, cookie } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.on('error', reject).end(body)
    })
  }

  it('answers problem+json with the same body for whatever is not there', async () => {
    for (const path of ['/api/v1/nothing', '/api/nothing', '/nothing']) {
      const { status, type, body } = await app.anonymous().get(path)
      expect({ status, type, code: body.code }).toEqual({
        status: 404,
        type: 'application/problem+json',
        code: 'not_found',
      })
    }
  })

  it('leaves the database as it was', async () => {
    const before = await stateDigest(app.knex)
    await post('{"login":"x"}')
    await post('[]')
    expect(await stateDigest(app.knex)).toEqual(before)
  })

  describe('from another site', () => {
    const deletion = (headers: Readonly<Record<string, string>>, agent: Agent) =>
      agent.delete('/api/v1/session').set(headers)

    it.each([
      ['without the header of our own pages', { 'X-Qianfen': '' }],
      ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
      ['from another host of the same site', { 'Sec-Fetch-Site': 'same-site' }],
      ['with the origin of another page', { Origin: 'http://elsewhere.example' }],
      ['with the origin null', { Origin: 'null' }],
    ])('answers 403 to a change %s', async (_name, headers) => {
      const response = await deletion(headers, await app.as('hr'))
      expect(response.status).toBe(403)
      expect(response.body.code).toBe('csrf')
    })

    it('takes a change from its own origin', async () => {
      const { port } = app.server.address() as AddressInfo // it listens on a port
      const response = await deletion({ Origin: `http://127.0.0.1:${port}` }, await app.as('hr'))
      expect(response.status).toBe(204)
    })
  })
})
