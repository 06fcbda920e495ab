#!/usr/bin/env node
// Installs what is missing before npm start, npm run dev and npm test. Plain Node: node_modules may be absent, stale, or
// half-written by an install that was killed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, 'node_modules', '.install-stamp')
const LOCK = join(ROOT, '.install-lock')
const WAIT_MS = 500

checkNode()
if (!isInstalled()) {
  takeLock()
  try {
    if (!isInstalled()) install()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const isRight = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22
  if (!isRight)
    fail(`Node ${process.versions.node} is too old. Qianfen needs Node 20.19 or later (20.x), or 22.13 or later.`)
}

/** The stamp is written after an install was checked, and names what it was made from. */
function isInstalled() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp()
}

function stamp() {
  const lockfile = readFileSync(join(ROOT, 'package-lock.json'))
  return createHash('sha256')
    .update(lockfile)
    .update(`${process.platform}-${process.arch}-${process.versions.modules}`)
    .digest('hex')
}

/** Two installs at once both succeed and leave a broken tree, so one waits for the other. */
function takeLock() {
  for (let isTold = false; ;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`Cannot write to ${ROOT}: ${error.message}`)
    }
    if (!isAlive(Number(readLock()))) {
      rmSync(LOCK, { force: true })
      continue
    }
    if (!isTold) console.log('Another start is installing; waiting for it …')
    isTold = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS)
  }
}

function readLock() {
  try {
    return readFileSync(LOCK, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** No install scripts: none of the packages needs one. Development packages are needed to build the client. */
function install() {
  console.log('Installing what is missing; this takes about a minute, the first time only …')
  rmSync(STAMP, { force: true })
  const npm = process.env.npm_execpath
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const args = [...first, 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const ran = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  if (ran.status !== 0) fail('Installing failed; see above. Is the package registry reachable?')
  const missing = missingPackages()
  if (missing.length > 0) fail(`Installing left out ${missing.slice(0, 3).join(', ')}; start again.`)
  writeFileSync(STAMP, stamp())
}

/** Packages of the lockfile that should be there and are not. */
function missingPackages() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.peer && !entry.link)
    .map(([path]) => path)
    .filter((path) => !existsSync(join(ROOT, path, 'package.json')))
}

function fail(message) {
  console.error(message)
  rmSync(LOCK, { force: true })
  process.exit(2)
}
