import type { Knex } from 'knex'
import type {
  ChangePasswordRequest,
  Me,
  SetupRequest,
  SignInOptions,
  SignInRequest,
} from '../../contract/identity.contract.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { AppError, Conflict, Invalid, Unauthenticated } from '../../platform/errors.ts'
import type { SessionHandle } from '../../platform/http/route.ts'
import type { NewId } from '../../platform/new-id.ts'
import { DEMO_PASSWORD, mayUseDemo } from './demo.ts'
import { loginKey } from './login-key.ts'
import type { LoginLimits } from './login-limits.ts'
import type { Passwords } from './passwords.ts'
import { isInForce } from './role-exclusions.ts'
import { headedUnits } from './scopes.ts'
import { newSessionId } from './session-middleware.ts'
import { isLive, newSession } from './session-times.ts'
import { sessionsRepository } from './sessions.repository.ts'
import type { SetupLinks } from './setup-links.ts'
import { usersRepository, type UserAccount } from './users.repository.ts'

export type IdentityDependencies = {
  readonly knex: Knex
  readonly clock: Clock
  readonly newId: NewId
  readonly passwords: Passwords
  readonly limits: LoginLimits
  readonly setupLinks: SetupLinks
  readonly settings: { readonly host: string }
}

/** Where a request to sign in comes from. */
export type Caller = { readonly ip: string; readonly hostname: string; readonly session: SessionHandle }

export type IdentityService = ReturnType<typeof createIdentityService>

