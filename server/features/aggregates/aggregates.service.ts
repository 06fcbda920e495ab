import type { Knex } from 'knex'
import type { Aggregate, AggregateDimension, AggregateQuery, AggregateRow } from '../../contract/aggregate.contract.ts'
import { compareCodes, type Scheme, type SubjectLevel } from '../../engine/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Scope, Scopes } from '../../platform/scope.ts'
import { createBundlesService } from '../bundles/bundles.service.ts'
import { readKnown, type Known } from '../facts/known.read-model.ts'
import { schemeLabels } from '../facts/scheme-labels.ts'
import { readDimensions } from './dimensions.ts'
import { sumEntries } from './entry-sums.read-model.ts'
import { foldEntries } from './fold-entries.ts'
import type { Narrowing } from './narrowing.ts'
import { sumPoints, sumVetoes } from './other-sums.read-model.ts'

export type UnitParent = { readonly unit: string; readonly parent: string }

export type AggregatesDeps = {
  readonly knex: Knex
  readonly clock: Clock
  readonly scopes: Scopes
  /** The units and everything below them. */
  readonly withDescendants: (units: readonly string[], parents: readonly UnitParent[]) => readonly string[]
}

export type AggregatesService = ReturnType<typeof createAggregatesService>

/** Sums of the ledgers, grouped by the database: what the grid of the boards is drawn from. */
export function createAggregatesService(deps: AggregatesDeps) {
  const { knex, scopes } = deps

  /** The unit and those below it today. @throws NotFound for a unit that is not there or not the caller's. */
  async function below(unit: string | undefined, scope: Scope, known: Known): Promise<Scope> {
    if (unit === undefined) return { kind: 'bureau' }
    const isSeen = scope.kind === 'bureau' || (scope.kind === 'units' && scope.units.includes(unit))
    if (!isSeen || !known.units.has(unit)) throw new NotFound()
    const today = deps.clock.today()
    const parents = await knex('unit_parents')
      .select<UnitParent[]>({ unit: 'unit_code', parent: 'parent_code' })
      .where('starts_on', '<=', today)
      .andWhere((ends) => ends.whereNull('ends_on').orWhere('ends_on', '>=', today))
    return { kind: 'units', units: deps.withDescendants([unit], parents), person: null }
  }

  return {
    /** @throws NotFound for an unknown period or unit, Invalid for dimensions of several ledgers. */
    async read(actor: Actor, period: string, { level, by, unit }: AggregateQuery): Promise<Aggregate> {
      const frame = await createBundlesService(knex).readFrame(period)
      const asked = readDimensions(by)
      const known = await readKnown(knex)
      const scope = await scopes.of(actor)
      const narrowing = { period: frame.period, scope, within: await below(unit, scope, known) }
      const rows = await sum(knex, narrowing, frame.scheme, level, asked)
      const nameOf = namer(known, frame.scheme, level)
      return {
        period,
        revision: frame.revision,
        level,
        by: [...asked.dimensions],
        rows: rows
          .map((row) => ({ ...row, names: row.keys.map((key, place) => nameOf(asked.dimensions[place], key)) }))
          .sort((a, b) => compareKeys(a.keys, b.keys)),
      }
    },
  }
}

type Unnamed = Omit<AggregateRow, 'names'>

async function sum(
  knex: Knex,
  narrowing: Narrowing,
  scheme: Scheme,
  level: SubjectLevel,
  { ledger, dimensions }: ReturnType<typeof readDimensions>,
): Promise<readonly Unnamed[]> {
  if (ledger === 'entries') {
    const grouping = { level, bySubject: dimensions.includes('subject'), bySource: dimensions.includes('source') }
    const sums = await sumEntries(knex, narrowing, grouping)
    return foldEntries(sums, scheme, level, dimensions).map((row) => ({ ...row, keys: [...row.keys] }))
  }
  const read = ledger === 'points' ? sumPoints : sumVetoes
  const sums = await read(knex, narrowing, level, dimensions)
  return sums.map(({ keys, facts, centi }) => ({ keys: [...keys], facts, count: facts, centi }))
}

function namer(known: Known, scheme: Scheme, level: SubjectLevel) {
  const { items, rules, categories } = schemeLabels(scheme)
  const names: Partial<Record<AggregateDimension, ReadonlyMap<string, { readonly name: string }>>> = {
    ...{ subject: level === 'unit' ? known.units : known.people, project: known.projects },
    ...{ category: categories, item: items, rule: rules },
  }
  return (dimension: AggregateDimension | undefined, code: string): string =>
    (dimension === undefined ? undefined : names[dimension]?.get(code)?.name) ?? code
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (const [place, key] of a.entries()) {
    const order = compareCodes(key, b[place] ?? '')
    if (order !== 0) return order
  }
  return 0
}
