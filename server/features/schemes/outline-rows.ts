import { scaleDecimal } from '../../platform/scaled-decimal.ts'
import type { FieldProblem } from '../../platform/errors.ts'
import { safeText } from '../../platform/spreadsheets/safe-text.ts'
import type { TableRow } from '../../platform/spreadsheets/table-rows.ts'
import { KINDS, OUTLINE_HEADERS, type OutlineKind, type OutlineRow } from './outline-columns.ts'

export type PlacedRow = OutlineRow & { readonly row: number }
export type OutlineRows = { readonly rows: readonly PlacedRow[]; readonly problems: readonly FieldProblem[] }

const KIND_OF = new Map(Object.entries(KINDS).map(([kind, word]) => [word, kind as OutlineKind])) // KINDS has these keys

/** The cells of a sheet as outline rows; the header may stand anywhere, in any order of columns. */
export function outlineRows(table: readonly TableRow[]): OutlineRows {
  const at = table.findIndex(({ cells }) => cells.includes('类型') && cells.includes('编码'))
  const header = table[at]
  if (header === undefined) return { rows: [], problems: [{ path: 'file', code: 'scheme.noOutline' }] }
  const problems: FieldProblem[] = []
  const position = new Map(OUTLINE_HEADERS.map((name) => [name, header.cells.indexOf(name)]))
  const rows = table.slice(at + 1).flatMap((row) => toRow(row, position, problems) ?? [])
  return { rows, problems }
}

type Header = (typeof OUTLINE_HEADERS)[number]

function toRow(
  { row, cells }: TableRow,
  position: ReadonlyMap<Header, number>,
  problems: FieldProblem[],
): PlacedRow | null {
  const text = (header: Header) => bare((cells[position.get(header) ?? -1] ?? '').trim())
  const points = (header: Header): number | null => {
    if (text(header) === '') return null
    const scaled = scaleDecimal(text(header).normalize('NFKC'), 2)
    if (scaled.kind === 'scaled') return scaled.value
    problems.push({ path: `row[${row}].${header}`, code: 'number.decimals', params: { decimals: 2 } })
    return 0
  }
  const kind = KIND_OF.get(text('类型') as (typeof KINDS)[OutlineKind]) // a lookup: other words find nothing
  if (kind === undefined) {
    problems.push({ path: `row[${row}].类型`, code: 'scheme.unknownPart', params: { allowed: Object.values(KINDS) } })
    return null
  }
  return {
    ...{ row, kind, code: text('编码'), name: text('名称'), mode: text('方式'), content: text('内容') },
    ...{ centi: points('分值'), lowCenti: points('下限'), highCenti: points('上限') },
  }
}

/** Takes back the apostrophe that the export put before a text that looked like a formula. */
function bare(text: string): string {
  return text.startsWith("'") && safeText(text.slice(1)) === text ? text.slice(1) : text
}
