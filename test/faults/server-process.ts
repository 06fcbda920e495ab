import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const RUNNING = /running at (http:\S+)/

/** The secret that signs the sessions of these servers. */
export const SESSION_SECRET = 'the secret of the fault tests, long enough'

export type ServerProcess = {
  readonly address: string
  /** SIGKILL: the process gets no chance to tidy up. Resolves when it is gone. */
  readonly kill: () => Promise<void>
}

/** Starts the product as an operator does, on the embedded database in `dataDir`. @throws Error with its output when it ends instead */
export async function startServer(dataDir: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli.ts', 'serve'], {
    cwd: ROOT,
    env: { ...process.env, ...environmentOf(dataDir) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { address: await addressOf(child), kill: () => kill(child) }
}

/** Whatever the tests' own environment says, such as the BASE_URL that vite sets. */
function environmentOf(dataDir: string): Record<string, string> {
  return {
    ...{ DATA_DIR: dataDir, DATABASE_URL: '', MIGRATE_DATABASE_URL: '', SESSION_SECRET, LOG_LEVEL: 'error' },
    ...{ HOST: '127.0.0.1', PORT: '0', BASE_URL: '', DEMO: '' },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const lines: string[] = []
  if (child.stdout === null) throw new Error('the server has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    const address = RUNNING.exec(line)?.[1]
    if (address === undefined) continue
    child.stdout.resume()
    return address
  }
  throw new Error(`the server ended before it was ready:\n${lines.join('\n')}`)
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
