import { SettingsError } from '../config.ts'
import { migrateDatabase } from '../open-application.ts'
import type { Command } from './command.ts'
import { loadDemoDatabase } from './demo-database.ts'
import { withApplication } from './with-application.ts'

/** Loads the demo bureau on request; only into a database without accounts. */
export const demo: Command = {
  usage: 'demo',
  summary: 'load the demo bureau into an empty database',
  run: async (_args, { settings, print }) => {
    await migrateDatabase(settings.migrateDatabase)
    const isEmpty = await withApplication(settings, async ({ identity }) => {
      return (await identity.signInOptions(settings.host)).needsSetup
    })
    if (!isEmpty) throw new SettingsError('the database is not empty; the demo bureau goes into an empty one')
    print('Loading the demo bureau …')
    await loadDemoDatabase(settings)
    return 0
  },
}