/** Signing in and out, the own password, the first administrator, and who is asking. */
export function createIdentityService(deps: IdentityDependencies) {
  const { knex, clock, passwords, limits } = deps
  const users = usersRepository(knex)

  return {
    /**
     * Who holds this session now: read afresh for every request, so that a role taken away acts at once.
     * @returns null for no session, an ended one, a disabled account, and a demo account off loopback.
     */
    async findActor(sessionId: string | null, hostname: string): Promise<Actor | null> {
      const session = sessionId === null ? null : await sessionsRepository(knex).find(sessionId)
      if (session === null || !isLive(session, clock.now())) return null
      const user = await users.findById(session.userId)
      return user !== null && mayEnter(user, hostname) ? toActor(user) : null
    },

    /** @throws Unauthenticated `auth.failed` whatever is wrong, TooMany, Unavailable `auth.busy` */
    async signIn(change: Change, request: SignInRequest, caller: Caller): Promise<void> {
      const key = loginKey(request.login)
      await limits.take(key, caller.ip)
      const user = await users.findByLoginKey(key)
      const isRight = await passwords.verify(user?.passwordHash ?? null, request.password)
      if (!user || !isRight || !mayEnter(user, caller.hostname)) throw new Unauthenticated('auth.failed')
      await openSession(change, user, caller.session)
      await limits.clear(key, caller.ip)
    },

    async signOut(change: Change, actor: Actor, session: SessionHandle): Promise<void> {
      const id = session.id()
      await change.run(async (trx) => {
        if (id !== null) await sessionsRepository(trx).remove(id)
        return { value: undefined, object: { type: 'user', id: actor.userId } }
      })
      session.end()
    },

    /** Ends every session of the account, this one too. */
    async signOutEverywhere(change: Change, actor: Actor, session: SessionHandle): Promise<void> {
      await change.run(async (trx) => {
        const sessions = await sessionsRepository(trx).removeOfUser(actor.userId)
        return { value: undefined, object: { type: 'user', id: actor.userId }, detail: { sessions } }
      })
      session.end()
    },

    /** Changes the own password and ends all other sessions. @throws Invalid when the present one is wrong or kept. */
    async changePassword(change: Change, actor: Actor, request: ChangePasswordRequest, caller: Caller): Promise<void> {
      const user = await users.findById(actor.userId)
      if (!user) throw new Unauthenticated()
      await limits.take(`password:${user.loginKey}`, caller.ip)
      if (!(await passwords.verify(user.passwordHash, request.password))) {
        throw new Invalid([{ path: 'body.password', code: 'password.wrong' }])
      }
      if (request.password === request.newPassword) {
        throw new Invalid([{ path: 'body.newPassword', code: 'password.same' }])
      }
      const passwordHash = await passwords.hash(request.newPassword)
      await change.run(async (trx) => {
        await usersRepository(trx).setPassword(user, passwordHash, false)
        const sessions = await sessionsRepository(trx).removeOfUser(user.id, caller.session.id())
        return { value: undefined, object: { type: 'user', id: user.id }, detail: { sessions } }
      })
      await limits.clear(`password:${user.loginKey}`, caller.ip)
    },

    async me(actor: Actor): Promise<Me> {
      const user = await users.findById(actor.userId)
      if (!user) throw new Unauthenticated()
      const granted = actor.grants.flatMap((grant) => (grant.unitCode === null ? [] : [grant.unitCode]))
      const headed = actor.roles.includes('head') ? await headedUnits(knex, user.personCode, clock.today()) : []
      return {
        userId: user.id,
        login: user.login,
        name: user.name,
        personCode: user.personCode,
        roles: [...actor.roles],
        units: [...new Set([...granted, ...headed])].sort(),
        mustChangePassword: user.mustChangePassword,
        isDemo: user.isDemo,
      }
    },

    /** What the sign-in page may know. The demo tells its accounts, on loopback only. */
    async signInOptions(hostname: string): Promise<SignInOptions> {
      const demoUsers = mayUseDemo(deps.settings, hostname) ? await users.demoUsers() : []
      const grants = await users.grantsOf(demoUsers.map((user) => user.id))
      const demoAccounts = demoUsers.flatMap((user) => {
        const first = grants.get(user.id)?.find((grant) => isInForce(grant, clock.today()))
        return first ? [{ login: user.login, password: DEMO_PASSWORD, name: user.name, role: first.role }] : []
      })
      return { isDemo: demoAccounts.length > 0, needsSetup: (await users.count()) === 0, demoAccounts }
    },

    /** Makes the first administrator. @throws AppError 410 for a link that is wrong, used or old, Conflict if there is a user. */
    async setup(change: Change, request: SetupRequest, caller: Caller): Promise<void> {
      await limits.take('setup', caller.ip)
      if (!(await deps.setupLinks.isOpen(request.token))) throw new AppError('setup.link', 410)
      const passwordHash = await passwords.hash(request.password)
      const user = firstAdministrator(request, passwordHash)
      const sessionId = newSessionId()
      await change.run(async (trx) => {
        const repository = usersRepository(trx)
        if (!(await deps.setupLinks.use(trx, request.token))) throw new AppError('setup.link', 410)
        if ((await repository.count()) > 0) throw new Conflict('setup.done')
        await repository.insert(user)
        const grant = {
          id: deps.newId(),
          role: 'admin',
          unitCode: null,
          startsOn: clock.today(),
          endsOn: null,
        } as const
        await repository.insertGrant(user.id, grant, user.createdAt)
        await sessionsRepository(trx).insert(sessionId, newSession(user.id, clock.now()))
        return { value: undefined, object: { type: 'user', id: user.id }, detail: { login: user.login } }
      })
      caller.session.adopt(sessionId)
    },
  }

  /** A new session with a new id, in place of the one the browser had. */
  async function openSession(change: Change, user: UserAccount, browser: SessionHandle): Promise<void> {
    const former = browser.id()
    const id = newSessionId()
    await change.run(async (trx) => {
      const sessions = sessionsRepository(trx)
      if (former !== null) await sessions.remove(former)
      await sessions.insert(id, newSession(user.id, clock.now()))
      return { value: undefined, object: { type: 'user', id: user.id } }
    })
    browser.adopt(id)
  }

  function mayEnter(user: UserAccount, hostname: string): boolean {
    return user.disabledAt === null && (!user.isDemo || mayUseDemo(deps.settings, hostname))
  }

  async function toActor(user: UserAccount): Promise<Actor> {
    const all = (await users.grantsOf([user.id])).get(user.id) ?? []
    const grants = all.filter((grant) => isInForce(grant, clock.today()))
    return {
      userId: user.id,
      login: user.login,
      personCode: user.personCode,
      roles: [...new Set(grants.map((grant) => grant.role))].sort(),
      grants,
      mustChangePassword: user.mustChangePassword,
    }
  }

  function firstAdministrator(request: SetupRequest, passwordHash: string): UserAccount {
    return {
      id: deps.newId(),
      login: request.login,
      loginKey: loginKey(request.login),
      name: request.name,
      personCode: null,
      passwordHash,
      mustChangePassword: false,
      isDemo: false,
      version: 1,
      disabledAt: null,
      createdAt: clock.now(),
    }
  }
}
