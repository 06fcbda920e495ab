import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { isUniqueViolation } from './dialect.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import { createTable } from './migrations/table-builder.ts'

const LEASE_MS = 60_000
const WAIT_MS = 250

export type MigrateOptions = {
  readonly now: () => number
  readonly migrations?: readonly Migration[]
  readonly onApply?: (name: string) => void
}

/**
 * Brings the schema up to date. Two servers may start at once: one holds a lease, the other waits for it; a lease left by
 * a killed process runs out. Each migration can run again, since DDL on a server is never rolled back.
 * @returns the names applied now.
 */
export async function migrate(knex: Knex, options: MigrateOptions): Promise<readonly string[]> {
  await ensureBookkeeping(knex)
  const holder = randomUUID()
  await acquireLease(knex, holder, options.now)
  try {
    return await applyMissing(knex, holder, options)
  } finally {
    await knex('migration_lease').where({ id: 1, holder }).update({ expires_at: 0 })
  }
}

async function ensureBookkeeping(knex: Knex): Promise<void> {
  await createTableOrLoseRace(knex, 'migrations_applied', async () =>
    createTable(knex, 'migrations_applied', ({ code, time }) => {
      code('name', 100).primary()
      time('applied_at').notNullable()
    }),
  )
  await createTableOrLoseRace(knex, 'migration_lease', async () =>
    createTable(knex, 'migration_lease', ({ code, int, time }) => {
      int('id').primary()
      code('holder').notNullable()
      time('expires_at').notNullable()
    }),
  )
}

/** Another server may create the table between the look and the statement; that is as good. */
async function createTableOrLoseRace(knex: Knex, name: string, create: () => Promise<void>): Promise<void> {
  try {
    await create()
  } catch (error) {
    if (!(await knex.schema.hasTable(name))) throw error
  }
}

async function acquireLease(knex: Knex, holder: string, now: () => number): Promise<void> {
  try {
    await knex('migration_lease').insert({ id: 1, holder: '', expires_at: 0 })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
  while (!(await tryLease(knex, holder, now()))) await sleep(WAIT_MS)
}

async function tryLease(knex: Knex, holder: string, at: number): Promise<boolean> {
  const taken = await knex('migration_lease')
    .where({ id: 1 })
    .andWhere('expires_at', '<', at)
    .update({ holder, expires_at: at + LEASE_MS })
  return taken === 1
}

async function applyMissing(knex: Knex, holder: string, options: MigrateOptions): Promise<readonly string[]> {
  const applied = new Set((await knex('migrations_applied').select<{ name: string }[]>('name')).map((row) => row.name))
  const done: string[] = []
  for (const migration of options.migrations ?? MIGRATIONS) {
    if (applied.has(migration.name)) continue
    await migration.up(knex)
    const at = options.now()
    await knex('migrations_applied').insert({ name: migration.name, applied_at: at })
    await knex('migration_lease')
      .where({ id: 1, holder })
      .update({ expires_at: at + LEASE_MS })
    options.onApply?.(migration.name)
    done.push(migration.name)
  }
  return done
}
