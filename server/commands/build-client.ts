import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = ['client', 'server/contract', 'server/engine', 'vite.config.ts', 'package-lock.json']
const STAMP = join(ROOT, 'dist', 'client-stamp')

/**
 * Builds the client unless the built one was made from the same sources. Without the build tools (an installation
 * without development packages) a client that is there is served as it is.
 */
export async function buildClientIfStale(print: (line: string) => void): Promise<void> {
  const stamp = stampOfSources()
  const isBuilt = existsSync(join(ROOT, 'dist/client/index.html'))
  if (isBuilt && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return
  const vite = await import('vite').catch(() => null)
  if (vite === null) {
    print(isBuilt ? 'The client is older than its sources; serving it as it is.' : 'The client is not built.')
    return
  }
  print('Building the client …')
  await vite.build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' })
  writeFileSync(STAMP, stamp)
}

/** Names, sizes and times of the sources: as good as their contents, and fast. */
function stampOfSources(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) addTo(hash, source)
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false })
  if (!stats) return
  if (!stats.isDirectory()) hash.update(`${path}:${stats.size}:${stats.mtimeMs}\n`)
  else for (const name of readdirSync(join(ROOT, path)).sort()) addTo(hash, `${path}/${name}`)
}
