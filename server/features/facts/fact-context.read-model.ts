import type { Knex } from 'knex'
import { createBundlesService } from '../bundles/bundles.service.ts'
import { createFactContext, type FactContext, type Membership } from './fact-context.ts'
import { readKnown } from './known.read-model.ts'

type Span = { readonly startsOn: string; readonly endsOn: string }

/** What facts of a period are checked against, as the connection sees it. @throws NotFound for an unknown period. */
export async function readFactContext(knex: Knex, period: string, today: string): Promise<FactContext> {
  const frame = await createBundlesService(knex).readFrame(period)
  return createFactContext({
    period: frame.period,
    scheme: frame.scheme,
    known: await readKnown(knex),
    today,
    memberships: await readMemberships(knex, frame.period),
  })
}

/** Postings and offices that touch the period. */
export async function readMemberships(knex: Knex, period: Span): Promise<readonly Membership[]> {
  const rows = [...(await touching(knex, 'postings', period)), ...(await touching(knex, 'offices', period))]
  return rows.map((row) => ({ person: row.person_code, startsOn: row.starts_on, endsOn: row.ends_on }))
}

type Dated = { person_code: string; starts_on: string; ends_on: string | null }

async function touching(knex: Knex, table: string, { startsOn, endsOn }: Span): Promise<readonly Dated[]> {
  return knex(table)
    .select<Dated[]>('person_code', 'starts_on', 'ends_on')
    .where('starts_on', '<=', endsOn)
    .andWhere((either) => either.whereNull('ends_on').orWhere('ends_on', '>=', startsOn))
}
