import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMariadbd, startMariadb, stopMariadb } from '../../bin/mariadb-server.mjs'

/**
 * Starts one private MariaDB for the whole run, where it is installed, and tells the tests by QIANFEN_TEST_MYSQL.
 * A URL that is already there is used instead; `off` leaves MariaDB out.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['QIANFEN_TEST_MYSQL'] !== undefined) return undefined
  if (findMariadbd() === null) {
    console.warn('MariaDB is not installed: the database tests run on SQLite only.')
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-mariadb-'))
  const { socket } = await startMariadb({ folder, port: null, isDurable: false })
  process.env['QIANFEN_TEST_MYSQL'] = `mysql://root@localhost/mysql?socketPath=${encodeURIComponent(socket)}`
  return async () => {
    await stopMariadb(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}
