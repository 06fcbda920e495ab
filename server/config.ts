import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { DatabaseSettings } from '../db/connection.ts'

/** Everything the environment decides, parsed once at start. */
export type Settings = {
  readonly host: string
  readonly port: number
  readonly database: DatabaseSettings
  /** A second account for migrations, where the first may not change the schema. */
  readonly migrateDatabase: DatabaseSettings
  readonly dataDir: string
  /** The address people use, without a trailing slash; null: whatever they typed. */
  readonly baseUrl: string | null
  /** null: decided by `start`, which loads the demo into an empty embedded database. */
  readonly demo: boolean | null
  /** null: a random one is kept in the data folder. */
  readonly sessionSecret: string | null
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** One clear line for the operator; the command line prints it and exits with 2. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SettingsError'
  }
}

const blankIsAbsent = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema)

const environment = z.object({
  HOST: blankIsAbsent(z.string().default('127.0.0.1')),
  PORT: blankIsAbsent(
    z
      .string()
      .regex(/^\d{1,5}$/, 'must be a port number')
      .transform(Number)
      .pipe(z.number().max(65535, 'must be a port number'))
      .default(3000),
  ),
  DATABASE_URL: blankIsAbsent(z.string().optional()),
  MIGRATE_DATABASE_URL: blankIsAbsent(z.string().optional()),
  DATA_DIR: blankIsAbsent(z.string().default('./data')),
  BASE_URL: blankIsAbsent(
    z.url({ protocol: /^https?$/, error: 'must be like https://qianfen.example.org' }).optional(),
  ),
  DEMO: blankIsAbsent(z.enum(['0', '1'], 'must be 0 or 1').optional()),
  SESSION_SECRET: blankIsAbsent(z.string().min(32, 'must have at least 32 characters').optional()),
  LOG_LEVEL: blankIsAbsent(z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info')),
})

const SECRETS = ['DATABASE_URL', 'MIGRATE_DATABASE_URL', 'SESSION_SECRET'] as const

/** @throws SettingsError naming the variable and what it must be, never its value. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(withSecretFiles(env))
  if (!parsed.success) throw new SettingsError(describe(parsed.error))
  const values = parsed.data
  const dataDir = resolve(values.DATA_DIR)
  const database = databaseAt(values.DATABASE_URL, dataDir)
  return {
    host: values.HOST,
    port: values.PORT,
    database,
    migrateDatabase: values.MIGRATE_DATABASE_URL ? databaseAt(values.MIGRATE_DATABASE_URL, dataDir) : database,
    dataDir,
    baseUrl: values.BASE_URL?.replace(/\/+$/, '') ?? null,
    demo: values.DEMO === undefined ? null : values.DEMO === '1',
    sessionSecret: values.SESSION_SECRET ?? null,
    logLevel: values.LOG_LEVEL,
  }
}

function databaseAt(url: string | undefined, dataDir: string): DatabaseSettings {
  return url === undefined ? { kind: 'sqlite', filename: resolve(dataDir, 'qianfen.db') } : { kind: 'server', url }
}

/** `NAME_FILE` names a file that holds the secret `NAME`. */
function withSecretFiles(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const merged = { ...env }
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`]
    if (file) merged[name] = readSecret(`${name}_FILE`, file)
  }
  return merged
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new SettingsError(`${name}: cannot read ${file}`)
  }
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'the settings cannot be read'
}
