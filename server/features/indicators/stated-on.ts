import type { FactContext } from '../facts/fact-context.ts'
import type { RowProblem } from '../facts/row-problem.ts'

/**
 * A value is stated on a day that has come, and not before its period. After the period is late but usual: the figures of a
 * year are published in the next one.
 */
export function statedOnProblems(index: number, on: string, { period, today }: FactContext): readonly RowProblem[] {
  const field = 'statedOn'
  if (on < period.startsOn) return [{ index, field, code: 'date.before', params: { notBefore: period.startsOn } }]
  return on > today ? [{ index, field, code: 'date.future', params: { today } }] : []
}
