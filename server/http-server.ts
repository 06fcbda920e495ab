import { createServer, type Server } from 'node:http'
import type { Express } from 'express'
import { SettingsError } from './config.ts'

/** How long requests may go on after the server was asked to stop. */
const GRACE_MS = 10_000

export type RunningServer = {
  readonly address: string
  /** Takes no new connections, lets running requests end within ten seconds, then closes the rest. */
  readonly stop: () => Promise<void>
}

/** Listens with short timeouts, so that slow senders hold no connection. @throws SettingsError in one line. */
export async function listen(
  app: Express,
  settings: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  const server = createServer(app)
  server.headersTimeout = 10_000
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 10_000
  server.maxHeadersCount = 100
  await open(server, settings)
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : settings.port
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return { address: `http://${host}:${port}`, stop: () => stop(server) }
}

function open(server: Server, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)))
    server.listen(port, host, resolve)
  })
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new SettingsError(`PORT: ${port} on ${host} is in use; stop the other program or set another PORT`)
    case 'EACCES':
      return new SettingsError(`PORT: not allowed to listen on ${port}; set a PORT above 1023`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SettingsError(`HOST: ${host} is not an address of this machine`)
    default:
      return error
  }
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(timer)
}
