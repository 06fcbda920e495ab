import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CALENDAR_CN } from '../../../seeds/reference/calendar-cn.ts'
import { calendarDays, chineseCalendar } from '../../../seeds/reference/calendar-days.ts'
import { toDate, toDay, weekdayOf } from '../../../server/engine/calendar/day-number.ts'
import { timeliness } from '../../../server/engine/calendar/overdue.ts'
import { createWorkCalendar } from '../../../server/engine/calendar/work-calendar.ts'

const calendar = createWorkCalendar(chineseCalendar())

describe('the seeded calendar', () => {
  test('holds the days of 2026 that RULES §13 states, and the other holidays of the year', () => {
    const of2026 = CALENDAR_CN.find(({ year }) => year === 2026)
    expect(of2026?.holidays.map(({ from, to }) => `${from.slice(5)}–${to.slice(5)}`)).toEqual([
      '01-01–01-03',
      '02-15–02-23',
      '04-04–04-06',
      '05-01–05-05',
      '06-19–06-21',
      '09-25–09-27',
      '10-01–10-07',
    ])
    const worked = calendarDays().filter(({ on, isWorkday }) => isWorkday && on.startsWith('2026'))
    expect(worked.map(({ on }) => on.slice(5))).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
  })

  test('knows the years 2004 to 2026 and no other', () => {
    expect(chineseCalendar().completeYears).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i))
  })

  test('lists only days that differ from Monday to Friday, each once', () => {
    const days = calendarDays()
    expect(days.filter(({ on, isWorkday }) => weekdayOf(toDay(on)) <= 5 === isWorkday)).toEqual([])
    expect(new Set(days.map(({ on }) => on)).size).toBe(days.length)
    expect(days.length).toBeGreaterThan(300)
  })

  test('has 16 workdays in February 2026', () => {
    expect(calendar.workdaysIn({ from: toDay('2026-02-01'), to: toDay('2026-02-28') })).toBe(16)
  })
})

describe('createWorkCalendar', () => {
  test('counts any span as its days one by one', () => {
    const day = fc.integer({ min: toDay('2003-11-01'), max: toDay('2027-03-01') })
    fc.assert(
      fc.property(day, fc.integer({ min: -3, max: 400 }), (from, length) => {
        let workdays = 0
        for (let d = from; d <= from + length; d++) if (calendar.isWorkday(d)) workdays++
        expect(calendar.workdaysIn({ from, to: from + length })).toBe(workdays)
      }),
    )
  })

  test('finds the first workday on or after a day', () => {
    expect(toDate(calendar.workdayFrom(toDay('2026-10-01')))).toBe('2026-10-08')
    expect(toDate(calendar.workdayFrom(toDay('2026-10-10')))).toBe('2026-10-10')
  })

  test('is plain weeks without a table, and says so', () => {
    const plain = createWorkCalendar({ completeYears: [], days: [] })
    expect(plain.isWorkday(toDay('2026-10-01'))).toBe(true)
    expect(plain.isProvisional({ from: toDay('2026-10-01'), to: toDay('2026-10-01') })).toBe(true)
  })
})

describe('timeliness', () => {
  test.each([
    ['2026-10-10', '2026-10-14', false, 3],
    ['2026-04-08', '2026-04-09', false, 1],
    ['2026-10-10', '2026-10-10', true, 0],
    ['2026-03-06', '2026-03-07', false, 0],
  ])('due %s and finished %s: on time %s, %i overdue wd', (dueOn, finishedOn, isOnTime, overdueDays) => {
    expect(timeliness(calendar, dueOn, finishedOn)).toEqual({ isOnTime, overdueDays, isProvisional: false })
  })

  test('is provisional when the overdue days run into a year without a table', () => {
    expect(timeliness(calendar, '2026-12-30', '2027-01-05').isProvisional).toBe(true)
  })
})
