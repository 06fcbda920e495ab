import type { Knex } from 'knex'
import { insertRows, isUniqueViolation, toInteger } from '../../../db/dialect.ts'
import type { SchemeRuleRow, SchemeVersionRow } from '../../../db/tables.ts'
import type { SchemeVersion } from '../../contract/schemes.contract.ts'
import type { Scheme } from '../../engine/index.ts'

export type SchemeKey = { readonly code: string; readonly version: number }
export type StoredScheme = SchemeVersion & { readonly scheme: Scheme }

const HEAD_COLUMNS = [
  'scheme_code',
  'version',
  'name',
  'status',
  'revision',
  'created_at',
  'activated_at',
] as const satisfies readonly (keyof SchemeVersionRow)[]

export function createSchemesRepository(knex: Knex) {
  const one = ({ code, version }: SchemeKey) => ({ scheme_code: code, version })

  return {
    async list(): Promise<SchemeVersion[]> {
      const rows = await knex<SchemeVersionRow>('scheme_versions')
        .select(...HEAD_COLUMNS)
        .orderBy([{ column: 'scheme_code' }, { column: 'version', order: 'desc' }])
      return rows.map(toHead)
    },

    async find(key: SchemeKey): Promise<StoredScheme | null> {
      const row = await knex<SchemeVersionRow>('scheme_versions').where(one(key)).first()
      // Only parsed schemes are written (insertDraft, replaceDraft).
      return row === undefined ? null : { ...toHead(row), scheme: JSON.parse(row.content) as Scheme }
    },

    async latestVersion(code: string): Promise<number> {
      const [row] = await knex('scheme_versions')
        .where({ scheme_code: code })
        .max<{ version: number | null }[]>({ version: 'version' })
      return row?.version ?? 0
    },

    /** @returns false when the version is taken. */
    async insertDraft(scheme: Scheme, at: number): Promise<boolean> {
      try {
        await knex<SchemeVersionRow>('scheme_versions').insert({
          ...one(scheme),
          name: scheme.name,
          status: 'DRAFT',
          content: JSON.stringify(scheme),
          revision: 1,
          created_at: at,
          activated_at: null,
        })
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    /** Compare and set on the revision that was read. @returns false when it is stale or no draft. */
    async replaceDraft(scheme: Scheme, revision: number): Promise<boolean> {
      const changed = await knex<SchemeVersionRow>('scheme_versions')
        .where({ ...one(scheme), revision, status: 'DRAFT' })
        .update({ name: scheme.name, content: JSON.stringify(scheme), revision: revision + 1 })
      return changed === 1
    },

    /** Freezes a draft. @returns false when it is stale or no draft. */
    async activate(key: SchemeKey, revision: number, at: number): Promise<boolean> {
      const changed = await knex<SchemeVersionRow>('scheme_versions')
        .where({ ...one(key), revision, status: 'DRAFT' })
        .update({ status: 'ACTIVE', activated_at: at })
      return changed === 1
    },

    async insertRules(rows: readonly SchemeRuleRow[]): Promise<void> {
      await insertRows(knex, 'scheme_rules', rows)
    },

    async removeDraft(key: SchemeKey): Promise<boolean> {
      const removed = await knex('scheme_versions')
        .where({ ...one(key), status: 'DRAFT' })
        .delete()
      return removed === 1
    },
  }
}

function toHead(row: Pick<SchemeVersionRow, (typeof HEAD_COLUMNS)[number]>): SchemeVersion {
  return {
    code: row.scheme_code,
    version: row.version,
    name: row.name,
    status: row.status === 'ACTIVE' ? 'ACTIVE' : 'DRAFT',
    revision: row.revision,
    createdAt: toInteger(row.created_at),
    activatedAt: row.activated_at === null ? null : toInteger(row.activated_at),
  }
}
