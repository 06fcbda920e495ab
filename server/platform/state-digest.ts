import { createHash } from 'node:crypto'
import type { Knex } from 'knex'

/** What the product knows: facts, figures, people, roles and the trail of changes. */
export const BUSINESS_TABLES = [
  'audit_heads',
  'audit_log',
  'batches',
  'calendar_days',
  'calendar_years',
  'chief_reps',
  'decisions',
  'entries',
  'grants',
  'idempotency_keys',
  'import_mappings',
  'import_rows',
  'imports',
  'item_values',
  'live_cards',
  'offices',
  'people',
  'period_moves',
  'periods',
  'person_statuses',
  'plans',
  'points_entries',
  'postings',
  'projects',
  'reference_values',
  'sanctions',
  'scheme_rules',
  'scheme_versions',
  'settlement_inputs',
  'settlement_lines',
  'settlement_subjects',
  'settlements',
  'unit_parents',
  'units',
  'users',
  'veto_event_people',
  'veto_events',
  'veto_indicators',
  'veto_readings',
] as const

/** What comes and goes by itself: not part of the state. */
export const PASSING_TABLES = [
  'jobs',
  'login_limits',
  'migration_lease',
  'migrations_applied',
  'sessions',
  'setup_links',
] as const

export type TableDigest = { readonly table: string; readonly rows: number; readonly digest: string }
export type StateDigest = { readonly digest: string; readonly tables: readonly TableDigest[] }

/**
 * One SHA-256 over all business tables. Equal state gives an equal digest on either engine, in whatever order rows were
 * written: each row is hashed by column name and text, the hashes are sorted.
 */
export async function stateDigest(knex: Knex, names: readonly string[] = BUSINESS_TABLES): Promise<StateDigest> {
  const tables: TableDigest[] = []
  for (const table of [...names].sort()) tables.push(await digestTable(knex, table))
  const lines = tables.map(({ table, rows, digest }) => `${table}:${rows}:${digest}\n`)
  return { digest: createHash('sha256').update(lines.join('')).digest('hex'), tables }
}

async function digestTable(knex: Knex, table: string): Promise<TableDigest> {
  const rows = await knex(table).select<Record<string, unknown>[]>('*')
  const hashes = rows.map(hashRow).sort()
  return { table, rows: rows.length, digest: createHash('sha256').update(hashes.join('\n')).digest('hex') }
}

function hashRow(row: Record<string, unknown>): string {
  const hash = createHash('sha256')
  for (const column of Object.keys(row).sort()) hash.update(`${column}=${encode(row[column])};`)
  return hash.digest('hex')
}

/** Integers read as numbers from one engine and as texts from the other; both are written the same. */
function encode(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  const text = String(value)
  return `${Buffer.byteLength(text)}:${text}`
}
