import { Invalid, type ErrorParams } from './errors.ts'

/**
 * One thing wrong with one of several rows of facts: `row` is its position from 0, `column` the field's name, '' where the
 * whole row is meant. Forms, imports and the demo share one check for each kind of fact, and this is what it answers.
 */
export type RowProblem = {
  readonly row: number
  readonly column: string
  readonly code: string
  readonly params: ErrorParams
}

export function rowProblem(row: number, column: string, code: string, params: ErrorParams = {}): RowProblem {
  return { row, column, code, params }
}

/** @throws Invalid naming every problem, for a form whose only row is the request's body. */
export function refuseProblems(problems: readonly RowProblem[]): void {
  if (problems.length === 0) return
  throw new Invalid(
    problems.map(({ column, code, params }) => ({ path: column === '' ? 'body' : `body.${column}`, code, params })),
  )
}

/** @throws Error when rows that were to be checked before are staged with a problem: a defect of the caller. */
export function assertChecked(problems: readonly RowProblem[]): void {
  const [first] = problems
  if (first === undefined) return
  throw new Error(`row ${first.row} was staged unchecked: ${first.column} ${first.code}`)
}
