import { migrateDatabase } from '../open-application.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  usage: 'migrate',
  summary: 'bring the database schema up to date',
  run: async (_args, { settings, print }) => {
    const applied = await migrateDatabase(settings.migrateDatabase)
    for (const name of applied) print(name)
    print(applied.length === 0 ? 'The database is up to date.' : `${applied.length} migrations applied.`)
    return 0
  },
}
