import type { Application } from '../compose.ts'
import { SettingsError, type Settings } from '../config.ts'
import { engineOf } from '../../db/dialect.ts'
import { ensureWritable, migrateDatabase, openApplication, closeApplication } from '../open-application.ts'
import { isLoopback } from '../platform/loopback.ts'
import { serve } from '../serve.ts'
import { buildClientIfStale } from './build-client.ts'
import { UsageError, type Command, type CommandContext } from './command.ts'
import { loadDemoDatabase } from './demo-database.ts'
import { requireMigrated } from './with-application.ts'

/** The client is served by its own development server. */
const WITHOUT_CLIENT = '--without-client'

/** `npm start`: whatever is missing is made, then served. */
export const start: Command = {
  usage: 'start [--without-client]',
  summary: 'prepare what is missing (client, database, demo bureau) and serve',
  run: async (args, context) => {
    const { settings, print } = context
    if (args.some((word) => word !== WITHOUT_CLIENT)) throw new UsageError(`usage: ${start.usage}`)
    refuseOpenDemo(settings)
    if (settings.database.kind === 'sqlite') ensureWritable(settings.dataDir)
    if (!args.includes(WITHOUT_CLIENT)) await buildClientIfStale(print)
    print('Preparing the database …')
    const applied = await migrateDatabase(settings.migrateDatabase)
    if (applied.length > 0) print(`  ${applied.length} migrations applied`)
    if (await wantsDemo(settings)) {
      print('Loading the demo bureau; this takes a moment, the first time only …')
      await loadDemoDatabase(settings)
    }
    return run(context)
  },
}

/** `qianfen serve`: serves what is there. */
export const serveCommand: Command = {
  usage: 'serve',
  summary: 'serve what is built and migrated',
  run: async (_args, context) => run(context),
}

async function run({ settings, print }: CommandContext): Promise<number> {
  const application = openApplication(settings)
  try {
    await requireMigrated(application)
    await warnAboutDurability(application)
    const server = await serve(application, settings)
    await announce(application, settings, server.address, print)
  } catch (error) {
    await closeApplication(application)
    throw error
  }
  // The process now lives by its server; a signal ends it.
  return new Promise(() => {})
}

async function announce(
  application: Application,
  settings: Settings,
  address: string,
  print: (line: string) => void,
): Promise<void> {
  const url = settings.baseUrl ?? address
  const options = await application.identity.signInOptions(settings.host)
  print('')
  print(`Qianfen is running at ${url}`)
  if (options.needsSetup) {
    print('There is no account yet. Make the first administrator here (once, within 24 hours):')
    print(`  ${url}/setup?token=${await application.setupLinks.create()}`)
  }
  if (options.demoAccounts.length > 0) {
    print(`Demo accounts (password ${options.demoAccounts[0]?.password ?? ''}):`)
    const width = Math.max(...options.demoAccounts.map(({ login }) => login.length))
    for (const { login, name, role } of options.demoAccounts)
      print(`  ${login.padEnd(width)}  ${role.padEnd(7)}  ${name}`)
  }
  print('Stop with Ctrl+C.')
}

/** The demo's passwords are public: it is for this machine only. */
function refuseOpenDemo(settings: Settings): void {
  if (settings.demo === true && !isLoopback(settings.host)) {
    throw new SettingsError('DEMO: demo accounts are for this machine only; set HOST=127.0.0.1 or DEMO=0')
  }
}

async function wantsDemo(settings: Settings): Promise<boolean> {
  if (settings.demo === false || !isLoopback(settings.host)) return false
  if (settings.demo === null && settings.database.kind !== 'sqlite') return false
  const application = openApplication({ ...settings, logLevel: 'warn' })
  try {
    return (await application.identity.signInOptions(settings.host)).needsSetup
  } finally {
    await closeApplication(application)
  }
}

/** A server that does not flush each commit may lose what it acknowledged. */
async function warnAboutDurability({ knex, log }: Application): Promise<void> {
  if (engineOf(knex) === 'sqlite') return
  const [row] = await knex.select<{ flush: number | string }[]>(knex.raw('@@innodb_flush_log_at_trx_commit as flush'))
  if (String(row?.flush) !== '1') log.warn('innodb_flush_log_at_trx_commit is not 1: a power cut may lose commits')
}
