import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalResult, settle } from '../../server/engine/index.ts'
import { aBundle, aPlan } from '../support/builders.ts'
import { ROOT } from '../support/source-files.ts'

type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qianfen-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const clean = { PATH: process.env['PATH'] ?? '', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', PORT: '0' }
  return spawn(process.execPath, ['--import', 'tsx', 'server/cli.ts', ...args], {
    cwd: ROOT,
    env: { ...clean, ...env },
  })
}

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = start(args, env)
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}

describe('the command line', () => {
  it.each([
    ['a command that is not there', ['frobnicate'], {}, /^unknown command frobnicate/],
    ['an option that is not there', ['settle', 'x.json', '--output', 'y'], {}, /^unknown option --output$/m],
    ['a file that is not there', ['settle', 'nowhere.json', '--out', 'y'], {}, /^cannot read nowhere\.json$/m],
    ['a port that is none', ['migrate'], { PORT: 'http' }, /^PORT: must be a port number$/m],
    ['a short secret', ['migrate'], { SESSION_SECRET: 'short' }, /^SESSION_SECRET: must have at least 32 characters$/m],
    [
      'an address of a database that is none',
      ['migrate'],
      { DATABASE_URL: 'postgres://x' },
      /^DATABASE_URL must look/m,
    ],
    ['a database that does not answer', ['migrate'], { DATABASE_URL: 'mysql://u:p@127.0.0.1:9/x' }, /ECONNREFUSED/],
    ['a folder that takes no files', ['migrate'], { DATA_DIR: '/proc/qianfen' }, /^DATA_DIR: cannot write to/m],
    ['a database without its tables', ['serve'], { DATA_DIR: '' }, /run: npm run qianfen -- migrate$/m],
    ['a role that is none', ['user', 'add', 'x', '--role', 'king'], {}, /^unknown role king$|run: npm run qianfen/m],
    [
      'the demo on the network',
      ['start'],
      { DEMO: '1', HOST: '0.0.0.0' },
      /^DEMO: demo accounts are for this machine/m,
    ],
  ])('answers %s with one line and exit code 2', async (_name, args, env, line) => {
    const dataDir = 'DATA_DIR' in env && env['DATA_DIR'] === '' ? { DATA_DIR: join(folder, 'empty') } : {}
    const { code, err, out } = await run(args, { ...env, ...dataDir })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(line)
    expect(err).not.toMatch(/\n\s+at /)
  })

  it('settles a bundle without a database, byte for byte', async () => {
    const bundle = aBundle({ plan: aPlan() })
    const [file, out] = [join(folder, 'bundle.json'), join(folder, 'result.json')]
    writeFileSync(file, JSON.stringify(bundle))
    const ran = await run(['settle', file, '--out', out], { DATA_DIR: join(folder, 'untouched') })
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(out, 'utf8')).toBe(canonicalResult(settle(bundle).result))
    expect(existsSync(join(folder, 'untouched'))).toBe(false)
  })

  it('says where a bundle is wrong and writes nothing', async () => {
    const [file, out] = [join(folder, 'wrong.json'), join(folder, 'none.json')]
    writeFileSync(file, JSON.stringify({ ...aBundle({ plan: aPlan() }), people: [{ code: 'P1' }] }))
    const ran = await run(['settle', file, '--out', out])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('bundle.people[0].name: required')
    expect(existsSync(out)).toBe(false)
  })

  it('migrates, adds a user, digests the state and verifies the chain', async () => {
    expect((await run(['migrate'])).out).toMatch(/migrations applied\.$/m)
    expect((await run(['migrate'])).out).toBe('The database is up to date.\n')
    const before = (await run(['state-digest'])).out
    expect(before).toMatch(/^[0-9a-f]{64}\n$/)
    expect((await run(['user', 'add', 'operator', '--role', 'admin'])).out).toMatch(/^operator \S{16}\n$/)
    expect((await run(['state-digest'])).out).not.toBe(before)
    expect((await run(['verify'])).out).toMatch(/^The audit chain is intact: 1 rows/)
    const again = await run(['user', 'add', 'OPERATOR', '--role', 'admin'])
    expect(again).toMatchObject({ code: 2, err: 'login.taken {}\n' })
  })

  it('names a port in use in one line', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo // it listens on a port
    const ran = await run(['serve'], { PORT: String(port) })
    taken.close()
    expect(ran.code).toBe(2)
    expect(ran.err).toBe(`PORT: ${port} on 127.0.0.1 is in use; stop the other program or set another PORT\n`)
  })

  it('serves, prints the address and the link for the first administrator, and ends when asked', async () => {
    const child = start(['start', '--without-client'], { DATA_DIR: join(folder, 'fresh'), DEMO: '0' })
    let out = ''
    const address = await new Promise<string>((resolve, reject) => {
      child.on('close', () => reject(new Error(out)))
      child.stdout?.on('data', (chunk: Buffer) => {
        out += chunk.toString()
        const found = /running at (\S+)[\s\S]*\/setup\?token=\S+[\s\S]*Ctrl\+C/.exec(out)?.[1]
        if (found) resolve(found)
      })
    })
    expect((await fetch(`${address}/health/ready`)).status).toBe(200)
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
