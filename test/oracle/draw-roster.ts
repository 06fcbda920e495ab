import type {
  Calendar,
  Office,
  Period,
  Person,
  PersonStatus,
  Posting,
  Sanction,
  Unit,
} from '../../server/engine/bundle.ts'
import { drawChance, drawInt, drawMany, drawOne, drawSome, type Draw } from './draw.ts'
import { daysBetween } from './naive-dates.ts'

export type Roster = {
  readonly period: Period
  readonly calendar: Calendar
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly postings: readonly Posting[]
  readonly offices: readonly Office[]
  readonly statuses: readonly PersonStatus[]
  readonly sanctions: readonly Sanction[]
}

const PERIODS: readonly (readonly [string, string])[] = [
  ['2026-02-01', '2026-02-28'],
  ['2026-01-01', '2026-03-31'],
  ['2026-04-01', '2026-06-30'],
  ['2025-12-01', '2026-02-28'],
  ['2026-02-10', '2026-04-20'],
  ['2026-07-01', '2026-12-31'],
  ['2026-01-31', '2026-03-31'],
]

/** Days that differ from Monday to Friday in the 2026 table, as far as the periods need them. */
const TABLE = [
  ...daysBetween('2026-02-15', '2026-02-23').map((on) => ({ on, isWorkday: false })),
  ...daysBetween('2026-04-04', '2026-04-06').map((on) => ({ on, isWorkday: false })),
  ...daysBetween('2026-10-01', '2026-10-07').map((on) => ({ on, isWorkday: false })),
  { on: '2026-02-14', isWorkday: true },
  { on: '2026-02-28', isWorkday: true },
  { on: '2026-10-10', isWorkday: true },
]

export function drawRoster(draw: Draw): Roster {
  const [startsOn, endsOn] = drawOne(draw, PERIODS)
  const days = daysBetween(startsOn, endsOn)
  const units = drawUnits(draw, days)
  const people = drawMany(draw, 1, 25, (index): Person => {
    const roleClass = drawOne(draw, ['STAFF', 'STAFF', 'STAFF', 'HEAD', 'LEADER'] as const)
    return { code: personCode(index), name: '', roleClass }
  })
  const codes = people.map((person) => person.code)
  return {
    period: { code: 'P', name: '', startsOn, endsOn },
    calendar: { completeYears: [2025, 2026], days: drawChance(draw, 60) ? TABLE : [] },
    units,
    people,
    postings: drawPostings(draw, codes, units, days),
    offices: drawOffices(draw, codes, units, days),
    statuses: codes.flatMap((code) =>
      drawMany(draw, 1, drawOne(draw, [1, 1, 1, 2]), () => drawStatus(draw, code, days)).flat(),
    ),
    sanctions: drawSome(draw, codes, 6).map((person) => {
      return {
        person,
        kind: drawOne(draw, ['WARNING', 'DEMERIT', 'NOTE']),
        decidedOn: drawOne(draw, [drawOne(draw, days), '2025-06-30', '2026-12-31']),
      }
    }),
  }
}

/** Codes whose order by bytes is not their order of making. */
function personCode(index: number): string {
  return `${['b', 'B', '赵', '\u{20000}', '\uff30'][index % 5] ?? ''}${index}`
}

function drawUnits(draw: Draw, days: readonly string[]): Unit[] {
  const tops = drawMany(draw, 1, 6, (index): Unit => {
    const kind = drawOne(draw, ['MODULE', 'MODULE', 'MODULE', 'MODULE', 'TEAM', 'SUPERVISION', 'BUREAU'] as const)
    return { code: `${['u', 'U', '甲'][index % 3] ?? ''}${index}`, name: '', kind, parents: [] }
  })
  const groups = drawMany(draw, 0, 2, (index): Unit => {
    return { code: `G${index}`, name: '', kind: 'GROUP', parents: drawParents(draw, tops, days) }
  })
  return [...tops, ...groups]
}

