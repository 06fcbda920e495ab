import { decimalOfStoredNumber } from './decimal-text.ts'
import type { IsDateStyle } from './number-formats.ts'
import { textOfSerialDate } from './serial-date.ts'
import { decodeSpreadsheetText } from './xml-text.ts'

export type CellContext = {
  readonly strings: readonly string[]
  readonly isDateStyle: IsDateStyle
  readonly is1904: boolean
}

/** A cell as the sheet stores it. */
export type StoredCell = {
  readonly type: string
  readonly style: number
  readonly value: string
  /** The text of an inline string. */
  readonly inline: string
}

/** The text of a cell: a number as its 15-digit decimal, a date as YYYY-MM-DD, a formula as its last result. */
export function textOfCell(cell: StoredCell, context: CellContext): string {
  switch (cell.type) {
    case 's':
      return context.strings[Number.parseInt(cell.value, 10)] ?? ''
    case 'inlineStr':
      return decodeSpreadsheetText(cell.inline)
    case 'str':
      return decodeSpreadsheetText(cell.value)
    case 'b':
      return cell.value.trim() === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return cell.value
    case 'd':
      return cell.value.replace('T', ' ').replace(/ 00:00:00(\.0+)?Z?$/, '')
    default:
      return textOfNumber(cell, context)
  }
}

function textOfNumber(cell: StoredCell, context: CellContext): string {
  const decimal = decimalOfStoredNumber(cell.value)
  if (decimal === null) return cell.value
  if (!context.isDateStyle(cell.style)) return decimal
  return textOfSerialDate(decimal, context.is1904) ?? decimal
}
