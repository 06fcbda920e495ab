import { beforeAll, expect, it } from 'vitest'
import { describeOnEveryDatabase, TEST_PASSWORD, type TestApplication } from '../support/application.ts'

describeOnEveryDatabase('headers and documents', (open) => {
  let app: TestApplication
  beforeAll(async () => {
    app = await open()
  })

  it('let no script run that is not a file of ours, and work on plain http', async () => {
    const { headers } = await app.anonymous().get('/health/live')
    const policy = headers['content-security-policy'] ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self' 'unsafe-inline'")
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it('keep answers of the API out of every cache, and answer 304 to whoever has them', async () => {
    const hr = await app.as('hr')
    const first = await hr.get('/api/v1/me')
    expect(first.headers['cache-control']).toBe('no-store')
    const again = await hr.get('/api/v1/me').set('If-None-Match', first.headers['etag'] ?? '')
    expect(again.status).toBe(304)
  })

  it('give the session a cookie that scripts and other sites do not get', async () => {
    const options = await open({ baseUrl: 'https://qianfen.example.org' })
    const https = await options.as('hr')
    expect((await https.get('/api/v1/me')).status).toBe(200)
    const signedIn = await signIn(options)
    expect(signedIn).toMatch(/^__Host-qianfen=s%3A[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(await signIn(app)).toMatch(/^qianfen=s%3A[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('keep a request id that looks like one, and no other', async () => {
    const withId = (id: string) => app.anonymous().get('/health/live').set('X-Request-Id', id)
    expect((await withId('abc-123')).headers['x-request-id']).toBe('abc-123')
    expect((await withId('a b')).headers['x-request-id']).not.toBe('a b')
  })

  it('tell the health of the process and of the database', async () => {
    expect((await app.anonymous().get('/health/live')).body).toEqual({ status: 'live' })
    expect((await app.anonymous().get('/health/ready')).body).toEqual({ status: 'ready', database: true })
  })

  it('show numbers to this machine, and nothing to whoever came through a proxy', async () => {
    const local = await app.anonymous().get('/metrics')
    expect(local.text).toContain('qianfen_http_requests_total')
    const forwarded = await app.anonymous().get('/metrics').set('X-Forwarded-For', '203.0.113.7')
    expect(forwarded.status).toBe(404)
  })

  it('describe every declared route in OpenAPI, for whoever looks', async () => {
    const { body } = await app.anonymous().get('/api/v1/openapi.json')
    expect(body.info.title).toBe('千分 Qianfen API')
    const described = Object.values<Record<string, { operationId: string }>>(body.paths)
      .flatMap((operations) => Object.values(operations).map((operation) => operation.operationId))
      .sort()
    expect(described).toEqual(app.application.routes.map((route) => route.operation).sort())
  })

  it('show the API page from files of this machine alone', async () => {
    const page = await app.anonymous().get('/api/docs/')
    expect(page.status).toBe(200)
    expect(page.text).not.toMatch(/(?:src|href)="https?:/)
    expect((await app.anonymous().get('/api/docs/swagger-ui-bundle.js')).status).toBe(200)
  })

  async function signIn(on: TestApplication): Promise<string> {
    await on.userId('hr', { login: 'Zhang.San' })
    const response = await on.anonymous().post('/api/v1/session').send({ login: 'zhang.san', password: TEST_PASSWORD })
    expect(response.status).toBe(204)
    return response.headers['set-cookie']?.[0] ?? ''
  }
})
