import { assertNever } from '../../../engine/assert-never.ts'
import type {
  ImportExpression,
  ImportSource,
  ImportTableResult,
  ImportTransform,
} from '../../../contract/import-mapping.contract.ts'
import { fault, note, type Fault } from './import-facts.ts'
import { readDate } from './read-date.ts'
import { readDecimal } from './read-decimal.ts'
import type { RowView } from './row-view.ts'
import { shiftDecimal } from './shift-decimal.ts'

/** The period's dates; null for an import without a period. */
export type MappingPeriod = { readonly startsOn: string; readonly endsOn: string } | null

/** A text and what was found on the way; once a fault is an ERROR the text means nothing. */
export type Reading = { readonly text: string; readonly faults: readonly Fault[] }

type Step = (reading: Reading) => Reading

/** Turns an expression into a function of a row; tables are indexed once. Faults carry an empty field. */
export function compileExpression(expression: ImportExpression, period: MappingPeriod): (view: RowView) => Reading {
  const source = compileSource(expression.source, period)
  const steps = expression.transforms.map((transform) => compileTransform(transform, period))
  return (view) => steps.reduce<Reading>((reading, step) => (hasError(reading) ? reading : step(reading)), source(view))
}

export function hasError(reading: Reading): boolean {
  return reading.faults.some(({ severity }) => severity === 'ERROR')
}

/** The columns an expression reads, for naming the place of a problem. */
export function columnsOf(expression: ImportExpression): readonly string[] {
  const { source } = expression
  if (source.kind === 'COLUMN') return [source.column]
  return source.kind === 'JOIN' ? source.columns : []
}

function compileSource(source: ImportSource, period: MappingPeriod): (view: RowView) => Reading {
  switch (source.kind) {
    case 'CONSTANT':
      return () => plain(source.text.trim())
    case 'COLUMN':
      return (view) => plain(view.text(source.column))
    case 'JOIN':
      return (view) => join(source, view)
    case 'PERIOD':
      return () => edgeOf(source.edge, period)
    default:
      return assertNever(source)
  }
}

function plain(text: string): Reading {
  return { text, faults: [] }
}

/** Nothing of a joined text may be missing: half a key would be another key. */
function join(source: Extract<ImportSource, { kind: 'JOIN' }>, view: RowView): Reading {
  const parts = source.columns.map((column) => view.text(column))
  if (parts.every((part) => part === '')) return plain('')
  const blank = source.columns.filter((_, position) => parts[position] === '')
  if (blank.length > 0) return { text: '', faults: [fault('', 'import.partMissing', { columns: blank })] }
  return plain(parts.join(source.separator).trim())
}

function edgeOf(edge: 'startsOn' | 'endsOn', period: MappingPeriod): Reading {
  return period === null ? { text: '', faults: [fault('', 'import.noPeriod')] } : plain(period[edge])
}

function compileTransform(transform: ImportTransform, period: MappingPeriod): Step {
  switch (transform.kind) {
    case 'PAD_START':
      return ({ text, faults }) => ({
        text: text === '' ? '' : text.padStart(transform.length, transform.fill),
        faults,
      })
    case 'TABLE':
      return compileTable(transform, period)
    case 'DATE':
      return (reading) => toDate(reading, transform.format)
    case 'SHIFT':
      return (reading) => shift(reading, transform.places)
    default:
      return assertNever(transform)
  }
}

function compileTable(table: Extract<ImportTransform, { kind: 'TABLE' }>, period: MappingPeriod): Step {
  const results = new Map(table.rows.map(({ from, to }) => [from.trim(), to]))
  const { otherwise } = table
  return ({ text, faults }) => {
    const result = results.get(text)
    if (result !== undefined) return resultOf(result, period, faults)
    if (otherwise.kind === 'KEEP') return { text, faults }
    if (otherwise.kind === 'ERROR') return { text: '', faults: [...faults, fault('', 'import.notInTable')] }
    return resultOf(otherwise, period, faults)
  }
}

function resultOf(result: ImportTableResult, period: MappingPeriod, faults: readonly Fault[]): Reading {
  switch (result.kind) {
    case 'TEXT':
      return { text: result.text.trim(), faults }
    case 'EMPTY':
      return { text: '', faults }
    case 'PERIOD':
      return edgeOf(result.edge, period)
    default:
      return assertNever(result)
  }
}

/** Reads a date, noting a time of day that was dropped. Blank stays blank. */
export function toDate(reading: Reading, format: Parameters<typeof readDate>[1]): Reading {
  if (reading.text === '') return reading
  const date = readDate(reading.text, format)
  if (date === null) return { text: '', faults: [...reading.faults, fault('', 'import.notADate')] }
  const notes = [
    ...(date.hadTime ? [note('', 'import.timeDropped')] : []),
    ...(date.isNormalised ? [note('', 'import.normalised')] : []),
  ]
  return { text: date.text, faults: [...reading.faults, ...notes] }
}

/** Reads a number, noting full-width digits. Blank stays blank. */
export function toDecimal(reading: Reading): Reading {
  if (reading.text === '') return reading
  const decimal = readDecimal(reading.text)
  if (decimal === null) return { text: '', faults: [...reading.faults, fault('', 'import.notANumber')] }
  return {
    text: decimal.text,
    faults: decimal.isNormalised ? [...reading.faults, note('', 'import.normalised')] : reading.faults,
  }
}

function shift(reading: Reading, places: number): Reading {
  const decimal = toDecimal(reading)
  return decimal.text === '' || hasError(decimal)
    ? decimal
    : { text: shiftDecimal(decimal.text, places), faults: decimal.faults }
}
