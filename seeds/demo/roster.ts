import type { Office, Person, PersonStatus, Posting, Sanction } from '../../server/engine/bundle.ts'
import { BUREAU, FOUNDED_ON, MODULES, SUPERVISION } from './bureau.ts'
import { drawChance, drawOne } from './draw.ts'
import { drawNames } from './names.ts'
import {
  HEADS_SWAPPED,
  JOINED,
  LEADERS,
  LEFT,
  MOVES,
  SANCTIONS,
  SECOND_POSTS,
  STATUSES,
  type Place,
} from './roster-changes.ts'

export type DemoRoster = {
  readonly people: readonly Person[]
  readonly postings: readonly Posting[]
  readonly offices: readonly Office[]
  readonly statuses: readonly PersonStatus[]
  readonly sanctions: readonly Sanction[]
}

/** Where somebody starts. `nth` counts from 1 inside the unit. */
type Seat = Person & { readonly unit: string; readonly nth: number; readonly postBp: number; readonly startsOn: string }

const STARTS = ['2019-03-01', '2020-07-01', '2021-09-01', '2023-04-01', '2024-07-01', '2025-08-01']
const HEAD_BP = 13000
const GROUP_LEADER_BP = 11000
const SENIOR_BP = 10500
const STAFF_BP = 10000

const SEATS: readonly Seat[] = takeSeats()
const BY_PLACE = new Map(SEATS.map((seat) => [`${seat.unit} ${seat.nth}`, seat]))

/** Code of the n-th person who started in a unit; leaders sit in the bureau itself, heads in their module. */
export function personAt([unit, nth]: Place): string {
  const seat = BY_PLACE.get(`${unit} ${nth}`)
  if (seat === undefined) throw new RangeError(`nobody started as number ${nth} of ${unit}`)
  return seat.code
}

/** Everybody who was in the bureau at any time of 2026, with posts, offices, leave and sanctions. */
export function demoRoster(): DemoRoster {
  return {
    people: SEATS.map(({ code, name, roleClass }) => ({ code, name, roleClass })),
    postings: SEATS.flatMap(postingsOf),
    offices: [...headOffices(), ...leaderOffices()],
    statuses: STATUSES.map(({ who, ...status }) => ({ person: personAt(who), ...status })),
    sanctions: SANCTIONS.map(({ who, ...sanction }) => ({ person: personAt(who), ...sanction })),
  }
}

function takeSeats(): readonly Seat[] {
  const places = [
    ...LEADERS.map(({ postBp }, i) => ({ unit: BUREAU.code, nth: i + 1, roleClass: 'LEADER' as const, postBp })),
    ...MODULES.flatMap(({ code, groups }) => [
      headPlace(code),
      ...groups.flatMap(([group, , size]) => staffPlaces(group, size)),
    ]),
    headPlace(SUPERVISION.code),
    ...staffPlaces(SUPERVISION.code, SUPERVISION.people).map((place) => ({ ...place, nth: place.nth + 1 })),
  ]
  const names = drawNames(places.length)
  return places.map((place, i) => {
    const code = `P${String(i + 1).padStart(4, '0')}`
    return { ...place, code, name: names[i] ?? code, startsOn: drawOne(STARTS, code, 'start') }
  })
}

function headPlace(unit: string) {
  return { unit, nth: 1, roleClass: 'HEAD' as const, postBp: HEAD_BP }
}

function staffPlaces(unit: string, size: number) {
  return Array.from({ length: size }, (_, i) => {
    const other = drawChance(25, unit, i, 'senior') ? SENIOR_BP : STAFF_BP
    return { unit, nth: i + 1, roleClass: 'STAFF' as const, postBp: i === 0 ? GROUP_LEADER_BP : other }
  })
}

function postingsOf(seat: Seat): readonly Posting[] {
  const isSeat = ({ who: [unit, nth] }: { readonly who: Place }): boolean => unit === seat.unit && nth === seat.nth
  const { code: person, unit, postBp } = seat
  const startsOn = JOINED.find(isSeat)?.on ?? seat.startsOn
  const first = posting({ person, unit, postBp, startsOn, endsOn: null })
  const move = MOVES.find(isSeat)
  if (move) {
    return [{ ...first, endsOn: dayBefore(move.on) }, posting({ ...first, unit: move.to, startsOn: move.on })]
  }
  const second = SECOND_POSTS.find(isSeat)
  if (second) {
    return [first, posting({ ...first, unit: second.unit, postBp: second.postBp, startsOn: second.from })]
  }
  if (seat.roleClass === 'HEAD') return headPostings(first)
  return [{ ...first, endsOn: LEFT.find(isSeat)?.on ?? null }]
}

/** Person, unit and start name a posting, as they do where it is stated. */
function posting(held: Omit<Posting, 'code'>): Posting {
  return { ...held, code: `${held.person}/${held.unit}/${held.startsOn}` }
}

/** A head sits in the module itself; two of them changed places. */
function headPostings(first: Posting): readonly Posting[] {
  const { units, on, dayBefore: lastDay } = HEADS_SWAPPED
  const to = units.find((unit) => unit !== first.unit)
  if (to === undefined || !units.some((unit) => unit === first.unit)) return [first]
  return [{ ...first, endsOn: lastDay }, posting({ ...first, unit: to, startsOn: on })]
}

function headOffices(): readonly Office[] {
  return SEATS.filter(({ roleClass }) => roleClass === 'HEAD')
    .flatMap((seat) => postingsOf(seat))
    .map(({ unit, person, startsOn, endsOn }) => ({ unit, person, role: 'HEAD', startsOn, endsOn }))
}

function leaderOffices(): readonly Office[] {
  return LEADERS.flatMap(({ inCharge }, i) =>
    inCharge.map((unit): Office => {
      const person = personAt([BUREAU.code, i + 1])
      return { unit, person, role: 'LEADER_IN_CHARGE', startsOn: FOUNDED_ON, endsOn: null }
    }),
  )
}

function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}
