import { Invalid, type ErrorParams } from '../../platform/errors.ts'

/** What is wrong with one of the facts that are stated together: which, in which field, and why. */
export type RowProblem = {
  readonly index: number
  readonly field: string
  readonly code: string
  readonly params?: ErrorParams
}

/** The same check serves a form: its one fact is refused with every problem at its field. @throws Invalid */
export function refuseProblems(problems: readonly RowProblem[], part: 'body' | 'query' = 'body'): void {
  if (problems.length === 0) return
  throw new Invalid(
    problems.map(({ field, code, params }) => ({
      path: `${part}.${field}`,
      code,
      ...(params === undefined ? {} : { params }),
    })),
  )
}

type Span = { readonly startsOn: string; readonly endsOn: string }

/** A fact is dated inside its period and not in the future (RULES §1.5). */
export function dateProblems(
  index: number,
  field: string,
  on: string,
  period: Span,
  today: string,
): readonly RowProblem[] {
  if (on < period.startsOn || on > period.endsOn) {
    return [{ index, field, code: 'date.outsidePeriod', params: { startsOn: period.startsOn, endsOn: period.endsOn } }]
  }
  return on > today ? [{ index, field, code: 'date.future', params: { today } }] : []
}
