import type { Scope } from '../../platform/scope.ts'
import type { StoredVetoEvent, StoredVetoReading } from './vetoes.repository.ts'

/** Readings of the units in scope. */
export function readingsInScope(rows: readonly StoredVetoReading[], scope: Scope): readonly StoredVetoReading[] {
  if (scope.kind === 'bureau') return rows
  return scope.kind === 'units' ? rows.filter((row) => scope.units.includes(row.unit_code)) : []
}

/** Events of the units in scope. Events of a person are for the bureau's eyes only. */
export function eventsInScope(rows: readonly StoredVetoEvent[], scope: Scope): readonly StoredVetoEvent[] {
  if (scope.kind === 'bureau') return rows
  return scope.kind === 'units' ? rows.filter((row) => row.level === 'UNIT' && scope.units.includes(row.unit_code)) : []
}
