import type { Knex } from 'knex'
import { insertRows } from '../../../db/dialect.ts'
import type { CalendarDayRow, CalendarYearRow } from '../../../db/tables.ts'
import type { CalendarYear, CalendarYearRequest } from '../../contract/calendar.contract.ts'
import type { Change } from '../../platform/change.ts'
import { Invalid, type FieldProblem } from '../../platform/errors.ts'

/** A year's table as it is seeded. */
export type ReferenceYear = { readonly year: number } & CalendarYearRequest

export type CalendarDeps = {
  readonly knex: Knex
  readonly reference: readonly ReferenceYear[]
  /** Workdays decide months and due dates. */
  readonly cards: {
    readonly markAllStale: (trx: Knex.Transaction) => Promise<readonly string[]>
    readonly scheduleRebuild: (period: string) => void
  }
}

export type CalendarService = ReturnType<typeof createCalendarService>

/** The bureau's own calendar: a year without a stated table is a plain week, and says so (RULES §13). */
export function createCalendarService({ knex, reference, cards }: CalendarDeps) {
  async function read(connection: Knex, year: number): Promise<CalendarYear> {
    const head = await connection<CalendarYearRow>('calendar_years').where({ year }).first()
    const days = await connection<CalendarDayRow>('calendar_days')
      .select('*')
      .whereBetween('on_date', [`${year}-01-01`, `${year}-12-31`])
      .orderBy('on_date')
    return {
      year,
      isComplete: head !== undefined,
      source: head?.source ?? null,
      days: days.map((row) => ({ on: row.on_date, isWorkday: row.is_workday === 1 })),
    }
  }

  return {
    year: (year: number): Promise<CalendarYear> => read(knex, year),

    /** Replaces the whole table of a year. @throws Invalid for a day of another year or stated twice. */
    async replace(change: Change, year: number, request: CalendarYearRequest): Promise<CalendarYear> {
      refuseDays(year, request)
      let open: readonly string[] = []
      const stated = await change.run(async (trx) => {
        await write(trx, { year, ...request })
        open = await cards.markAllStale(trx)
        const detail = { source: request.source, days: request.days.length }
        return { value: await read(trx, year), object: { type: 'calendar', id: String(year) }, detail }
      })
      open.forEach(cards.scheduleRebuild)
      return stated
    },

    /** Writes the seeded years that are not there; what the bureau stated itself stays. */
    async ensureReference(): Promise<void> {
      const present = new Set((await knex<CalendarYearRow>('calendar_years').select('year')).map((row) => row.year))
      for (const year of reference) if (!present.has(year.year)) await write(knex, year)
    },
  }
}

async function write(connection: Knex, { year, source, days }: ReferenceYear): Promise<void> {
  await connection('calendar_days')
    .whereBetween('on_date', [`${year}-01-01`, `${year}-12-31`])
    .delete()
  await insertRows(
    connection,
    'calendar_days',
    days.map((day) => ({ on_date: day.on, is_workday: day.isWorkday ? 1 : 0 })),
  )
  await connection('calendar_years').insert({ year, source }).onConflict('year').merge(['source'])
}

function refuseDays(year: number, { days }: CalendarYearRequest): void {
  const seen = new Set<string>()
  const problems = days.flatMap(({ on }, index): readonly FieldProblem[] => {
    const path = `body.days[${index}].on`
    if (!on.startsWith(`${year}-`)) return [{ path, code: 'calendar.otherYear', params: { year } }]
    if (seen.has(on)) return [{ path, code: 'calendar.dayTwice', params: { on } }]
    seen.add(on)
    return []
  })
  if (problems.length > 0) throw new Invalid(problems)
}
