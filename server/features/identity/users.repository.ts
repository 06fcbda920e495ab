import type { Knex } from 'knex'
import { isUniqueViolation, toInteger } from '../../../db/dialect.ts'
import type { Grant, Role } from '../../contract/identity.contract.ts'
import { Conflict } from '../../platform/errors.ts'

/** An account with everything but its grants. */
export type UserAccount = {
  readonly id: string
  readonly login: string
  readonly loginKey: string
  readonly name: string
  readonly personCode: string | null
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  readonly isDemo: boolean
  readonly version: number
  readonly disabledAt: number | null
  readonly createdAt: number
}

type Big = number | string

type UserRow = {
  id: string
  login: string
  login_key: string
  name: string
  person_code: string | null
  password_hash: string
  must_change_password: number
  is_demo: number
  version: number
  disabled_at: Big | null
  created_at: Big
}

type GrantRow = {
  id: string
  user_id: string
  role: Role
  unit_code: string | null
  starts_on: string
  ends_on: string | null
  created_at: Big
}

const USER_COLUMNS = [
  'id',
  'login',
  'login_key',
  'name',
  'person_code',
  'password_hash',
  'must_change_password',
  'is_demo',
  'version',
  'disabled_at',
  'created_at',
] as const

export type UsersRepository = ReturnType<typeof usersRepository>

/** Accounts and their dated grants, on a connection or a transaction. */
export function usersRepository(knex: Knex) {
  const users = () => knex<UserRow>('users')
  const grants = () => knex<GrantRow>('grants')
  return {
    async count(): Promise<number> {
      const row = await users().count({ total: '*' }).first()
      return toInteger(row?.['total'] ?? 0)
    },

    async findById(id: string): Promise<UserAccount | null> {
      const row = await users()
        .select(...USER_COLUMNS)
        .where({ id })
        .first()
      return row ? toUser(row) : null
    },

    async findByLoginKey(loginKey: string): Promise<UserAccount | null> {
      const row = await users()
        .select(...USER_COLUMNS)
        .where({ login_key: loginKey })
        .first()
      return row ? toUser(row) : null
    },

    async demoUsers(): Promise<UserAccount[]> {
      const rows = await users()
        .select(...USER_COLUMNS)
        .where({ is_demo: 1 })
        .whereNull('disabled_at')
        .orderBy('login_key')
        .limit(20)
      return rows.map(toUser)
    },

    /** In order of login key, after a key. */
    async page(after: string | null, limit: number): Promise<UserAccount[]> {
      const query = users()
        .select(...USER_COLUMNS)
        .orderBy('login_key')
        .limit(limit)
      return (await (after === null ? query : query.where('login_key', '>', after))).map(toUser)
    },

    /** @throws Conflict `login.taken` */
    async insert(user: UserAccount): Promise<void> {
      try {
        await users().insert(toRow(user))
      } catch (error) {
        throw isUniqueViolation(error) ? new Conflict('login.taken', { cause: error }) : error
      }
    },

    /** Raises the version, so that whoever read the account before finds it changed. */
    async setPassword(user: UserAccount, passwordHash: string, mustChange: boolean): Promise<void> {
      await update(user, { password_hash: passwordHash, must_change_password: mustChange ? 1 : 0 })
    },

    async setDisabled(user: UserAccount, disabledAt: number | null): Promise<void> {
      await update(user, { disabled_at: disabledAt })
    },

    async touch(user: UserAccount): Promise<void> {
      await update(user, {})
    },

    async grantsOf(userIds: readonly string[]): Promise<ReadonlyMap<string, readonly Grant[]>> {
      const byUser = new Map<string, Grant[]>(userIds.map((id) => [id, []]))
      const rows = await grants()
        .select('id', 'user_id', 'role', 'unit_code', 'starts_on', 'ends_on')
        .whereIn('user_id', [...userIds])
        .orderBy([{ column: 'starts_on' }, { column: 'id' }])
      for (const row of rows) byUser.get(row.user_id)?.push(toGrant(row))
      return byUser
    },

    async insertGrant(userId: string, grant: Grant, createdAt: number): Promise<void> {
      await grants().insert({
        id: grant.id,
        user_id: userId,
        role: grant.role,
        unit_code: grant.unitCode,
        starts_on: grant.startsOn,
        ends_on: grant.endsOn,
        created_at: createdAt,
      })
    },

    /** A grant that has been in force keeps its row and gets an end; one that has not begun is removed. */
    async endGrant(id: string, endsOn: string | null): Promise<void> {
      if (endsOn === null) await grants().where({ id }).del()
      else await grants().where({ id }).update({ ends_on: endsOn })
    },

    /** Whether an account that can be used holds the administrator's role on a date. */
    async hasAdmin(on: string): Promise<boolean> {
      const row = await knex('grants')
        .join('users', 'users.id', 'grants.user_id')
        .where({ role: 'admin' })
        .whereNull('disabled_at')
        .andWhere('starts_on', '<=', on)
        .andWhere((ends) => ends.whereNull('ends_on').orWhere('ends_on', '>=', on))
        .first('users.id')
      return row !== undefined
    },

    async hasUnit(unitCode: string): Promise<boolean> {
      return (await knex('units').select('code').where({ code: unitCode }).first()) !== undefined
    },

    async hasPerson(personCode: string): Promise<boolean> {
      return (await knex('people').select('code').where({ code: personCode }).first()) !== undefined
    },
  }

  async function update(user: UserAccount, values: Partial<UserRow>): Promise<void> {
    const changed = await users()
      .where({ id: user.id, version: user.version })
      .update({ ...values, version: user.version + 1 })
    if (changed !== 1) throw new Conflict('user.changed')
  }
}

function toUser(row: UserRow): UserAccount {
  return {
    id: row.id,
    login: row.login,
    loginKey: row.login_key,
    name: row.name,
    personCode: row.person_code,
    passwordHash: row.password_hash,
    mustChangePassword: row.must_change_password === 1,
    isDemo: row.is_demo === 1,
    version: row.version,
    disabledAt: row.disabled_at === null ? null : toInteger(row.disabled_at),
    createdAt: toInteger(row.created_at),
  }
}

function toRow(user: UserAccount): UserRow {
  return {
    id: user.id,
    login: user.login,
    login_key: user.loginKey,
    name: user.name,
    person_code: user.personCode,
    password_hash: user.passwordHash,
    must_change_password: user.mustChangePassword ? 1 : 0,
    is_demo: user.isDemo ? 1 : 0,
    version: user.version,
    disabled_at: user.disabledAt,
    created_at: user.createdAt,
  }
}

function toGrant(row: Omit<GrantRow, 'created_at'>): Grant {
  return { id: row.id, role: row.role, unitCode: row.unit_code, startsOn: row.starts_on, endsOn: row.ends_on }
}
