import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findMariadbd } from './mariadb-server.mjs'

const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** What tests may need beyond Node, whether it is here, and how to get it. */
export function inspectMachine() {
  return [
    {
      name: 'mariadb',
      isHere: findMariadbd() !== null || isUrl(process.env.QIANFEN_TEST_MYSQL),
      without: 'the database tests on MariaDB',
      command: 'apt-get install --no-install-recommends mariadb-server',
    },
    {
      name: 'chromium',
      isHere: findChromium() !== null,
      without: 'the browser tests',
      command: 'apt-get install --no-install-recommends chromium fonts-noto-cjk',
    },
  ]
}

/** The system's Chromium, or the one that CHROMIUM_PATH names; null if there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named && existsSync(named)) return named
  const found = spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout?.trim()
  return found || CHROMIUM_PLACES.find((path) => existsSync(path)) || null
}

function isUrl(text) {
  return text !== undefined && text !== '' && text !== 'off'
}