/** One parent all the time, or another one from some day on. */
function drawParents(draw: Draw, tops: readonly Unit[], days: readonly string[]): Unit['parents'] {
  const before = { unit: drawOne(draw, tops).code, startsOn: '2020-01-01' }
  if (drawChance(draw, 70)) return [{ ...before, endsOn: null }]
  const at = drawInt(draw, 0, days.length - 2)
  const after = { unit: drawOne(draw, tops).code, startsOn: days[at + 1] ?? '', endsOn: null }
  return [{ ...before, endsOn: days[at] ?? '' }, after]
}

type Stay = Pick<Posting, 'startsOn' | 'endsOn'>

/** Posting codes are handed out from the highest down, so that they do not follow the people's codes. */
function drawPostings(
  draw: Draw,
  people: readonly string[],
  units: readonly Unit[],
  days: readonly string[],
): Posting[] {
  let next = 100
  return people.flatMap((person) =>
    drawStays(draw, days).map((stay): Posting => {
      next -= 1
      const unit = drawOne(draw, units).code
      return { code: `S${next}`, person, unit, postBp: drawOne(draw, [10000, 13000, 11000, 10000]), ...stay }
    }),
  )
}

const STAYS = [...Array<string>(8).fill('stays'), 'leaves', 'joins', 'moves', 'moves', 'two', 'two', 'three', 'none']

function drawStays(draw: Draw, days: readonly string[]): Stay[] {
  const day = (at: number) => days[Math.min(at, days.length - 1)] ?? ''
  const at = drawInt(draw, 0, days.length - 2)
  const later = drawInt(draw, at, days.length - 1)
  const kind = drawOne(draw, STAYS)
  switch (kind) {
    case 'leaves':
      return [{ startsOn: '2020-01-01', endsOn: day(at) }]
    case 'joins':
      return [{ startsOn: day(at + 1), endsOn: null }]
    case 'moves':
      return [
        { startsOn: '2020-01-01', endsOn: day(at) },
        { startsOn: day(at + 1), endsOn: null },
      ]
    case 'two':
      return [
        { startsOn: '2020-01-01', endsOn: null },
        { startsOn: day(at), endsOn: drawOne(draw, [null, day(later)]) },
      ]
    case 'three':
      return [
        { startsOn: day(0), endsOn: day(later) },
        { startsOn: day(at), endsOn: null },
        { startsOn: day(0), endsOn: day(at) },
      ]
    case 'none':
      return drawChance(draw, 60) ? [{ startsOn: '2020-01-01', endsOn: null }] : []
    default:
      return [{ startsOn: '2020-01-01', endsOn: null }]
  }
}

function drawOffices(draw: Draw, people: readonly string[], units: readonly Unit[], days: readonly string[]): Office[] {
  return drawSome(draw, units, 70).flatMap((unit): Office[] => {
    const at = drawOne(draw, days)
    const role = drawOne(draw, ['HEAD', 'HEAD', 'LEADER_IN_CHARGE'] as const)
    const first = { unit: unit.code, person: drawOne(draw, people), role, startsOn: '2020-01-01', endsOn: null }
    if (drawChance(draw, 60)) return [first]
    const leader = { ...first, person: drawOne(draw, people), role: 'LEADER_IN_CHARGE' as const, startsOn: at }
    return [{ ...first, endsOn: at }, leader]
  })
}

/** At most one status: which of two would name the reason is not a question of money. */
function drawStatus(draw: Draw, person: string, days: readonly string[]): PersonStatus[] {
  const at = drawInt(draw, 0, days.length - 1)
  switch (drawOne(draw, [...Array<string>(16).fill('none'), 'probation', 'leave', 'leave', 'investigation'])) {
    case 'probation':
      return [
        { person, kind: 'PROBATION', startsOn: '2025-11-01', endsOn: drawOne(draw, [null, null, days[at] ?? '']) },
      ]
    case 'investigation':
      return [
        {
          person,
          kind: 'INVESTIGATION',
          startsOn: days[at] ?? '',
          endsOn: drawOne(draw, [null, null, days[drawInt(draw, at, days.length - 1)] ?? '']),
        },
      ]
    case 'leave': {
      const end = drawInt(draw, at, days.length - 1)
      return [{ person, kind: 'LEAVE', startsOn: days[at] ?? '', endsOn: drawOne(draw, [days[end] ?? '', null]) }]
    }
    default:
      return []
  }
}
