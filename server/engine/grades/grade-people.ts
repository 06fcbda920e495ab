import type { Bundle, Decision } from '../bundle.ts'
import { byCode } from '../compare-codes.ts'
import type { VetoMarks } from '../veto/veto-marks.ts'
import { committeePicks } from './committee-picks.ts'
import { excellentLists, LEADERS, type PersonForGrade } from './excellent-lists.ts'
import { excellentPlaces, fillLists } from './excellent-places.ts'
import type { Filling } from './fill-places.ts'
import { gradeCaps } from './grade-caps.ts'
import type { UnitGradeCode } from './grade-codes.ts'
import { noGradeReasons } from './no-grade.ts'
import { gradePerson, type GradeFacts, type PersonGrade, type PlaceFacts } from './person-grade.ts'
import type { UnitPlaces } from './unit-places.ts'

/** Places of one list and what became of them. */
export type FilledPlaces = UnitPlaces & { readonly taken: number; readonly unused: number }

export type PeopleGrades = {
  readonly people: ReadonlyMap<string, PersonGrade>
  /** n and Q of RULES §10.4, without the leaders where they are apart. */
  readonly participants: number
  readonly quota: number
  /** By home unit, for units with participants. */
  readonly units: ReadonlyMap<string, FilledPlaces>
  /** The leaders' own list; null where they are not apart or there are none. */
  readonly leaders: FilledPlaces | null
}

export type GradingBundle = Pick<Bundle, 'period' | 'scheme' | 'statuses' | 'sanctions' | 'decisions'>

/**
 * Grades of everybody (RULES §10.1–10.6). Those in a tie that crosses the last place are 称职 and marked until the
 * committee has decided: such a run is provisional.
 * @param unitGrades by unit, with any veto ignored (see gradeUnits): what quotas are weighted with.
 * @throws Refusal `decision.*` for a committee decision that the figures do not allow.
 */
export function gradePeople(
  bundle: GradingBundle,
  people: readonly PersonForGrade[],
  unitGrades: ReadonlyMap<string, UnitGradeCode | null>,
  marks: VetoMarks,
): PeopleGrades {
  const policy = bundle.scheme.policy.personGrades
  const facts = personFacts(bundle, people, marks)
  const lists = excellentLists(people, facts, policy)
  const vetoed = new Set([...marks.units].flatMap(([code, mark]) => (mark.noExcellentQuota ? [code] : [])))
  const places = excellentPlaces({ lists, policy, unitGrades, vetoed, decisions: bundle.decisions })
  const fillings = fillLists(places.lists, lists)
  const picks = committeePicks(excellentDecisions(bundle.decisions), lists.listOf, fillings)
  const filled = new Map(places.lists.map((list) => [list.code, withTaken(list, fillings, picks.byList)]))

  const placeOf = (person: string): PlaceFacts => {
    const list = lists.listOf.get(person)
    if (list === undefined) return NO_PLACE
    return {
      standing: fillings.get(list)?.standings.get(person) ?? null,
      pick: picks.byPerson.get(person) ?? null,
      hasCommitteeMet: picks.byList.has(list),
      places: filled.get(list) ?? null,
    }
  }
  return {
    people: new Map(facts.map((one) => [one.person, gradePerson(one, placeOf(one.person))])),
    participants: places.participants,
    quota: places.quota,
    units: new Map([...filled].filter(([code]) => code !== LEADERS)),
    leaders: filled.get(LEADERS) ?? null,
  }
}

/** Somebody who is in no list. */
const NO_PLACE: PlaceFacts = { standing: null, pick: null, hasCommitteeMet: false, places: null }

/** In the order of `people`. */
function personFacts(
  bundle: GradingBundle,
  people: readonly PersonForGrade[],
  marks: VetoMarks,
): readonly GradeFacts[] {
  const policy = bundle.scheme.policy.personGrades
  const noGrade = noGradeReasons(bundle)
  const caps = gradeCaps(bundle, marks.people)
  return people.map(({ code, compositeCenti }) => ({
    person: code,
    compositeCenti,
    noGrade: noGrade.get(code) ?? null,
    cap: caps.get(code) ?? null,
    policy,
  }))
}

function excellentDecisions(decisions: readonly Decision[]) {
  return decisions.flatMap((decision) => (decision.kind === 'EXCELLENT' ? [decision] : [])).sort(byCode)
}

function withTaken(
  list: UnitPlaces,
  fillings: ReadonlyMap<string, Filling>,
  picked: ReadonlyMap<string, number>,
): FilledPlaces {
  const taken = (fillings.get(list.code)?.taken ?? 0) + (picked.get(list.code) ?? 0)
  return { ...list, taken, unused: list.places - taken }
}
