import { expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../server/features/identity/demo.ts'
import { SYSTEM_ACTOR } from '../../server/platform/actor.ts'
import { describeOnEveryDatabase, type TestApplication } from '../support/application.ts'

describeOnEveryDatabase('a demo account', (open) => {
  const withDemo = async (host: string): Promise<TestApplication> => {
    const app = await open({ host })
    const grants = [{ role: 'hr', unitCode: null, startsOn: '2026-01-01', endsOn: null } as const]
    const change = app.application.changeAs(SYSTEM_ACTOR, 'user.create')
    await app.application.users.createDemo(change, { login: 'hr', name: '人事', personCode: null, grants })
    return app
  }
  const credentials = { login: 'hr', password: DEMO_PASSWORD }

  it('is shown to and let in for whoever sits at the machine', async () => {
    const app = await withDemo('127.0.0.1')
    const options = await app.anonymous().get('/api/v1/session/options')
    expect(options.body).toMatchObject({ isDemo: true, demoAccounts: [{ ...credentials, role: 'hr' }] })
    const browser = app.anonymous()
    expect((await browser.post('/api/v1/session').send(credentials)).status).toBe(204)
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ isDemo: true, mustChangePassword: false })
  })

  it('is refused where the server listens on the network, a session of it too', async () => {
    const app = await withDemo('0.0.0.0')
    expect((await app.anonymous().get('/api/v1/session/options')).body.demoAccounts).toEqual([])
    expect((await app.anonymous().post('/api/v1/session').send(credentials)).body.code).toBe('auth.failed')
    const user = await app.knex('users').where({ login_key: 'hr' }).first<{ id: string }>('id')
    const cookie = await app.cookieOf(user.id)
    expect((await app.anonymous().get('/api/v1/me').set('Cookie', cookie)).status).toBe(401)
  })

  it('is refused to whoever asks by another name than this machine’s', async () => {
    const app = await withDemo('127.0.0.1')
    const response = await app.anonymous().post('/api/v1/session').set('Host', 'qianfen.example').send(credentials)
    expect(response.body.code).toBe('auth.failed')
  })
})
