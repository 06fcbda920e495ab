import type { Period } from '../../server/engine/bundle.ts'
import { QUARTER_SCHEME, YEAR_SCHEME } from './schemes.ts'
import type { Scheme } from '../../server/engine/scheme.ts'

export type DemoPeriod = Period & {
  readonly scheme: Scheme
  readonly former: string | null
  /** Settled, published and paid, or still open. */
  readonly isFinished: boolean
  /** The day on which its results were stated: inside the period, and in 2026 by the end of October. */
  readonly statedOn: string
}

/** The three finished quarters. */
const FINISHED: readonly DemoPeriod[] = [
  quarter('2026Q1', '2026年第一季度', '2026-01-01', '2026-03-31', null),
  quarter('2026Q2', '2026年第二季度', '2026-04-01', '2026-06-30', '2026Q1'),
  quarter('2026Q3', '2026年第三季度', '2026-07-01', '2026-09-30', '2026Q2'),
]

/** The open quarter: every fact is in, so that it can be computed, compared and published by whoever tries the demo. */
export const OPEN_QUARTER: DemoPeriod = {
  ...{ code: '2026Q4', name: '2026年第四季度', startsOn: '2026-10-01', endsOn: '2026-12-31' },
  ...{ scheme: QUARTER_SCHEME, former: '2026Q3', isFinished: false, statedOn: '2026-10-30' },
}

/** The year, with some votes still to come: it shows what pending looks like. */
export const OPEN_YEAR: DemoPeriod = {
  ...{ code: '2026', name: '2026年度', startsOn: '2026-01-01', endsOn: '2026-12-31' },
  ...{ scheme: YEAR_SCHEME, former: null, isFinished: false, statedOn: '2026-10-30' },
}

export const QUARTERS: readonly DemoPeriod[] = [...FINISHED, OPEN_QUARTER]
export const PERIODS: readonly DemoPeriod[] = [...QUARTERS, OPEN_YEAR]

function quarter(code: string, name: string, startsOn: string, endsOn: string, former: string | null): DemoPeriod {
  return { code, name, startsOn, endsOn, scheme: QUARTER_SCHEME, former, isFinished: true, statedOn: endsOn }
}
