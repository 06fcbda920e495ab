import type { StatedValue, ValueRequest } from '../../contract/indicators.contract.ts'
import type { Item, Method } from '../../engine/index.ts'
import { scaleDecimal } from '../../platform/scaled-decimal.ts'
import { subjectProblems, type FactContext } from '../facts/fact-context.ts'
import type { RowProblem } from '../facts/row-problem.ts'
import { statedOnProblems } from './stated-on.ts'

/** Scores and, for an item without a measure, everything else: hundredths of a point. */
export const SCORE_DECIMALS = 2

/** Beyond a million points something else was typed. */
const MOST_CENTI = 100_000_000

/**
 * Whether a value may be stated: a known subject whose card has the item, the kind of value that the item's mode takes, no
 * more decimals than its measure, and a day that has come (RULES §4).
 */
export function checkValue(row: ValueRequest, context: FactContext, index = 0): readonly RowProblem[] {
  const problems: RowProblem[] = [
    ...subjectProblems(index, row, context),
    ...statedOnProblems(index, row.statedOn, context),
  ]
  const plan = context.planOf({ level: row.level, code: row.subject })
  if (plan === null) return problems
  const item = plan.items.get(row.item)
  if (item === undefined) {
    const params = { item: row.item, card: plan.card.code, subject: row.subject }
    return [...problems, { index, field: 'item', code: 'item.notOnCard', params }]
  }
  return [...problems, ...valueProblems(item, row.value).map((problem) => ({ index, ...problem }))]
}

type ValueProblem = Omit<RowProblem, 'index'>

/** The kind of value that an item takes; null for items that are made of entries or of another item's score. */
export function takenKind({ mode }: Item): StatedValue['kind'] | null {
  switch (mode.kind) {
    case 'INDICATOR':
      if (mode.method.kind === 'GATE') return null
      return mode.method.kind === 'OUTSIDE_RANK' ? 'PLACE' : 'ACTUAL'
    case 'GRADE':
      return 'GRADE'
    case 'BALLOT':
    case 'AUTO_TIME':
      return 'SCORE'
    case 'DEDUCT':
    case 'EARN':
      return null
  }
}

function valueProblems(item: Item, value: StatedValue): readonly ValueProblem[] {
  const taken = takenKind(item)
  if (taken === null) return [{ field: 'item', code: 'item.takesNoValue', params: { item: item.code } }]
  if (taken !== value.kind) {
    return [{ field: 'value.kind', code: 'value.otherKind', params: { item: item.code, takes: taken } }]
  }
  switch (value.kind) {
    case 'ACTUAL':
      return actualProblems(item, value)
    case 'PLACE':
      return value.place <= value.outOf
        ? []
        : [{ field: 'value.place', code: 'value.placeBeyond', params: { outOf: value.outOf } }]
    case 'GRADE':
      return gradeProblems(item, value.grade)
    case 'SCORE':
      return decimalProblems('value.score', value.score, SCORE_DECIMALS, MOST_CENTI)
  }
}

function actualProblems(
  { code, mode }: Item,
  { actual, target }: Extract<StatedValue, { kind: 'ACTUAL' }>,
): readonly ValueProblem[] {
  if (mode.kind !== 'INDICATOR') return []
  const { decimals } = mode.measure
  const problems = decimalProblems('value.actual', actual, decimals)
  if (target === null) return problems
  if (!takesTarget(mode.method)) {
    return [...problems, { field: 'value.target', code: 'value.takesNoTarget', params: { item: code } }]
  }
  const wrong = decimalProblems('value.target', target, decimals)
  if (wrong.length > 0 || mode.method.kind === 'ALL_OR_NOTHING') return [...problems, ...wrong]
  const isPositive = !target.startsWith('-') && /[1-9]/.test(target)
  return isPositive ? problems : [...problems, { field: 'value.target', code: 'value.targetNotPositive' }]
}

function takesTarget({ kind }: Method): boolean {
  return kind === 'COMPLETE' || kind === 'COMPLETE_LOW' || kind === 'ALL_OR_NOTHING'
}

function gradeProblems({ code, mode }: Item, grade: string): readonly ValueProblem[] {
  if (mode.kind !== 'GRADE' || mode.table.some((row) => row.grade === grade)) return []
  return [{ field: 'value.grade', code: 'grade.unknown', params: { item: code, grade } }]
}

/** Nothing is rounded: more decimals than the measure has are refused. */
export function decimalProblems(
  field: string,
  text: string,
  decimals: number,
  most = Number.MAX_SAFE_INTEGER,
): readonly ValueProblem[] {
  const scaled = scaleDecimal(text, decimals)
  if (scaled.kind === 'tooLarge') return [{ field, code: 'number.range' }]
  if (scaled.kind !== 'scaled') return [{ field, code: 'number.decimals', params: { decimals } }]
  return Math.abs(scaled.value) > most ? [{ field, code: 'number.range' }] : []
}
