import type { Knex } from 'knex'
import type { Scope } from './scope.ts'

/** The dates over which a posting makes somebody one of a unit's people. */
export type Span = { readonly startsOn: string; readonly endsOn: string }

/**
 * Narrows a query over facts with `level` and `subject_code` to the subjects of a scope: units with their descendants, and
 * the people posted to them at any time in the span; a person always sees the own facts.
 */
export function whereVisible(query: Knex.QueryBuilder, alias: string, scope: Scope, span: Span): void {
  const [level, subject] = [`${alias}.level`, `${alias}.subject_code`]
  switch (scope.kind) {
    case 'bureau':
      return
    case 'nothing':
      query.whereRaw('1 = 0')
      return
    case 'self':
      query.where({ [level]: 'person', [subject]: scope.person })
      return
    case 'units':
      query.andWhere((any) => {
        any
          .where((units) => units.where(level, 'unit').whereIn(subject, scope.units))
          .orWhere((people) =>
            people.where(level, 'person').andWhere((who) => wherePersonVisible(who, subject, scope, span)),
          )
      })
  }
}

/** The same for a query with only a person's code. */
export function wherePersonVisible(query: Knex.QueryBuilder, column: string, scope: Scope, span: Span): void {
  switch (scope.kind) {
    case 'bureau':
      return
    case 'nothing':
      query.whereRaw('1 = 0')
      return
    case 'self':
      query.where(column, scope.person)
      return
    case 'units':
      query.andWhere((any) => {
        any.whereIn(column, (postings: Knex.QueryBuilder) => {
          postings.select('person_code').from('postings').whereIn('unit_code', scope.units)
          postings.where('starts_on', '<=', span.endsOn)
          postings.andWhere((end) => end.whereNull('ends_on').orWhere('ends_on', '>=', span.startsOn))
        })
        if (scope.person !== null) any.orWhere(column, scope.person)
      })
  }
}

/** The same for a query with a unit's code; somebody who sees only the own facts sees no unit's. */
export function whereUnitVisible(query: Knex.QueryBuilder, column: string, scope: Scope): void {
  if (scope.kind === 'bureau') return
  if (scope.kind === 'units') query.whereIn(column, scope.units)
  else query.whereRaw('1 = 0')
}
