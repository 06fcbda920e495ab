import { MAX_COUNT, type EntryRequest } from '../../contract/entries.contract.ts'
import { subjectProblems, type FactContext } from '../facts/fact-context.ts'
import { dateProblems, type RowProblem } from '../facts/row-problem.ts'

/** What an entry states, without the document it rests on. */
export type EntryClaim = Omit<EntryRequest, 'document'>

/**
 * Whether an entry may be stated: a known subject, posted on the day, whose card has the rule; a count; a day of the period
 * that has come (RULES §1.5, §2). An entry beyond a cap is accepted (RULES §2.3).
 */
export function checkEntry(row: EntryClaim, context: FactContext, index = 0): readonly RowProblem[] {
  const problems: RowProblem[] = [
    ...subjectProblems(index, row, context, row.effectiveOn),
    ...dateProblems(index, 'effectiveOn', row.effectiveOn, context.period, context.today),
  ]
  const plan = context.planOf({ level: row.level, code: row.subject })
  if (plan !== null && !plan.places.has(row.rule)) {
    problems.push({
      index,
      field: 'rule',
      code: 'rule.notOnCard',
      params: { rule: row.rule, card: plan.card.code, subject: row.subject },
    })
  }
  if (!Number.isSafeInteger(row.count) || row.count < 1 || row.count > MAX_COUNT) {
    problems.push({ index, field: 'count', code: 'number.range', params: { min: 1, max: MAX_COUNT } })
  }
  return problems
}
