import { existsSync, renameSync, rmSync } from 'node:fs'
import { loadDemo } from '../../seeds/demo/load.ts'
import type { Settings } from '../config.ts'
import { closeApplication, migrateDatabase, openApplication } from '../open-application.ts'

/**
 * Loads the demo bureau: on a server in place, on an embedded database into a file beside it that takes its place when
 * it is complete (and all in the file itself, nothing in its log), so that a start that was killed leaves no half bureau.
 */
export async function loadDemoDatabase(settings: Settings): Promise<void> {
  const { database } = settings
  if (database.kind === 'server') {
    await loadInto(settings)
    return
  }
  const loading = { kind: 'sqlite', filename: `${database.filename}.loading` } as const
  removeDatabase(loading.filename)
  await migrateDatabase(loading)
  await loadInto({ ...settings, database: loading })
  removeDatabase(database.filename)
  renameSync(loading.filename, database.filename)
  removeDatabase(loading.filename)
}

async function loadInto(settings: Settings): Promise<void> {
  const application = openApplication({ ...settings, logLevel: 'warn' })
  try {
    await loadDemo(application)
    if (settings.database.kind === 'sqlite') await application.knex.raw('pragma wal_checkpoint(truncate)')
  } finally {
    await closeApplication(application)
  }
}

function removeDatabase(filename: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(filename + suffix)) rmSync(filename + suffix)
  }
}
