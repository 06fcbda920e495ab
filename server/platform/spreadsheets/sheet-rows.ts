import type { Readable } from 'node:stream'
import { columnOf } from './cell-address.ts'
import { textOfCell, type CellContext } from './cell-text.ts'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import type { RowBuffer } from './row-buffer.ts'
import { readXml, type Attributes } from './xml-events.ts'

/** Reads one sheet row by row into the buffer. @throws FileRefused as soon as a limit is passed */
export async function readSheetRows(stream: Readable, context: CellContext, buffer: RowBuffer): Promise<void> {
  const sheet = createSheetHandler(context, buffer)
  await readXml(stream, { ...sheet, pause: () => buffer.flush(false) })
  await buffer.flush(true)
}

type Capture = 'none' | 'value' | 'inline'

function createSheetHandler(context: CellContext, buffer: RowBuffer) {
  let row = 0
  let cells: string[] = []
  let column = -1
  let cell = { type: 'n', style: 0, value: '', inline: '' }
  let capture: Capture = 'none'
  let isInGuide = false

  const openRow = (attributes: Attributes) => {
    const next = rowNumber(attributes.get('r'), row + 1)
    if (next <= row) throw new FileRefused('file.broken', { row: next })
    row = next
    cells = []
    column = -1
  }
  const openCell = (attributes: Attributes) => {
    const address = attributes.get('r')
    const next = address === undefined ? column + 1 : columnOf(address)
    if (next <= column) throw new FileRefused('file.broken', { row })
    column = next
    cell = {
      type: attributes.get('t') ?? 'n',
      style: Number.parseInt(attributes.get('s') ?? '0', 10),
      value: '',
      inline: '',
    }
  }
  const closeCell = () => {
    const text = cell.value === '' && cell.inline === '' ? '' : textOfCell(cell, context)
    if (text === '') return
    if (column >= LIMITS.columns) throw new FileRefused('file.tooManyColumns', { row, maximum: LIMITS.columns })
    while (cells.length < column) cells.push('')
    cells.push(text)
  }
  return {
    open: (name: string, attributes: Attributes) => {
      if (name === 'row') openRow(attributes)
      else if (name === 'c') openCell(attributes)
      else if (name === 'v') capture = 'value'
      else if (name === 'rPh') isInGuide = true
      else if (name === 't' && !isInGuide) capture = 'inline'
    },
    close: (name: string) => {
      if (name === 'row') buffer.add(row, cells)
      else if (name === 'c') closeCell()
      else if (name === 'rPh') isInGuide = false
      else if (name === 'v' || name === 't') capture = 'none'
    },
    text: (text: string) => {
      if (capture === 'none') return
      if (capture === 'value') cell.value += text
      else cell.inline += text
      if (cell.value.length + cell.inline.length > LIMITS.cellCharacters) {
        throw new FileRefused('file.cellTooLong', { row, maximum: LIMITS.cellCharacters })
      }
    },
  }
}

/** A row number is checked where it is read: nothing is ever allocated for the rows before it. */
function rowNumber(text: string | undefined, next: number): number {
  const row = text === undefined ? next : /^\d{1,15}$/.test(text) ? Number.parseInt(text, 10) : 0
  if (row < 1) throw new FileRefused('file.broken', { row: next })
  if (row > LIMITS.lastRowNumber) throw new FileRefused('file.rowNumber', { row })
  return row
}
