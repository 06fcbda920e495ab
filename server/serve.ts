import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { engineOf } from '../db/dialect.ts'
import { createHttpApp } from './app.ts'
import type { Application } from './compose.ts'
import type { Settings } from './config.ts'
import { listen, type RunningServer } from './http-server.ts'
import { closeApplication } from './open-application.ts'

const CLIENT_FOLDER = fileURLToPath(new URL('../dist/client', import.meta.url))

/** Serves the application and its client until the process is asked to stop. @throws SettingsError */
export async function serve(application: Application, settings: Settings): Promise<RunningServer> {
  const stopping = new AbortController()
  const app = createHttpApp(application, {
    clientFolder: existsSync(CLIENT_FOLDER) ? CLIENT_FOLDER : null,
    strictResponses: false,
    version: packageVersion(),
    stopping: stopping.signal,
  })
  const reach = engineOf(application.knex) === 'sqlite' ? 'everything' : 'stale'
  const interrupted = await application.jobs.sweep(reach)
  if (interrupted > 0) application.log.warn({ jobs: interrupted }, 'jobs were interrupted by the last stop')
  await application.resume()
  const server = await listen(app, settings)
  const stop = async () => {
    stopping.abort()
    await server.stop()
    await closeApplication(application)
  }
  stopOnSignal(stop)
  return { ...server, stop }
}

/** SIGTERM and SIGINT let requests end; a second one does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isAsked = false
  const onSignal = () => {
    if (isAsked) process.exit(1)
    isAsked = true
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

export function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const parsed = JSON.parse(text) as { readonly version: string } // our own package.json
  return parsed.version
}
