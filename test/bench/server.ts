import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMariadbd, startMariadb, stopMariadb } from '../../bin/mariadb-server.mjs'

/** Runs `work` beside a private MariaDB with the durability of production. @returns false where it is not installed */
export async function withServer(work: () => Promise<void>): Promise<boolean> {
  if (findMariadbd() === null) return false
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-bench-'))
  const { socket } = await startMariadb({ folder, port: null, isDurable: true })
  process.env['QIANFEN_TEST_MYSQL'] = `mysql://root@localhost/mysql?socketPath=${encodeURIComponent(socket)}`
  try {
    await work()
  } finally {
    await stopMariadb(folder)
    rmSync(folder, { recursive: true, force: true })
  }
  return true
}
