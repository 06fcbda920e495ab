import type { Application } from '../compose.ts'
import { SettingsError, type Settings } from '../config.ts'
import { closeApplication, isMigrated, openApplication } from '../open-application.ts'

/** Runs a command on an application with an up-to-date database, and closes it. @throws SettingsError */
export async function withApplication<T>(
  settings: Settings,
  work: (application: Application) => Promise<T>,
): Promise<T> {
  const application = openApplication({
    ...settings,
    logLevel: settings.logLevel === 'info' ? 'warn' : settings.logLevel,
  })
  try {
    await requireMigrated(application)
    return await work(application)
  } finally {
    await closeApplication(application)
  }
}

export async function requireMigrated(application: Application): Promise<void> {
  if (!(await isMigrated(application.knex))) {
    throw new SettingsError('the database is not up to date; run: npm run qianfen -- migrate')
  }
}
