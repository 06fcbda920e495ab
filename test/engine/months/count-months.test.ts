import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseCalendar } from '../../../seeds/reference/calendar-days.ts'
import type { Posting } from '../../../server/engine/bundle.ts'
import { toDate, toDay } from '../../../server/engine/calendar/day-number.ts'
import { countMonths, type CountedMonths, type MonthFacts } from '../../../server/engine/months/count-months.ts'
import { homeUnit } from '../../../server/engine/months/home-unit.ts'
import { periodMonths } from '../../../server/engine/months/period-months.ts'
import { aBundle, aPeriod, aPerson, aPolicy, aPosting, aScheme, aUnit } from '../../support/builders.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

const calendar = chineseCalendar()
const units = [
  aUnit({ code: 'A' }),
  aUnit({ code: 'B' }),
  aUnit({ code: 'S', kind: 'SUPERVISION' }),
  aUnit({ code: 'SQ', kind: 'SQUAD' }),
  aUnit({ code: 'EX', kind: 'EXTERNAL' }),
  aUnit({
    code: 'G',
    kind: 'GROUP',
    parents: [
      { unit: 'A', startsOn: '2020-01-01', endsOn: '2026-06-30' },
      { unit: 'B', startsOn: '2026-07-01', endsOn: null },
    ],
  }),
]

function count(postings: readonly Partial<Posting>[], over: Partial<MonthFacts> = {}): CountedMonths {
  const facts = aBundle({
    calendar,
    units,
    people: [aPerson()],
    postings: postings.map((posting, i) => aPosting({ code: `S${i + 1}`, unit: 'A', ...posting })),
  })
  const counted = countMonths({ ...facts, ...over }).get('P1')
  if (counted === undefined) throw new Error('P1 is missing')
  expect(derivationProblems(counted.why())).toEqual([])
  return counted
}

const withLeaveLimit = (days: number): Partial<MonthFacts> => ({
  scheme: aScheme({ policy: aPolicy({ months: { leaveDaysThatDropAMonth: days } }) }),
})

describe('countMonths: RULES §12.1', () => {
  test('does not count February 2026 for somebody who joined on the 14th: 6 of 16 workdays', () => {
    const counted = count([{ startsOn: '2026-02-14' }])
    expect(counted.months).toBe(10)
    const february = counted.why().parts.find((part) => part.notes.month === '2026-02')
    expect(february?.inputs).toEqual({ roster: 6, workdays: 16 })
    expect(february?.result).toBe(0)
  })

  test('counts a month from exactly half of its workdays on', () => {
    expect(count([{ startsOn: '2026-02-12' }]).months).toBe(11)
    expect(count([{ startsOn: '2026-02-13' }]).months).toBe(10)
  })

  test('gives leavers of 31 March three months of a half year', () => {
    const period = aPeriod({ startsOn: '2026-01-01', endsOn: '2026-06-30' })
    expect(count([{ startsOn: '2026-01-01', endsOn: '2026-03-31' }], { period }).months).toBe(3)
    expect(count([{ startsOn: '2026-01-01', endsOn: '2026-06-30' }], { period }).months).toBe(6)
  })

  test('counts a month for the unit with most roster workdays, days of both units making up the half', () => {
    const counted = count([
      { unit: 'A', endsOn: '2026-05-18' },
      { unit: 'B', startsOn: '2026-05-19', endsOn: '2026-05-31' },
    ])
    expect(counted.byUnit).toEqual(new Map([['A', 5]]))
    const few = count([
      { unit: 'A', startsOn: '2026-05-06', endsOn: '2026-05-11' },
      { unit: 'B', startsOn: '2026-05-25', endsOn: '2026-05-29' },
    ])
    expect(few.byUnit).toEqual(new Map([['A', 1]]))
  })

  test('breaks a tie of workdays by the earlier start, then by code', () => {
    const period = aPeriod({ startsOn: '2026-07-01', endsOn: '2026-07-31' })
    const first = { unit: 'B', startsOn: '2026-07-01', endsOn: '2026-07-14' }
    const second = { unit: 'A', startsOn: '2026-07-15', endsOn: '2026-07-28' }
    expect(count([second, first], { period }).home).toBe('B')
    expect(
      count(
        [
          { ...first, postBp: 13000 },
          { ...second, startsOn: '2026-07-01' },
        ],
        { period },
      ).home,
    ).toBe('A')
  })

  test('counts the first posting by code when two posts at once are alike', () => {
    const period = aPeriod({ startsOn: '2026-06-01', endsOn: '2026-06-30' })
    const sameStart = [
      { unit: 'B', startsOn: '2026-06-01', endsOn: '2026-06-30', postBp: 10000 },
      { unit: 'A', startsOn: '2026-06-01', endsOn: '2026-06-30', postBp: 10000 },
    ]
    expect(count(sameStart, { period }).home).toBe('B')
    expect(count([...sameStart].reverse(), { period }).home).toBe('A')
  })

  test('takes the post coefficient held on most of the unit’s workdays', () => {
    const promoted = count([
      { endsOn: '2026-05-15', postBp: 10000 },
      { startsOn: '2026-05-16', postBp: 12000 },
    ])
    expect(promoted.segments).toEqual([
      { posting: 'S1', unit: 'A', postBp: 10000, months: 4 },
      { posting: 'S2', unit: 'A', postBp: 12000, months: 8 },
    ])
  })

  test('adds up the days of postings with the same coefficient before comparing coefficients', () => {
    const period = aPeriod({ startsOn: '2026-06-01', endsOn: '2026-06-30' })
    const counted = count(
      [
        { startsOn: '2026-06-01', endsOn: '2026-06-05', postBp: 12000 },
        { startsOn: '2026-06-08', endsOn: '2026-06-16', postBp: 10000 },
        { startsOn: '2026-06-22', endsOn: '2026-06-24', postBp: 12000 },
      ],
      { period },
    )
    expect(counted.segments).toEqual([{ posting: 'S1', unit: 'A', postBp: 12000, months: 1 }])
  })

  test('drops a month with ten days of leave only while the switch is on', () => {
    const statuses = [
      { person: 'P1', kind: 'LEAVE' as const, startsOn: '2026-05-01', endsOn: '2026-05-10' },
      { person: 'P1', kind: 'LEAVE' as const, startsOn: '2026-06-20', endsOn: '2026-07-08' },
      { person: 'P1', kind: 'LEAVE' as const, startsOn: '2026-07-01', endsOn: '2026-07-09' },
    ]
    expect(count([{}], { statuses }).months).toBe(12)
    const counted = count([{}], { statuses, ...withLeaveLimit(10) })
    const dropped = counted.why().parts.filter((part) => part.result === 0)
    expect(dropped.map((part) => part.notes.month)).toEqual(['2026-05', '2026-06'])
  })

  test('counts squad work at home, a squad alone for itself, and an outside post not at all', () => {
    const squad = { unit: 'SQ', postBp: 15000, startsOn: '2026-03-01', endsOn: '2026-08-31' }
    expect(count([{ unit: 'A' }, squad]).byUnit).toEqual(new Map([['A', 12]]))
    expect(count([squad]).byUnit).toEqual(new Map([['SQ', 6]]))
    expect(count([{ unit: 'EX' }]).months).toBe(0)
  })

  test('lifts a group to the module it belonged to on the day', () => {
    const counted = count([{ unit: 'G' }])
    expect(counted.segments).toEqual([
      { posting: 'S1', unit: 'A', postBp: 10000, months: 6 },
      { posting: 'S1', unit: 'B', postBp: 10000, months: 6 },
    ])
    expect(counted.home).toBe('B')
  })
})

