import type { Knex } from 'knex'
import type { CreateUserRequest, Grant, GrantRequest, User, UserPage } from '../../contract/identity.contract.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { Conflict, Invalid, NotFound, type FieldProblem } from '../../platform/errors.ts'
import type { NewId } from '../../platform/new-id.ts'
import { DEMO_PASSWORD } from './demo.ts'
import { loginKey } from './login-key.ts'
import type { Passwords } from './passwords.ts'
import { findExclusion, type DatedRole } from './role-exclusions.ts'
import { sessionsRepository } from './sessions.repository.ts'
import { usersRepository, type UserAccount, type UsersRepository } from './users.repository.ts'

export type UsersDependencies = {
  readonly knex: Knex
  readonly clock: Clock
  readonly newId: NewId
  readonly passwords: Passwords
}

export type UsersService = ReturnType<typeof createUsersService>

const PAGE_SIZE = 50

/** Accounts and dated roles, as an administrator keeps them. */
export function createUsersService(deps: UsersDependencies) {
  const { knex, clock, passwords } = deps

  return {
    async list(after: string | null): Promise<UserPage> {
      const repository = usersRepository(knex)
      const accounts = await repository.page(after, PAGE_SIZE + 1)
      const shown = accounts.slice(0, PAGE_SIZE)
      const grants = await repository.grantsOf(shown.map((account) => account.id))
      const next = accounts.length > PAGE_SIZE ? (shown.at(-1)?.loginKey ?? null) : null
      return { users: shown.map((account) => toUser(account, grants.get(account.id) ?? [])), next }
    },

    async get(userId: string): Promise<User> {
      return read(usersRepository(knex), userId)
    },

    /** An account whose owner must choose an own password first. @throws Invalid, Conflict `login.taken` */
    async create(change: Change, request: CreateUserRequest): Promise<User> {
      return insert(change, request, { id: deps.newId(), isDemo: false, mustChangePassword: true })
    },

    /** A demo account with the password that all of them have. `id` where facts were stated under it before. */
    async createDemo(
      change: Change,
      request: Omit<CreateUserRequest, 'password'>,
      id: string = deps.newId(),
    ): Promise<User> {
      const complete = { ...request, password: DEMO_PASSWORD }
      return insert(change, complete, { id, isDemo: true, mustChangePassword: false })
    },

    /** @throws NotFound, Invalid, Conflict `role.exclusive` */
    async addGrant(change: Change, userId: string, request: GrantRequest): Promise<User> {
      return change.run(async (trx) => {
        const repository = usersRepository(trx)
        const account = await find(repository, userId)
        const present = (await repository.grantsOf([userId])).get(userId) ?? []
        await checkGrants(repository, [...present, request], [request], 'body')
        const grant = { id: deps.newId(), ...request }
        await repository.insertGrant(userId, grant, clock.now())
        await repository.touch(account)
        return { value: await read(repository, userId), object: { type: 'user', id: userId }, detail: grant }
      })
    },

    /** Ends a grant today: it stops acting at once, its past stays. @throws NotFound, Conflict `admin.last` */
    async endGrant(change: Change, userId: string, grantId: string): Promise<User> {
      return change.run(async (trx) => {
        const repository = usersRepository(trx)
        const account = await find(repository, userId)
        const grant = (await repository.grantsOf([userId])).get(userId)?.find(({ id }) => id === grantId)
        if (!grant) throw new NotFound()
        await repository.endGrant(grantId, lastDayBefore(grant.startsOn, clock.today()))
        await repository.touch(account)
        await refuseWithoutAdmin(repository)
        return { value: await read(repository, userId), object: { type: 'user', id: userId }, detail: { ...grant } }
      })
    },

    /** Nobody enters with this account any more; its sessions end. @throws NotFound, Conflict `admin.last` */
    async disable(change: Change, userId: string): Promise<User> {
      return change.run(async (trx) => {
        const repository = usersRepository(trx)
        await repository.setDisabled(await find(repository, userId), clock.now())
        const sessions = await sessionsRepository(trx).removeOfUser(userId)
        await refuseWithoutAdmin(repository)
        return { value: await read(repository, userId), object: { type: 'user', id: userId }, detail: { sessions } }
      })
    },

    async enable(change: Change, userId: string): Promise<User> {
      return change.run(async (trx) => {
        const repository = usersRepository(trx)
        await repository.setDisabled(await find(repository, userId), null)
        return { value: await read(repository, userId), object: { type: 'user', id: userId } }
      })
    },

    /** A new password that its owner must change; all sessions end. @throws NotFound */
    async resetPassword(change: Change, userId: string, password: string): Promise<User> {
      await find(usersRepository(knex), userId)
      const passwordHash = await passwords.hash(password)
      return change.run(async (trx) => {
        const repository = usersRepository(trx)
        await repository.setPassword(await find(repository, userId), passwordHash, true)
        const sessions = await sessionsRepository(trx).removeOfUser(userId)
        return { value: await read(repository, userId), object: { type: 'user', id: userId }, detail: { sessions } }
      })
    },
  }

  async function insert(
    change: Change,
    request: CreateUserRequest,
    marks: Pick<UserAccount, 'id' | 'isDemo' | 'mustChangePassword'>,
  ): Promise<User> {
    const passwordHash = await passwords.hash(request.password)
    return change.run(async (trx) => {
      const repository = usersRepository(trx)
      await checkPerson(repository, request.personCode)
      await checkGrants(repository, request.grants, request.grants, 'body.grants')
      const account = newAccount(request, passwordHash, marks)
      await repository.insert(account)
      for (const grant of request.grants) {
        await repository.insertGrant(account.id, { id: deps.newId(), ...grant }, account.createdAt)
      }
      const detail = { login: account.login, personCode: account.personCode, grants: request.grants }
      return { value: await read(repository, account.id), object: { type: 'user', id: account.id }, detail }
    })
  }

  function newAccount(
    request: CreateUserRequest,
    passwordHash: string,
    marks: Pick<UserAccount, 'id' | 'isDemo' | 'mustChangePassword'>,
  ): UserAccount {
    return {
      login: request.login,
      loginKey: loginKey(request.login),
      name: request.name,
      personCode: request.personCode,
      passwordHash,
      ...marks,
      version: 1,
      disabledAt: null,
      createdAt: clock.now(),
    }
  }

  /** Somebody must be able to let people in. */
  async function refuseWithoutAdmin(repository: UsersRepository): Promise<void> {
    if (!(await repository.hasAdmin(clock.today()))) throw new Conflict('admin.last')
  }
}

