#!/usr/bin/env node
// npm run db:up | db:down | db:reset: a private MariaDB in .db/, never the system's service.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findMariadbd, runningPid, runSql, startMariadb, stopMariadb } from './mariadb-server.mjs'

const FOLDER = fileURLToPath(new URL('../.db', import.meta.url))
const PORT = Number(process.env.DB_PORT ?? 3307)
const URL_TO_USE = `mysql://qianfen:qianfen@127.0.0.1:${PORT}/qianfen`

const ACTIONS = { up, down, reset }
const action = ACTIONS[process.argv[2]]
if (!action) fail('usage: node bin/mariadb.mjs up | down | reset')
try {
  await action()
} catch (error) {
  fail(error.message)
}

async function up() {
  if (findMariadbd() === null) fail('MariaDB is not installed. On Debian or Ubuntu: apt-get install mariadb-server')
  if (runningPid(FOLDER) === null) {
    const { socket } = await startMariadb({ folder: FOLDER, port: PORT, isDurable: true })
    runSql(
      socket,
      `create database if not exists qianfen character set utf8mb4;
       create user if not exists qianfen@'127.0.0.1' identified by 'qianfen';
       grant all on qianfen.* to qianfen@'127.0.0.1'`,
    )
  }
  console.log(`MariaDB is running. Use it with:\n  DATABASE_URL=${URL_TO_USE} npm start`)
}

async function down() {
  console.log((await stopMariadb(FOLDER)) ? 'MariaDB has stopped.' : 'MariaDB was not running.')
}

async function reset() {
  await stopMariadb(FOLDER)
  rmSync(FOLDER, { recursive: true, force: true })
  await up()
}

function fail(message) {
  console.error(message)
  process.exit(2)
}
