import type { Knex } from 'knex'
import { isUniqueViolation } from '../../../db/dialect.ts'
import type { PlanRow } from '../../../db/tables.ts'
import type { PlanContent } from '../../contract/plans.contract.ts'

/** A distribution plan (scenario) of a period as HR edits it. */
export type StoredPlan = {
  readonly period: string
  readonly code: string
  readonly name: string
  readonly revision: number
  readonly updatedAt: number
  readonly content: PlanContent
}

export function createPlansRepository(knex: Knex) {
  return {
    async list(period: string): Promise<readonly StoredPlan[]> {
      const rows = await knex<PlanRow>('plans').select('*').where({ period_code: period }).orderBy('code')
      return rows.map(toPlan)
    },

    async find(period: string, code: string): Promise<StoredPlan | null> {
      const row = await knex<PlanRow>('plans').where({ period_code: period, code }).first()
      return row === undefined ? null : toPlan(row)
    },

    /** @returns false when the code is taken. */
    async insert(plan: StoredPlan): Promise<boolean> {
      try {
        await knex<PlanRow>('plans').insert(toRow(plan))
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },

    /** Compare and set on the revision that was read. @returns false when it is stale. */
    async replace(plan: StoredPlan): Promise<boolean> {
      const { period_code, code, ...changes } = toRow(plan)
      const changed = await knex<PlanRow>('plans')
        .where({ period_code, code, revision: plan.revision - 1 })
        .update(changes)
      return changed === 1
    },

    async remove(period: string, code: string): Promise<boolean> {
      return (await knex<PlanRow>('plans').where({ period_code: period, code }).delete()) === 1
    },
  }
}

function toPlan(row: PlanRow): StoredPlan {
  return {
    period: row.period_code,
    code: row.code,
    name: row.name,
    revision: row.revision,
    updatedAt: Number(row.updated_at),
    content: JSON.parse(row.content) as PlanContent, // written by toRow from parsed content
  }
}

function toRow(plan: StoredPlan): PlanRow {
  return {
    period_code: plan.period,
    code: plan.code,
    name: plan.name,
    content: JSON.stringify(plan.content),
    revision: plan.revision,
    updated_at: plan.updatedAt,
  }
}
