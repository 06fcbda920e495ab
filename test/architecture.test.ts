import { describe, expect, it } from 'vitest'
import { readSources, type Import, type SourceFile } from './support/source-files.ts'

const sources = readSources()

/** "path → import" of every import that a rule forbids. */
function violations(
  files: (file: SourceFile) => boolean,
  isForbidden: (one: Import, file: SourceFile) => boolean,
  of: 'imports' | 'packages' = 'imports',
): string[] {
  return sources
    .filter(files)
    .flatMap((file) => file[of].filter((one) => isForbidden(one, file)).map((one) => `${file.path} → ${one.from}`))
}

const isIn = (folder: string) => (file: SourceFile) => file.path.startsWith(`${folder}/`)
const partOf = (path: string): string | null => /^server\/features\/([^/]+)\//.exec(path)?.[1] ?? null
/** Parts without routes that several parts stand on: their files may be imported. */
const FOUNDATIONS = ['facts', 'figures']

const layerOf = (path: string): string | null => /\.(routes|service|repository|read-model)\.ts$/.exec(path)?.[1] ?? null

describe('imports', () => {
  it('of the engine stay inside the engine', () => {
    expect(violations(isIn('server/engine'), ({ from }) => !from.startsWith('server/engine/'))).toEqual([])
    expect(violations(isIn('server/engine'), () => true, 'packages')).toEqual([])
  })

  it('of the contract are zod, the contract and types of the engine', () => {
    expect(
      violations(isIn('server/contract'), ({ from, isTypeOnly }) => {
        if (from.startsWith('server/contract/')) return false
        return !(isTypeOnly && from.startsWith('server/engine/'))
      }),
    ).toEqual([])
    expect(violations(isIn('server/contract'), ({ from }) => from !== 'zod', 'packages')).toEqual([])
  })

  it('of the database know nothing of the server', () => {
    expect(violations(isIn('db'), ({ from }) => !from.startsWith('db/'))).toEqual([])
  })

  it('of the platform reach no part', () => {
    expect(violations(isIn('server/platform'), ({ from }) => from.startsWith('server/features/'))).toEqual([])
  })

  it('of the client are types of the contract; its simulation may run the engine', () => {
    expect(
      violations(isIn('client'), ({ from, isTypeOnly }, file) => {
        if (!from.startsWith('server/') && !from.startsWith('db/')) return false
        if (from.startsWith('server/contract/') || from.startsWith('server/engine/')) {
          return !isTypeOnly && !(file.path.startsWith('client/simulation/') && from.startsWith('server/engine/'))
        }
        return true
      }),
    ).toEqual([])
  })

  it('between parts go to a service, never to its insides', () => {
    expect(
      violations(
        (file) => partOf(file.path) !== null,
        ({ from }, file) => {
          const other = partOf(from)
          if (other === null || other === partOf(file.path)) return false
          return layerOf(from) !== 'service' && !FOUNDATIONS.includes(other)
        },
      ),
    ).toEqual([])
  })

  it('inside a part go from routes to services to repositories to the database', () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      routes: ['routes', 'service', 'read-model'],
      service: ['service', 'repository', 'read-model'],
      repository: ['repository'],
      'read-model': ['read-model', 'repository'],
    }
    expect(
      violations(
        (file) => partOf(file.path) !== null && layerOf(file.path) !== null,
        ({ from, isTypeOnly }, file) => {
          const to = layerOf(from)
          if (partOf(from) !== partOf(file.path) || to === null || isTypeOnly) return false
          return !(allowed[layerOf(file.path) ?? '']?.includes(to) ?? false)
        },
      ),
    ).toEqual([])
  })

  it('of routes reach no table and no query builder', () => {
    const isRoutes = (file: SourceFile) => layerOf(file.path) === 'routes'
    expect(violations(isRoutes, ({ from }) => from.startsWith('db/'))).toEqual([])
    expect(violations(isRoutes, ({ from, isTypeOnly }) => from === 'knex' && !isTypeOnly, 'packages')).toEqual([])
  })

  it('of the server and the client never reach tests', () => {
    expect(
      violations(
        (file) => !file.path.startsWith('test/'),
        ({ from }) => from.startsWith('test/'),
      ),
    ).toEqual([])
  })

  it('of routes and of factories of services stand in compose.ts alone', () => {
    const isElsewhere = (file: SourceFile) => file.path.startsWith('server/') && file.path !== 'server/compose.ts'
    expect(
      violations(isElsewhere, (one, file) => {
        if (one.isTypeOnly || partOf(one.from) === partOf(file.path)) return false
        if (layerOf(one.from) === 'routes') return true
        return layerOf(one.from) === 'service' && one.names.some((name) => isWiredBy(file, name))
      }),
    ).toEqual([])
  })
})

