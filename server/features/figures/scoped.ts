import type { PersonResult, UnitResult } from '../../engine/index.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Scope } from '../../platform/scope.ts'

/** Whether a unit's figures may be shown within a scope. */
export function seesUnit(scope: Scope, unit: string): boolean {
  if (scope.kind === 'bureau') return true
  return scope.kind === 'units' && scope.units.includes(unit)
}

/** Whether a person's figures may be shown within a scope: by the home unit of the period, or because they are the own. */
export function seesPerson(scope: Scope, person: Pick<PersonResult, 'code' | 'unit'>): boolean {
  if (scope.kind === 'bureau') return true
  if (scope.kind === 'nothing') return false
  if (scope.person === person.code) return true
  return scope.kind === 'units' && scope.units.includes(person.unit)
}

/** Units that mean something on a board: those with a card, a place, or people. */
export function isOnBoard(unit: UnitResult): boolean {
  return unit.card !== null || unit.group !== '' || unit.headCount > 0
}

/** @throws Forbidden for callers who may see nothing of others. */
export function requireBoardScope(scope: Scope): void {
  if (scope.kind === 'self' || scope.kind === 'nothing') throw new Forbidden()
}