describe('countMonths: two posts at once (RULES §12.2)', () => {
  test('counts the higher coefficient, in its unit, never both', () => {
    const counted = count([
      { unit: 'A', postBp: 11000 },
      { unit: 'B', postBp: 13000, startsOn: '2026-04-01', endsOn: '2026-09-30' },
    ])
    expect(counted.segments).toEqual([
      { posting: 'S1', unit: 'A', postBp: 11000, months: 6 },
      { posting: 'S2', unit: 'B', postBp: 13000, months: 6 },
    ])
    expect(counted.months).toBe(12)
  })

  test('counts the earlier start between equal coefficients', () => {
    expect(
      count([
        { unit: 'B', startsOn: '2025-03-01' },
        { unit: 'A', startsOn: '2025-02-01' },
      ]).home,
    ).toBe('A')
  })
})

describe('homeUnit', () => {
  test.each([
    [[], ''],
    [['A', 'A', 'B'], 'A'],
    [['A', 'B'], 'B'],
    [['B', 'A', 'A', 'B'], 'B'],
    [['A', 'B', 'B', 'A', 'C'], 'A'],
  ])('of months in %j is %j', (unitsByMonth, home) => {
    expect(homeUnit(unitsByMonth)).toBe(home)
  })
})

describe('periodMonths', () => {
  test.each([
    ['2026-01-01', '2026-12-31', 12],
    ['2026-01-15', '2026-03-15', 3],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-05-06', '2026-05-06', 1],
  ])('from %s to %s is %i', (startsOn, endsOn, months) => {
    expect(periodMonths({ startsOn, endsOn }, calendar)).toBe(months)
  })
})

describe('countMonths: properties', () => {
  const day = fc.integer({ min: toDay('2025-10-01'), max: toDay('2027-03-01') })
  const posting = fc
    .record({
      from: day,
      length: fc.option(fc.integer({ min: 0, max: 500 })),
      unit: fc.constantFrom('A', 'B', 'G', 'S', 'SQ', 'EX'),
      postBp: fc.constantFrom(10000, 11000, 13000),
    })
    .map(({ from, length, unit, postBp }) => ({
      startsOn: toDate(from),
      endsOn: length === null ? null : toDate(from + length),
      unit,
      postBp,
    }))

  test('never counts more months than the period has, each for one unit, whatever the order of postings', () => {
    fc.assert(
      fc.property(fc.array(posting, { maxLength: 5 }), (drafts) => {
        const postings = drafts.map((draft, i) => aPosting({ code: `S${i}`, ...draft }))
        const counted = count(postings)
        const inSegments = counted.segments.reduce((sum, { months }) => sum + months, 0)
        expect(counted.months).toBe(inSegments)
        expect([...counted.byUnit.values()].reduce((sum, months) => sum + months, 0)).toBe(counted.months)
        expect(counted.months).toBeLessThanOrEqual(12)
        expect(counted.months).toBe(counted.why().result)
        expect(counted.home === '').toBe(counted.months === 0)
        const again = count([...postings].reverse())
        expect({ ...again, why: null }).toEqual({ ...counted, why: null })
      }),
    )
  })
})
