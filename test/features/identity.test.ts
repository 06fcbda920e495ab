import { beforeAll, expect, it } from 'vitest'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'

describeOnEveryDatabase('signing in', (open) => {
  let app: TestApplication
  beforeAll(async () => {
    app = await open()
  })

  it('answers 401 to whoever has not signed in', async () => {
    const response = await app.anonymous().get('/api/v1/me')
    expect(response.status).toBe(401)
    expect(response.body).toMatchObject({ code: 'auth.required' })
  })

  it('tells who is signed in', async () => {
    const hr = await app.as('hr')
    const response = await hr.get('/api/v1/me')
    expect(response.body).toMatchObject({ roles: ['hr'], mustChangePassword: false })
    expect(response.status).toBe(200)
  })

  it('makes an account that must change its password first', async () => {
    const admin = await app.as('admin')
    const created = await admin.post('/api/v1/users').send({
      login: 'Wang.Li',
      name: '王力',
      personCode: null,
      password: 'first password',
      grants: [{ role: 'hr', unitCode: null, startsOn: '2026-01-01', endsOn: null }],
    })
    expect(created.body).toMatchObject({ login: 'Wang.Li', mustChangePassword: true })
    expect(created.status).toBe(201)

    const browser = app.anonymous()
    const signedIn = await browser.post('/api/v1/session').send({ login: 'wang.li', password: 'first password' })
    expect(signedIn.status).toBe(204)
    expect((await browser.get('/api/v1/jobs')).body).toMatchObject({ code: 'password.change_required' })
    const changed = await browser
      .put('/api/v1/me/password')
      .send({ password: 'first password', newPassword: 'second password' })
    expect(changed.status).toBe(204)
    expect((await browser.get('/api/v1/jobs')).status).toBe(200)
  })
})
