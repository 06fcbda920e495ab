import type { Decision } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import type { PersonGradePolicy } from '../scheme.ts'
import { LEADERS, type ExcellentLists } from './excellent-lists.ts'
import { fillPlaces, type Filling } from './fill-places.ts'
import type { UnitGradeCode } from './grade-codes.ts'
import { movePlaces } from './move-places.ts'
import { explainQuota, quotaOf, sharePlaces, type UnitPlaces } from './unit-places.ts'

export type PlacesContext = {
  readonly lists: ExcellentLists
  readonly policy: PersonGradePolicy
  /** By unit, with any veto ignored. */
  readonly unitGrades: ReadonlyMap<string, UnitGradeCode | null>
  /** Units whose quota a veto takes. */
  readonly vetoed: ReadonlySet<string>
  readonly decisions: readonly Decision[]
}

/** n and Q of RULES §10.4 over the units' lists, and the places of every list, the leaders' with it. */
export type ExcellentPlaces = {
  readonly participants: number
  readonly quota: number
  readonly lists: readonly UnitPlaces[]
}

/** Shares the quota out to units, lets the committee move what a first filling leaves, and adds the leaders' own quota. */
export function excellentPlaces(context: PlacesContext): ExcellentPlaces {
  const { lists, policy, unitGrades, vetoed } = context
  const codes = [...lists.heads.keys()].filter((code) => code !== LEADERS).sort(compareCodes)
  const units = codes.map((code) => ({
    code,
    heads: lists.heads.get(code) ?? 0,
    grade: unitGrades.get(code) ?? null,
    hasNoQuota: vetoed.has(code),
  }))
  const participants = units.reduce((sum, { heads }) => sum + heads, 0)
  const shared = sharePlaces(participants, units, policy)
  const moves = context.decisions.flatMap((decision) => (decision.kind === 'MOVE_PLACES' ? [decision] : []))
  const unused = new Map([...fillLists(shared, lists)].map(([code, filling]) => [code, filling.unused]))
  const moved = movePlaces(shared, moves, unused, vetoed)
  return {
    participants,
    quota: quotaOf(participants, policy.quotaBp),
    lists: lists.heads.has(LEADERS) ? [...moved, leadersPlaces(lists, policy)] : moved,
  }
}

/** Every list filled by rank, by its code. */
export function fillLists(places: readonly UnitPlaces[], lists: ExcellentLists): ReadonlyMap<string, Filling> {
  return new Map(places.map(({ code, places }) => [code, fillPlaces(lists.contenders.get(code) ?? [], places)]))
}

function leadersPlaces(lists: ExcellentLists, policy: PersonGradePolicy): UnitPlaces {
  const heads = lists.heads.get(LEADERS) ?? 0
  const places = quotaOf(heads, policy.quotaBp)
  return { code: LEADERS, heads, places, why: () => explainQuota('', heads, policy.quotaBp) }
}
