import { pathToFileURL } from 'node:url'
import { UsageError, type Command } from './commands/command.ts'
import { demo } from './commands/demo.ts'
import { exportBundle } from './commands/export-bundle.ts'
import { migrateCommand } from './commands/migrate.ts'
import { settleCommand } from './commands/settle.ts'
import { serveCommand, start } from './commands/start.ts'
import { stateDigestCommand } from './commands/state-digest.ts'
import { userAdd } from './commands/user-add.ts'
import { verify } from './commands/verify.ts'
import { readSettings, SettingsError } from './config.ts'
import { Refusal } from './engine/refusal.ts'
import { AppError, Invalid } from './platform/errors.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  serve: serveCommand,
  migrate: migrateCommand,
  demo,
  user: userAdd,
  settle: settleCommand,
  'export-bundle': exportBundle,
  'state-digest': stateDigestCommand,
  verify,
}

/** The database does not answer, or the disk refuses: for the operator, not a fault of ours. */
const OPERATOR_CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EACCES', 'ENOSPC', 'EROFS', 'ENOENT'])

/** Runs one command. Bad input is one line on standard error and exit code 2. */
export async function runCli(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await runCommand(args)
  } catch (error) {
    const line = lineFor(error)
    console.error(line ?? error)
    process.exitCode = line === null ? 1 : 2
  }
}

async function runCommand([name, ...args]: readonly string[]): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS[name]
  if (!command) throw new UsageError(name === undefined ? usage() : `unknown command ${name}\n${usage()}`)
  const settings = readSettings(command.needsSettings === false ? {} : process.env)
  return command.run(args, { settings, print: (line) => console.log(line) })
}

function usage(): string {
  const width = Math.max(...Object.values(COMMANDS).map((command) => command.usage.length))
  const lines = Object.values(COMMANDS).map((command) => `  ${command.usage.padEnd(width)}  ${command.summary}`)
  return ['usage: npm run qianfen -- COMMAND', ...lines].join('\n')
}

/** The one line, or null for a fault of ours, which is shown whole. */
function lineFor(error: unknown): string | null {
  if (error instanceof UsageError || error instanceof SettingsError) return error.message
  if (error instanceof Invalid) return error.problems.map(({ path, code }) => `${path}: ${code}`).join('; ')
  if (error instanceof AppError || error instanceof Refusal) return `${error.code} ${JSON.stringify(error.params)}`
  if (error instanceof Error && 'code' in error && isOperatorCode(String(error.code))) return error.message
  return null
}

function isOperatorCode(code: string): boolean {
  return OPERATOR_CODES.has(code) || code.startsWith('ER_ACCESS_DENIED') || code === 'ER_BAD_DB_ERROR'
}

const entry = process.argv[1]
if (entry !== undefined && import.meta.url === pathToFileURL(entry).href) await runCli(process.argv.slice(2))
