import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import { PORTION, type RowSink, type TableRow } from './table-rows.ts'

export type RowBuffer = {
  /** Adds a row and counts it; blank rows are dropped. @throws FileRefused beyond a limit. */
  readonly add: (row: number, cells: readonly string[]) => void
  /** Hands on whole portions; with `all` the rest as well. */
  readonly flush: (all: boolean) => Promise<void>
}

/** Collects rows into portions and holds the limits of rows, columns and cells. */
export function createRowBuffer(sink: RowSink): RowBuffer {
  let pending: TableRow[] = []
  let rows = 0
  let cellCount = 0
  return {
    add: (row, cells) => {
      const kept = withoutBlankEnd(cells)
      if (kept.length === 0) return
      rows += 1
      cellCount += kept.length
      if (row > LIMITS.lastRowNumber) throw new FileRefused('file.rowNumber', { row })
      if (rows > LIMITS.rows || row > LIMITS.rows * 2)
        throw new FileRefused('file.tooManyRows', { maximum: LIMITS.rows })
      if (kept.length > LIMITS.columns) throw new FileRefused('file.tooManyColumns', { row, maximum: LIMITS.columns })
      if (cellCount > LIMITS.cells) throw new FileRefused('file.tooManyCells', { maximum: LIMITS.cells })
      pending.push({ row, cells: kept })
    },
    flush: async (all) => {
      while (pending.length >= PORTION || (all && pending.length > 0)) {
        const portion = pending.slice(0, PORTION)
        pending = pending.slice(PORTION)
        await sink(portion)
      }
    },
  }
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length
  while (end > 0 && (cells[end - 1] ?? '').trim() === '') end -= 1
  return cells.slice(0, end)
}
