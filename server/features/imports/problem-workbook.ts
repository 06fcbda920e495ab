import type { ImportProblem } from '../../contract/imports.contract.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { ExportColumn } from '../../platform/spreadsheets/export-sheet.ts'
import { writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts'
import type { StoredImport } from './imports.repository.ts'
import { PROBLEM_WORDS } from './problem-words.ts'

export type ProblemRows = {
  readonly stored: StoredImport
  readonly problems: readonly ImportProblem[]
  readonly rows: ReadonlyMap<number, readonly string[]>
}

const text = (header: string): ExportColumn => ({ kind: 'text', header })

/** The rows with problems as they stand in the file, each with its row number and everything that is wrong with it. */
export function problemWorkbook({ stored, problems, rows }: ProblemRows): Promise<Buffer> {
  const byRow = groupBy(problems, (problem) => String(problem.row))
  const lines = [...byRow.entries()].map(([row, found]) => {
    const cells = rows.get(found[0]?.row ?? 0) ?? []
    return [row, [...new Set(found.map(toWords))].join(';'), ...stored.headers.map((_, column) => cells[column] ?? '')]
  })
  return writeWorkbook([
    {
      name: '问题行',
      title: `${stored.fileName}:问题行`,
      facts: [['问题数', String(problems.length)]],
      columns: [text('行号'), text('问题'), ...stored.headers.map(text)],
      rows: lines,
    },
  ])
}

function toWords({ column, code, params }: ImportProblem): string {
  const other = code === 'import.statedTwice' || code === 'import.repeated' ? `(第 ${String(params['row'])} 行)` : ''
  const words = `${PROBLEM_WORDS[code] ?? code}${other}`
  return column === '' ? words : `${column}:${words}`
}
