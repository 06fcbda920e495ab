import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type Import = {
  readonly from: string
  readonly isTypeOnly: boolean
  /** Values imported by name. */
  readonly names: readonly string[]
}

/** A source of the project: its path from the root, its text, and what of the project it imports. */
export type SourceFile = {
  readonly path: string
  readonly text: string
  readonly lines: number
  /** Imports of the project's own files, as paths from the root. */
  readonly imports: readonly Import[]
  /** Names of packages and of Node's own modules. */
  readonly packages: readonly Import[]
}

const FOLDERS = ['client', 'server', 'db', 'seeds', 'test', 'bin']
const SOURCE = /\.(ts|mts|mjs|vue)$/

export function readSources(): readonly SourceFile[] {
  return FOLDERS.flatMap((folder) => walk(folder)).map(readSource)
}

function walk(folder: string): string[] {
  if (!statSync(join(ROOT, folder), { throwIfNoEntry: false })) return []
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return walk(path)
    return SOURCE.test(entry.name) ? [path] : []
  })
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const all = readImports(text)
  const imports = all
    .filter(({ from }) => from.startsWith('.'))
    .map((one) => ({ ...one, from: normalize(join(dirname(path), one.from)).replaceAll('\\', '/') }))
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    imports,
    packages: all.filter(({ from }) => !from.startsWith('.')),
  }
}

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([\w*{][^'";]*?\sfrom\s*)?['"]([^'"]+)['"]/g
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function readImports(text: string): Import[] {
  const statements = [...text.matchAll(STATEMENT)].map((match) => ({
    from: match[3] ?? '',
    isTypeOnly: match[1] !== undefined || hasOnlyTypes(match[2] ?? ''),
    names: namesOf(match[2] ?? '').filter((name) => !name.startsWith('type ')),
  }))
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({ from: match[1] ?? '', isTypeOnly: false, names: [] }))
  return [...statements, ...dynamic]
}

/** `{ type A, type B } from` */
function hasOnlyTypes(clause: string): boolean {
  const names = namesOf(clause)
  return names.length > 0 && names.every((name) => name.startsWith('type '))
}

function namesOf(clause: string): string[] {
  const inBraces = /^\{([^}]*)\}/.exec(clause.trim())?.[1] ?? ''
  return inBraces
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
}
