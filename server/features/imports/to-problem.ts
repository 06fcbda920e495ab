import type { ImportExpression, ImportProblem, ImportTarget } from '../../contract/imports.contract.ts'
import type { PlacedFault } from './mapping/collect-facts.ts'

const LONGEST_VALUE = 200

/** A fault as HR reads it: row and column of the file, the text that stands there, and why. */
export function toProblem({ origin, fault }: PlacedFault): ImportProblem {
  const column = columnOf(origin.target, fault.field)
  return {
    row: origin.view.row,
    column,
    severity: fault.severity,
    code: fault.code,
    params: fault.params,
    value: column === '' ? '' : origin.view.text(column).slice(0, LONGEST_VALUE),
  }
}

/** The column that a field of the target is read from; '' where the whole row is meant or the field is a constant. */
function columnOf(target: ImportTarget, field: string): string {
  const name = FIELD_OF[field] ?? field.replace(/[.[].*$/, '')
  const expression = (target as unknown as Record<string, unknown>)[name] // fields of targets are expressions or plain settings
  if (!isExpression(expression)) return ''
  const { source } = expression
  if (source.kind === 'COLUMN') return source.column
  return source.kind === 'JOIN' ? (source.columns[0] ?? '') : ''
}

/** Fields of facts that targets call otherwise. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'value.actual': 'value',
  'value.score': 'value',
  'value.grade': 'value',
  'value.place': 'value',
  'value.target': 'against',
  'value.outOf': 'against',
  kind: 'unitKind',
}

function isExpression(value: unknown): value is ImportExpression {
  return typeof value === 'object' && value !== null && 'source' in value
}
