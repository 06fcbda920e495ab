import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseCalendar } from '../../../seeds/reference/calendar-days.ts'
import { toDate, toDay } from '../../../server/engine/calendar/day-number.ts'
import { dueDate, type Suspension, type TimeLimit } from '../../../server/engine/calendar/due-date.ts'
import { publicityEnd } from '../../../server/engine/calendar/publicity.ts'
import { createWorkCalendar } from '../../../server/engine/calendar/work-calendar.ts'
import { Refusal } from '../../../server/engine/refusal.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'

const calendar = createWorkCalendar(chineseCalendar())
const wd = (days: number): TimeLimit => ({ kind: 'WORKDAYS', days })
const due = (receivedOn: string, limit: TimeLimit, suspensions: readonly Suspension[] = []): string =>
  dueDate(calendar, receivedOn, limit, suspensions).dueOn

describe('dueDate: the table of RULES §13', () => {
  test.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-09-19', 3, '2026-09-22'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-08', 20, '2026-10-12'],
    ['2026-04-02', 1, '2026-04-03'],
    ['2026-04-03', 2, '2026-04-08'],
    ['2026-04-07', 1, '2026-04-08'],
    ['2026-04-09', 1, '2026-04-10'],
  ])('from %s, %i wd are due on %s', (receivedOn, days, expected) => {
    expect(due(receivedOn, wd(days))).toBe(expected)
  })

  test('counts suspended workdays out', () => {
    expect(due('2026-09-08', wd(20), [{ startsOn: '2026-09-14', endsOn: '2026-09-22' }])).toBe('2026-10-21')
  })

  test('ends a publicity after its workdays (RULES §13, §15.1)', () => {
    expect(publicityEnd(calendar, '2026-09-28', 5).dueOn).toBe('2026-10-10')
    expect(publicityEnd(calendar, '2026-12-07', 5).dueOn).toBe('2026-12-14')
  })

  test('moves natural days that end on a day off to the next workday', () => {
    expect(due('2026-09-21', { kind: 'NATURAL_DAYS', days: 10 })).toBe('2026-10-08')
    expect(due('2026-09-20', { kind: 'NATURAL_DAYS', days: 10 })).toBe('2026-09-30')
  })

  test('is due the same day, or on the next workday after a day off', () => {
    expect(due('2026-04-03', { kind: 'SAME_DAY' })).toBe('2026-04-03')
    expect(due('2026-04-04', { kind: 'SAME_DAY' })).toBe('2026-04-07')
    expect(due('2026-02-14', { kind: 'SAME_DAY' })).toBe('2026-02-14')
  })

  test('names the days it counted', () => {
    const why = dueDate(calendar, '2026-02-12', wd(5)).why()
    expect(why.parts.map((part) => part.notes.on)).toEqual([
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
    ])
    expect(derivationProblems(why)).toEqual([])
  })
})

describe('dueDate: edges', () => {
  test('lets overlapping suspensions count once', () => {
    const once = due('2026-09-08', wd(20), [{ startsOn: '2026-09-14', endsOn: '2026-09-22' }])
    const twice = [
      { startsOn: '2026-09-18', endsOn: '2026-09-22' },
      { startsOn: '2026-09-14', endsOn: '2026-09-20' },
    ]
    expect(due('2026-09-08', wd(20), twice)).toBe(once)
  })

  test('ignores a suspension that begins on or after the due date', () => {
    expect(due('2026-04-02', wd(1), [{ startsOn: '2026-04-03', endsOn: '2026-05-30' }])).toBe('2026-04-03')
  })

  test('does not count suspended natural days either', () => {
    const limit: TimeLimit = { kind: 'NATURAL_DAYS', days: 10 }
    expect(due('2026-03-02', limit, [{ startsOn: '2026-03-04', endsOn: '2026-03-09' }])).toBe('2026-03-17')
  })

  test.each([0, -1, 1.5, Number.NaN, 200_000_000])('refuses a limit of %d days', (days) => {
    expect(() => due('2026-04-02', wd(days))).toThrow(Refusal)
    expect(() => due('2026-04-02', { kind: 'NATURAL_DAYS', days })).toThrow(Refusal)
  })

  test('is provisional in a year without a table, or in the December before it', () => {
    const isProvisional = (receivedOn: string, days: number): boolean =>
      dueDate(calendar, receivedOn, wd(days)).isProvisional
    expect(isProvisional('2026-11-20', 5)).toBe(false)
    expect(isProvisional('2026-11-27', 5)).toBe(true)
    expect(isProvisional('2026-12-28', 10)).toBe(true)
    expect(isProvisional('2025-12-22', 3)).toBe(false)
    expect(isProvisional('2003-06-02', 3)).toBe(true)
  })

  test('is the first day with N open workdays behind it, whatever the suspensions', () => {
    const dayIn2026 = fc.integer({ min: toDay('2026-01-01'), max: toDay('2026-10-01') })
    const suspension = fc.tuple(dayIn2026, fc.integer({ min: 0, max: 40 })).map(([from, length]) => ({
      startsOn: toDate(from),
      endsOn: toDate(from + length),
    }))
    fc.assert(
      fc.property(
        dayIn2026,
        fc.integer({ min: 1, max: 40 }),
        fc.array(suspension, { maxLength: 3 }),
        (from, days, suspensions) => {
          const dueOn = due(toDate(from), wd(days), suspensions)
          const isOpen = (day: number): boolean =>
            calendar.isWorkday(day) &&
            !suspensions.some(({ startsOn, endsOn }) => startsOn < toDate(day) && toDate(day) <= endsOn)
          let open = 0
          for (let day = from + 1; day <= toDay(dueOn); day++) if (isOpen(day)) open++
          expect(open).toBe(days)
          expect(isOpen(toDay(dueOn))).toBe(true)
          expect(due(toDate(from), wd(days), [...suspensions].reverse())).toBe(dueOn)
        },
      ),
    )
  })
})
