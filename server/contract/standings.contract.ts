import { z } from 'zod'
import { figureVersion, missing, personStanding, unitStanding } from './figures.contract.ts'
import { centi, code, localDate } from './primitives.ts'

export const periodHead = z
  .strictObject({
    code,
    name: z.string(),
    startsOn: localDate,
    endsOn: localDate,
    state: z.enum(['OPEN', 'FINAL', 'RELEASED']),
  })
  .meta({ id: 'PeriodHead' })

/** GET /standings/units?period= */
export const unitStandings = z
  .strictObject({ period: periodHead, version: figureVersion, units: z.array(unitStanding) })
  .meta({ id: 'UnitStandings' })
export type UnitStandings = z.infer<typeof unitStandings>

/** GET /standings/people?period=&unit=&roleClass= : people in the caller's scope; ranks are those of the whole group. */
export const personStandings = z
  .strictObject({ period: periodHead, version: figureVersion, people: z.array(personStanding) })
  .meta({ id: 'PersonStandings' })
export type PersonStandings = z.infer<typeof personStandings>

/** GET /home?period= : everything the leader's first page shows, in one answer. */
export const leaderHome = z
  .strictObject({
    period: periodHead,
    version: figureVersion,
    units: z.array(unitStanding),
    /** Finished periods and this one, oldest first, over the units of the scope. */
    trend: z.array(
      z.strictObject({
        period: code,
        name: z.string(),
        units: z.array(z.strictObject({ code, compositeCenti: centi.nullable(), rank: z.int().nullable() })),
      }),
    ),
    /** Project points by credited unit and project. */
    points: z.array(z.strictObject({ unit: code, project: code, projectName: z.string(), pointsCenti: centi })),
    vetoes: z.array(
      z.strictObject({
        indicator: code,
        name: z.string(),
        domain: z.string(),
        unit: code,
        unitName: z.string(),
        state: z.enum(['PENDING', 'MET', 'WARNING', 'MISSED']),
        /** Scaled by `decimals`. */
        actual: z.int().nullable(),
        required: z.int(),
        distance: z.int().nullable(),
        decimals: z.int(),
        measureUnit: z.string(),
        direction: z.enum(['AT_LEAST', 'AT_MOST']),
      }),
    ),
    pending: z.array(missing),
    pendingTotal: z.int(),
  })
  .meta({ id: 'LeaderHome' })
export type LeaderHome = z.infer<typeof leaderHome>
