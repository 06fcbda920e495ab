import { beforeAll, describe, expect, it } from 'vitest'
import { describeOnEveryDatabase, TEST_PASSWORD, type Agent, type TestApplication } from '../support/application.ts'

const HOUR_MS = 3_600_000

describeOnEveryDatabase('identity', (open) => {
  let app: TestApplication
  let admin: Agent
  beforeAll(async () => {
    app = await open()
    admin = await app.as('admin')
  })

  const signIn = async (login: string, password = TEST_PASSWORD) => {
    const browser = app.anonymous()
    return { browser, response: await browser.post('/api/v1/session').send({ login, password }) }
  }
  const roleGrant = (role: string, unitCode: string | null = null) => ({
    ...{ role, unitCode, startsOn: '2026-01-01', endsOn: null },
  })

  describe('signing in', () => {
    it('tells who is signed in, whatever the case and width of the login', async () => {
      await app.userId('hr', { login: 'Wang.Fang' })
      const { browser, response } = await signIn('ｗａｎｇ.FANG')
      expect(response.status).toBe(204)
      expect((await browser.get('/api/v1/me')).body).toMatchObject({ login: 'Wang.Fang', roles: ['hr'], units: [] })
    })

    it('answers the same to a wrong password, an unknown login and a disabled account', async () => {
      const userId = await app.userId('hr', { login: 'disabled.one' })
      await admin.post(`/api/v1/users/${userId}/disable`)
      await app.userId('hr', { login: 'present.one' })
      const bodies = [
        (await signIn('present.one', 'not the password')).response,
        (await signIn('absent.one')).response,
        (await signIn('disabled.one')).response,
      ].map(({ status, body }) => JSON.stringify({ status, ...body, requestId: '' }))
      expect(new Set(bodies).size).toBe(1)
      expect(bodies[0]).toContain('auth.failed')
    })

    it('is refused after five wrong passwords, for unknown logins alike, until a quarter of an hour has passed', async () => {
      await app.userId('hr', { login: 'guessed' })
      for (const login of ['guessed', 'never.was']) {
        for (let i = 0; i < 5; i += 1) expect((await signIn(login, 'a guess')).response.status).toBe(401)
        const { response } = await signIn(login)
        expect(response.status).toBe(429)
        expect(response.headers['retry-after']).toBe('900')
      }
      app.clock.advance(HOUR_MS / 4 + 1)
      expect((await signIn('guessed')).response.status).toBe(204)
    })

    it('gives a new session, and ends the one that the browser had', async () => {
      await app.userId('hr', { login: 'twice' })
      const { browser, response } = await signIn('twice')
      const former = response.headers['set-cookie']?.[0] ?? ''
      const again = await browser.post('/api/v1/session').send({ login: 'twice', password: TEST_PASSWORD })
      expect(again.headers['set-cookie']?.[0]).not.toBe(former)
      expect((await app.anonymous().get('/api/v1/me').set('Cookie', former)).status).toBe(401)
    })
  })

  describe('a session', () => {
    it('ends with signing out', async () => {
      const hr = await app.as('hr')
      const out = await hr.delete('/api/v1/session')
      expect(out.headers['clear-site-data']).toContain('cookies')
      expect((await hr.get('/api/v1/me')).status).toBe(401)
    })

    it('ends everywhere at once, and only its owner’s', async () => {
      const [here, there, other] = [await app.as('hr'), await app.as('hr'), await app.as('auditor')]
      expect((await here.delete('/api/v1/sessions')).status).toBe(204)
      expect((await there.get('/api/v1/me')).status).toBe(401)
      expect((await other.get('/api/v1/me')).status).toBe(200)
    })

    it('ends after an hour without a request, and after twelve hours in any case', async () => {
      const idle = await app.as('hr')
      const busy = await app.as('hr')
      app.clock.advance(HOUR_MS - 1)
      expect((await busy.get('/api/v1/me')).status).toBe(200)
      app.clock.advance(1)
      expect((await idle.get('/api/v1/me')).status).toBe(401)
      for (let hour = 1; hour < 12; hour += 1) {
        expect((await busy.get('/api/v1/me')).status).toBe(200)
        app.clock.advance(HOUR_MS - 120_000)
      }
      app.clock.advance(HOUR_MS / 2)
      expect((await busy.get('/api/v1/me')).status).toBe(401)
      admin = await app.as('admin')
    })
  })

  describe('an account made by an administrator', () => {
    it('must have its password changed before anything else', async () => {
      const password = 'a first password'
      const person = { login: 'New.One', name: '新人', personCode: null, password, grants: [roleGrant('hr')] }
      const created = await admin.post('/api/v1/users').send(person)
      expect({ status: created.status, must: created.body.mustChangePassword }).toEqual({ status: 201, must: true })
      const { browser } = await signIn('new.one', password)
      expect((await browser.get('/api/v1/jobs')).body.code).toBe('password.change_required')
      const change = (newPassword: string, present = password) =>
        browser.put('/api/v1/me/password').send({ password: present, newPassword })
      expect((await change(TEST_PASSWORD, 'not the password')).body.errors[0].code).toBe('password.wrong')
      expect((await change(password)).body.errors[0].code).toBe('password.same')
      expect((await change(TEST_PASSWORD)).status).toBe(204)
      expect((await browser.get('/api/v1/jobs')).status).toBe(200)
    })

    it('is the only one with its login, whatever its case', async () => {
      const person = { login: 'Taken', name: '甲', personCode: null, password: TEST_PASSWORD, grants: [] }
      expect((await admin.post('/api/v1/users').send(person)).status).toBe(201)
      const again = await admin.post('/api/v1/users').send({ ...person, login: 'taken' })
      expect({ status: again.status, code: again.body.code }).toEqual({ status: 409, code: 'login.taken' })
    })

    it('names a person and units that are there', async () => {
      const person = { login: 'somewhere', name: '乙', personCode: 'NOBODY', password: TEST_PASSWORD, grants: [] }
      expect((await admin.post('/api/v1/users').send(person)).body.errors).toEqual([
        { path: 'body.personCode', code: 'unknown' },
      ])
      const grants = [roleGrant('leader', 'NOWHERE'), roleGrant('hr', 'NOWHERE'), roleGrant('leader')]
      const refused = await admin.post('/api/v1/users').send({ ...person, personCode: null, grants })
      expect(refused.body.errors).toEqual([
        { path: 'body.grants[0].unitCode', code: 'unknown' },
        { path: 'body.grants[1].unitCode', code: 'unexpected' },
        { path: 'body.grants[2].unitCode', code: 'required' },
      ])
    })
  })

  describe('a role', () => {
    it('acts at once when it is given, and no more when it is taken', async () => {
      const userId = await app.userId('staff', { login: 'promoted' })
      const { browser } = await signIn('promoted')
      expect((await browser.get('/api/v1/periods')).status).toBe(200)
      expect((await browser.get('/api/v1/schemes')).status).toBe(403)
      const given = await admin.post(`/api/v1/users/${userId}/grants`).send(roleGrant('hr'))
      expect((await browser.get('/api/v1/schemes')).status).toBe(200)
      const grant = given.body.grants.find((one: { role: string }) => one.role === 'hr')
      const taken = await admin.delete(`/api/v1/users/${userId}/grants/${grant.id}`)
      expect((await browser.get('/api/v1/schemes')).status).toBe(403)
      expect(taken.body.grants).toContainEqual({ ...grant, endsOn: '2026-11-01' })
    })

    it('acts only between its dates', async () => {
      const userId = await app.userId('staff', { login: 'later' })
      const from = { ...roleGrant('hr'), startsOn: app.clock.today() < '2026-12-01' ? '2026-12-01' : '2027-01-01' }
      await admin.post(`/api/v1/users/${userId}/grants`).send(from)
      const later = (await signIn('later')).browser
      expect((await later.get('/api/v1/me')).body.roles).toEqual(['staff'])
    })

    it.each([
      ['admin', 'hr'],
      ['admin', 'staff'],
      ['auditor', 'hr'],
      ['auditor', 'staff'],
      ['auditor', 'admin'],
    ])('%s and %s exclude each other', async (one, other) => {
      const grants = [roleGrant(one), roleGrant(other)]
      const person = { login: `${one}.${other}`, name: '丙', personCode: null, password: TEST_PASSWORD, grants }
      expect((await admin.post('/api/v1/users').send(person)).body.code).toBe('role.exclusive')
    })

    it('of the last administrator stays', async () => {
      const alone = await open()
      const userId = await alone.userId('admin')
      const only = await alone.as('admin')
      const grant = (await only.get(`/api/v1/users/${userId}`)).body.grants[0]
      expect((await only.delete(`/api/v1/users/${userId}/grants/${grant.id}`)).body.code).toBe('admin.last')
      expect((await only.post(`/api/v1/users/${userId}/disable`)).body.code).toBe('admin.last')
      expect((await only.get('/api/v1/me')).body.roles).toEqual(['admin'])
    })
  })

  it('disables an account at once and lets it in again', async () => {
    const userId = await app.userId('hr', { login: 'on.leave' })
    const { browser } = await signIn('on.leave')
    await admin.post(`/api/v1/users/${userId}/disable`)
    expect((await browser.get('/api/v1/me')).status).toBe(401)
    await admin.post(`/api/v1/users/${userId}/enable`)
    expect((await signIn('on.leave')).response.status).toBe(204)
  })

  it('lists accounts in order of login, a page at a time', async () => {
    const first = (await admin.get('/api/v1/users')).body
    const logins = first.users.map((user: { login: string }) => user.login.toLowerCase())
    expect(logins).toEqual([...logins].sort())
    expect(JSON.stringify(first)).not.toMatch(/argon2|password_hash|passwordHash/)
  })
})

describeOnEveryDatabase('the first administrator', (open) => {
  it('is made through the printed link, once', async () => {
    const app = await open()
    const browser = app.anonymous()
    expect((await browser.get('/api/v1/session/options')).body).toMatchObject({ needsSetup: true, isDemo: false })
    const token = await app.application.setupLinks.create()
    const person = { token, login: 'first', name: '管理员', password: TEST_PASSWORD }
    expect((await browser.post('/api/v1/setup').send({ ...person, token: 'x'.repeat(43) })).body.code).toBe(
      'setup.link',
    )
    expect((await browser.post('/api/v1/setup').send(person)).status).toBe(204)
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ login: 'first', roles: ['admin'] })
    expect((await app.anonymous().post('/api/v1/setup').send(person)).body.code).toBe('setup.link')
    expect((await browser.get('/api/v1/session/options')).body).toMatchObject({ needsSetup: false })
  })

  it('is not made with a link that is a day old', async () => {
    const app = await open()
    const token = await app.application.setupLinks.create()
    app.clock.advance(24 * HOUR_MS)
    const person = { token, login: 'first', name: '管理员', password: TEST_PASSWORD }
    expect((await app.anonymous().post('/api/v1/setup').send(person)).body.code).toBe('setup.link')
  })
})
