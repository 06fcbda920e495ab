import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const READY_TRIES = 300
const PLACES = ['/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd', '/usr/libexec/mariadbd', '/opt/homebrew/bin/mariadbd']

/** Where mariadbd is, or null. */
export function findMariadbd() {
  const found = spawnSync('sh', ['-c', 'command -v mariadbd'], { encoding: 'utf8' }).stdout?.trim()
  return found || PLACES.find((path) => existsSync(path)) || null
}

/**
 * Starts a private MariaDB in a folder of its own: own data, own socket, own port or none, never the system's service.
 * @param {{ folder: string, port: number | null, isDurable: boolean }} options
 * @returns {Promise<{ pid: number, socket: string }>} once it answers
 */
export async function startMariadb({ folder, port, isDurable }) {
  const mariadbd = findMariadbd()
  if (mariadbd === null) throw new Error('mariadbd is not installed')
  const data = join(folder, 'data')
  const socket = socketOf(folder)
  mkdirSync(folder, { recursive: true })
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : []
  if (!existsSync(join(data, 'mysql'))) createData(data, asRoot)
  const child = spawn(
    mariadbd,
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--log-error=${join(folder, 'error.log')}`,
      ...(port === null ? ['--skip-networking'] : [`--port=${port}`, '--bind-address=127.0.0.1']),
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--skip-name-resolve',
      '--local-infile=1',
      '--max-allowed-packet=64M',
      ...(isDurable ? ['--innodb-buffer-pool-size=512M'] : FAST),
    ],
    { detached: true, stdio: 'ignore' },
  )
  child.unref()
  await untilReady(socket, child, folder)
  return { pid: child.pid, socket }
}

/** A test's data dies with it, so nothing waits for the disk. */
const FAST = [
  '--innodb-buffer-pool-size=128M',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-log-file-size=64M',
  '--sync-binlog=0',
]

export function socketOf(folder) {
  return join(folder, 's.sock')
}

/** Runs statements as the private server's root. */
export function runSql(socket, sql) {
  const ran = spawnSync('mariadb', ['--no-defaults', '-uroot', '-S', socket, '-e', sql], { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`mariadb: ${ran.stderr}`)
}

/** Asks the server to end and waits until it has. @returns whether one was running */
export async function stopMariadb(folder) {
  const pid = runningPid(folder)
  if (pid === null) return false
  process.kill(pid, 'SIGTERM')
  for (let i = 0; i < READY_TRIES && isAlive(pid); i += 1) await sleep(100)
  return true
}

export function runningPid(folder) {
  const file = join(folder, 'pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8'))
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null
}

function createData(data, asRoot) {
  const made = spawnSync(
    'mariadb-install-db',
    ['--no-defaults', ...asRoot, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`mariadb-install-db: ${made.stderr || made.stdout || made.error}`)
}

async function untilReady(socket, child, folder) {
  for (let i = 0; i < READY_TRIES; i += 1) {
    if (child.exitCode !== null) break
    const ping = spawnSync('mariadb-admin', ['--no-defaults', '-uroot', '-S', socket, 'ping'], { stdio: 'ignore' })
    if (ping.status === 0) return
    await sleep(100)
  }
  throw new Error(`MariaDB did not start; see ${join(folder, 'error.log')}`)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
