import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { PeriodRow } from '../../../db/tables.ts'

export type CreditedPoints = { readonly unit: string; readonly project: string; readonly pointsCenti: number }

export type PeriodLink = { readonly code: string; readonly name: string }

/** What the home page reads beyond the evaluation. */
export function createHomeReadModel(knex: Knex) {
  return {
    /** Project points of a period by the unit that gets the credit and by project, summed by the database. */
    async points(period: string): Promise<readonly CreditedPoints[]> {
      const rows = await knex({ f: 'points_entries' })
        .join({ b: 'batches' }, 'b.id', 'f.batch_id')
        .where({ 'f.period_code': period, 'b.state': 'APPLIED', 'f.state': 'CONFIRMED' })
        .groupBy('f.unit_code', 'f.project_code')
        .orderBy(['f.unit_code', 'f.project_code'])
        .select<{ unit: string; project: string }[]>({ unit: 'f.unit_code', project: 'f.project_code' })
        .sum({ total: 'f.points_centi' })
      // knex does not add the sum to the row type.
      return (rows as { unit: string; project: string; total: number | string }[]).map((row) => ({
        unit: row.unit,
        project: row.project,
        pointsCenti: toInteger(row.total),
      }))
    },

    /** The period and those before it, oldest first, at most `most`. */
    async chain(period: string, most: number): Promise<readonly PeriodLink[]> {
      const links: PeriodLink[] = []
      for (let next: string | null = period; next !== null && links.length < most;) {
        const row: Pick<PeriodRow, 'code' | 'name' | 'former_period_code'> | undefined = await knex<PeriodRow>(
          'periods',
        )
          .select('code', 'name', 'former_period_code')
          .where({ code: next })
          .first()
        if (row === undefined || links.some((link) => link.code === row.code)) break
        links.unshift({ code: row.code, name: row.name })
        next = row.former_period_code
      }
      return links
    },
  }
}
