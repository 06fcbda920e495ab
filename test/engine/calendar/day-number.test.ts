import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '../../../server/engine/calendar/add-months.ts'
import { toDate, toDay, weekdayOf } from '../../../server/engine/calendar/day-number.ts'
import { daysCovered, holdsOn, spanWithin } from '../../../server/engine/calendar/interval.ts'
import { Refusal } from '../../../server/engine/refusal.ts'

describe('toDay', () => {
  test.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-02-29', 11016, 2],
    ['2026-02-14', 20498, 6],
    ['2026-03-01', 20513, 7],
    ['0001-01-01', -719162, 1],
    ['9999-12-31', 2932896, 5],
  ])('reads %s as day %i, weekday %i', (date, day, weekday) => {
    expect(toDay(date)).toBe(day)
    expect(toDate(day)).toBe(date)
    expect(weekdayOf(day)).toBe(weekday)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '',
    '2026-01-01T00:00',
    '0000-01-01',
    '２026-01-01',
  ])('refuses %j', (date) => {
    expect(() => toDay(date)).toThrow(Refusal)
  })

  test('agrees with the UTC calendar of the platform on random days', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (day) => {
        const platform = new Date(day * 86_400_000)
        expect(toDate(day)).toBe(platform.toISOString().slice(0, 10))
        expect(toDay(toDate(day))).toBe(day)
        expect(weekdayOf(day)).toBe(platform.getUTCDay() === 0 ? 7 : platform.getUTCDay())
      }),
    )
  })
})

describe('addMonths', () => {
  test.each([
    ['2026-08-10', 12, '2027-08-10'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-05-15', 0, '2026-05-15'],
  ])('moves %s by %i months to %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected)
  })
})

describe('intervals', () => {
  test('include both ends, and an open end is never over', () => {
    const dated = { startsOn: '2026-02-14', endsOn: '2026-03-01' }
    expect(['2026-02-13', '2026-02-14', '2026-03-01', '2026-03-02'].map((on) => holdsOn(dated, on))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(holdsOn({ startsOn: '2026-02-14', endsOn: null }, '9999-12-31')).toBe(true)
  })

  test('are cut to the span asked for', () => {
    const within = { from: toDay('2026-01-01'), to: toDay('2026-06-30') }
    expect(spanWithin({ startsOn: '2020-01-01', endsOn: null }, within)).toEqual(within)
    expect(spanWithin({ startsOn: '2026-02-01', endsOn: '2026-02-28' }, within)).toEqual({
      from: toDay('2026-02-01'),
      to: toDay('2026-02-28'),
    })
  })

  test('count overlapping days once, in any order', () => {
    const spans = [
      { from: 10, to: 12 },
      { from: 1, to: 5 },
      { from: 3, to: 6 },
      { from: 4, to: 4 },
      { from: 20, to: 19 },
    ]
    expect(daysCovered(spans)).toBe(9)
    expect(daysCovered([...spans].reverse())).toBe(9)
    expect(daysCovered([])).toBe(0)
  })
})
