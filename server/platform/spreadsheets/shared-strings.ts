import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import { readXml } from './xml-events.ts'
import { decodeSpreadsheetText } from './xml-text.ts'
import type { CheckedZip } from './zip-directory.ts'

const MOST_STRINGS = 2_000_000

/** The workbook's table of texts, in order; runs of one text are joined, phonetic guides left out. */
export async function readSharedStrings(zip: CheckedZip): Promise<readonly string[]> {
  const strings: string[] = []
  if (!zip.has('xl/sharedStrings.xml')) return strings
  let text = ''
  let isInText = false
  let isInGuide = false
  await readXml(await zip.open('xl/sharedStrings.xml'), {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') isInGuide = true
      if (name === 't') isInText = !isInGuide
    },
    close: (name) => {
      if (name === 'rPh') isInGuide = false
      if (name === 't') isInText = false
      if (name === 'si') strings.push(decodeSpreadsheetText(text))
      if (strings.length > MOST_STRINGS) throw new FileRefused('file.tooManyCells', { maximum: MOST_STRINGS })
    },
    text: (part) => {
      if (isInText) text += part
      if (text.length > LIMITS.cellCharacters) {
        throw new FileRefused('file.cellTooLong', { maximum: LIMITS.cellCharacters })
      }
    },
    pause: () => Promise.resolve(),
  })
  return strings
}