async function find(repository: UsersRepository, userId: string): Promise<UserAccount> {
  const account = await repository.findById(userId)
  if (!account) throw new NotFound()
  return account
}

async function read(repository: UsersRepository, userId: string): Promise<User> {
  const account = await find(repository, userId)
  return toUser(account, (await repository.grantsOf([userId])).get(userId) ?? [])
}

async function checkPerson(repository: UsersRepository, personCode: string | null): Promise<void> {
  if (personCode !== null && !(await repository.hasPerson(personCode))) {
    throw new Invalid([{ path: 'body.personCode', code: 'unknown' }])
  }
}

/** @throws Invalid for units that are missing, unknown or meaningless, Conflict when two of `all` exclude each other. */
async function checkGrants(
  repository: UsersRepository,
  all: readonly DatedRole[],
  added: readonly GrantRequest[],
  root: string,
): Promise<void> {
  const problems: FieldProblem[] = []
  for (const [index, grant] of added.entries()) {
    const path = root === 'body' ? root : `${root}[${index}]`
    const problem = await problemOf(repository, grant)
    if (problem) problems.push({ path: `${path}.${problem.path}`, code: problem.code })
  }
  if (problems.length > 0) throw new Invalid(problems)
  const pair = findExclusion(all)
  if (pair) throw new Conflict('role.exclusive', { params: { one: pair[0], other: pair[1] } })
}

async function problemOf(repository: UsersRepository, grant: GrantRequest): Promise<FieldProblem | null> {
  if (grant.endsOn !== null && grant.endsOn < grant.startsOn) return { path: 'endsOn', code: 'before_start' }
  if (grant.role !== 'leader') return grant.unitCode === null ? null : { path: 'unitCode', code: 'unexpected' }
  if (grant.unitCode === null) return { path: 'unitCode', code: 'required' }
  return (await repository.hasUnit(grant.unitCode)) ? null : { path: 'unitCode', code: 'unknown' }
}

/** Yesterday, or null where the grant has no past to keep. */
function lastDayBefore(startsOn: string, today: string): string | null {
  if (startsOn >= today) return null
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}

function toUser(account: UserAccount, grants: readonly Grant[]): User {
  return {
    id: account.id,
    login: account.login,
    name: account.name,
    personCode: account.personCode,
    mustChangePassword: account.mustChangePassword,
    isDemo: account.isDemo,
    disabledAt: account.disabledAt,
    createdAt: account.createdAt,
    grants: grants.map((grant) => ({ ...grant })),
  }
}