/** Inside a transaction a service of another part is rebuilt on it, which takes a connection and nothing else. */
function isWiredBy(file: SourceFile, name: string): boolean {
  if (!/^create[A-Z]\w*Service$/.test(name)) return false
  const calls = [...file.text.matchAll(new RegExp(`\\b${name}\\(([^)]*)\\)`, 'g'))]
  return calls.some(([, argument]) => argument !== 'knex' && argument !== 'trx')
}

describe('sources', () => {
  it('have at most 300 lines, tests 400', () => {
    const limitOf = (path: string) => (path.startsWith('test/') ? 400 : path.startsWith('seeds/') ? Infinity : 300)
    const long = sources.filter((file) => file.lines > limitOf(file.path)).map(({ path, lines }) => `${path}: ${lines}`)
    expect(long).toEqual([])
  })

  it('silence no check and leave no unfinished business', () => {
    const loose = /\bas any\b|@ts-(?:ignore|expect-error|nocheck)|eslint-(?:disable|enable)|\b(?:TODO|FIXME)\b/
    expect(linesWith(loose, (path) => !path.startsWith('test/architecture'))).toEqual([])
  })

  it('name no place on a machine', () => {
    const places = /(?:["'`\s=(])\/(?:work|tmp|home|root|Users)\/|[A-Z]:\\\\/
    expect(linesWith(places, (path) => !path.startsWith('test/architecture'))).toEqual([])
  })

  it('open transactions through withTx alone', () => {
    const manual = /\.transaction\(|\.commit\(|\.rollback\(/
    const allowed = ['server/platform/transactions.ts', 'eslint.config.js', 'test/architecture.test.ts']
    const isServer = (path: string) => /^(server|db|seeds)\//.test(path) && !allowed.includes(path)
    expect(linesWith(manual, isServer)).toEqual([])
  })

  it('use no SQL that one engine alone has', () => {
    const dialects =
      /\bON DUPLICATE KEY\b|\bREPLACE INTO\b|\bINSERT IGNORE\b|\bRETURNING\b|\bLOAD DATA\b|\bGET_LOCK\b|\bLOCK TABLES\b|\bSKIP LOCKED\b|\bJSON_TABLE\b|\bGROUP_CONCAT\b|\bSTRAIGHT_JOIN\b|->>'|\.returning\(|\.jsonExtract\(/
    const isStatement = (path: string) => /^(server|db)\//.test(path)
    expect(linesWith(dialects, isStatement)).toEqual([])
  })

  it('keep texts of the screen in the message files', () => {
    const isComponent = (path: string) => path.startsWith('client/') && /(\.vue|\.option\.ts)$/.test(path)
    const found = sources
      .filter((file) => isComponent(file.path))
      .flatMap((file) =>
        withoutComments(file.text)
          .split('\n')
          .map((line) => ({ line, path: file.path })),
      )
      .filter(({ line }) => /\p{Script=Han}/u.test(line))
      .map(({ line, path }) => `${path}: ${line.trim()}`)
    expect(found).toEqual([])
  })
})

function linesWith(pattern: RegExp, isMeant: (path: string) => boolean): string[] {
  return sources
    .filter((file) => isMeant(file.path))
    .flatMap((file) =>
      file.text
        .split('\n')
        .map((line, index) => ({ line, at: `${file.path}:${index + 1}` }))
        .filter(({ line }) => pattern.test(line))
        .map(({ line, at }) => `${at}: ${line.trim().slice(0, 120)}`),
    )
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(^|\s)\/\/.*$/gm, '$1')
}
