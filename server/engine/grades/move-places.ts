import type { Decision } from '../bundle.ts'
import { named, type Derivation } from '../derivation.ts'
import { Refusal } from '../refusal.ts'
import type { UnitPlaces } from './unit-places.ts'

export type MovePlaces = Extract<Decision, { kind: 'MOVE_PLACES' }>

/**
 * Places after the committee moved unused ones (RULES §10.5). All moves are judged against the places unused before any
 * of them, so their order cannot matter.
 * @param unused places by unit that the first filling left over.
 * @param vetoed units whose quota a veto took: they may get none.
 * @throws Refusal `decision.unitUnknown`, `decision.placesRange`, `decision.placesNotUnused`, `decision.placesOverHeads`, `decision.placesVetoed`.
 */
export function movePlaces(
  units: readonly UnitPlaces[],
  moves: readonly MovePlaces[],
  unused: ReadonlyMap<string, number>,
  vetoed: ReadonlySet<string>,
): readonly UnitPlaces[] {
  if (moves.length === 0) return units
  const known = new Set(units.map(({ code }) => code))
  for (const move of moves) refuseStray(move, known, vetoed)
  return units.map((unit) => {
    const out = sum(moves.filter(({ from }) => from === unit.code))
    const into = sum(moves.filter(({ to }) => to === unit.code))
    if (out > (unused.get(unit.code) ?? 0)) {
      throw new Refusal('decision.placesNotUnused', { unit: unit.code, unused: unused.get(unit.code) ?? 0, moved: out })
    }
    const places = unit.places - out + into
    if (places > unit.heads)
      throw new Refusal('decision.placesOverHeads', { unit: unit.code, heads: unit.heads, places })
    return out + into === 0 ? unit : { ...unit, places, why: () => explain(unit, out, into) }
  })
}

function refuseStray(move: MovePlaces, known: ReadonlySet<string>, vetoed: ReadonlySet<string>): void {
  const stray = [move.from, move.to].find((unit) => !known.has(unit))
  if (stray !== undefined) throw new Refusal('decision.unitUnknown', { decision: move.code, unit: stray })
  if (vetoed.has(move.to)) throw new Refusal('decision.placesVetoed', { decision: move.code, unit: move.to })
  if (!Number.isSafeInteger(move.places) || move.places < 1) {
    throw new Refusal('decision.placesRange', { decision: move.code, places: move.places })
  }
}

function sum(moves: readonly MovePlaces[]): number {
  return moves.reduce((total, { places }) => total + places, 0)
}

function explain(unit: UnitPlaces, movedOut: number, movedIn: number): Derivation {
  return {
    name: '',
    rule: 'quota.moved',
    operation: 'places - movedOut + movedIn',
    inputs: { places: unit.places, movedOut, movedIn },
    result: unit.places - movedOut + movedIn,
    unit: 'count',
    notes: { unit: unit.code },
    parts: [named('places', unit.why())],
  }
}
