import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { ReadinessAnswer } from '../../contract/settlements.contract.ts'
import { cardFor, type UnitResult } from '../../engine/index.ts'
import type { Evaluation, EvaluationService } from '../standings/evaluation.service.ts'
import { isOnBoard } from '../figures/scoped.ts'
import { toMissingFact } from '../figures/to-standings.ts'

export type ReadinessDeps = { readonly knex: Knex; readonly evaluations: EvaluationService }

export type ReadinessService = ReturnType<typeof createReadinessService>

/** So many rows are listed of each kind; the totals count all. */
const LISTED = 500

/** What stands between the facts of a period and its settlement, for HR to work off. */
export function createReadinessService({ knex, evaluations }: ReadinessDeps) {
  return {
    async read(period: string): Promise<ReadinessAnswer> {
      const evaluation = await evaluations.evaluate(period)
      const { pending, names, people, version } = evaluation
      const isStale = version.kind === 'live' && version.isStale
      return {
        isReady: pending.length === 0 && people.length > 0 && !isStale,
        pending: pending.slice(0, LISTED).map((missing) => toMissingFact(missing, names)),
        pendingTotal: pending.length,
        withoutGoals: withoutGoals(evaluation).slice(0, LISTED),
        withoutMonths: people
          .filter((person) => person.countedMonths === 0)
          .slice(0, LISTED)
          .map(({ code }) => ({ code, name: names.person(code) })),
        isStale,
        counts: await countFacts(knex, evaluation),
      }
    },
  }
}

/** Nobody set goals for them: no card of the scheme applies. */
function withoutGoals({ frame, units, people, names }: Evaluation): ReadinessAnswer['withoutGoals'] {
  const { scheme } = frame
  const hasUnitCard = (unit: UnitResult) => cardFor(scheme, { level: 'unit', kind: unit.kind }) !== null
  return [
    ...units
      .filter((unit) => isOnBoard(unit) && !hasUnitCard(unit))
      .map(({ code }) => ({ level: 'unit' as const, code, name: names.unit(code) })),
    ...people
      .filter(({ roleClass }) => cardFor(scheme, { level: 'person', roleClass }) === null)
      .map(({ code }) => ({ level: 'person' as const, code, name: names.person(code) })),
  ]
}

async function countFacts(knex: Knex, { frame, units, people }: Evaluation): Promise<ReadinessAnswer['counts']> {
  const { code, startsOn, endsOn } = frame.period
  const facts = async (table: string): Promise<number> =>
    count(
      knex({ f: table })
        .join({ b: 'batches' }, 'b.id', 'f.batch_id')
        .where({ 'f.period_code': code, 'b.state': 'APPLIED' }),
    )
  const postings = knex('postings')
    .where('starts_on', '<=', endsOn)
    .andWhere((open) => open.whereNull('ends_on').orWhere('ends_on', '>=', startsOn))
  return {
    units: units.filter(isOnBoard).length,
    people: people.length,
    postings: await count(postings),
    entries: await facts('entries'),
    values: await facts('item_values'),
    points: await facts('points_entries'),
  }
}

async function count(query: Knex.QueryBuilder): Promise<number> {
  const rows = (await query.count({ total: '*' })) as { total: number | string }[] // what count() answers
  return toInteger(rows[0]?.total ?? 0)
}
