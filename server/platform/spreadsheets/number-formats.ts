import type { CheckedZip } from './zip-directory.ts'
import { readXml } from './xml-events.ts'

/** Whether the cell style with this index shows its number as a date or time. */
export type IsDateStyle = (style: number) => boolean

/** Formats that every spreadsheet program has built in and that show a date. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
])
const MOST_STYLES = 70_000

/** Reads which cell styles are dates: `cellXfs` in order, each naming a number format. */
export async function readDateStyles(zip: CheckedZip): Promise<IsDateStyle> {
  if (!zip.has('xl/styles.xml')) return () => false
  const dateFormats = new Set(BUILT_IN_DATES)
  const styles: boolean[] = []
  let isInCellFormats = false
  await readXml(await zip.open('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'cellXfs') isInCellFormats = true
      if (name === 'numFmt' && isDateFormat(attributes.get('formatCode') ?? '')) {
        dateFormats.add(Number.parseInt(attributes.get('numFmtId') ?? '0', 10))
      }
      if (name === 'xf' && isInCellFormats && styles.length < MOST_STYLES) {
        styles.push(dateFormats.has(Number.parseInt(attributes.get('numFmtId') ?? '0', 10)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellFormats = false
    },
    text: () => undefined,
    pause: () => Promise.resolve(),
  })
  return (style) => styles[style] === true
}

/** A format is a date's when, beside quoted text, escapes and brackets, it holds a letter of year, month, day or time. */
export function isDateFormat(format: string): boolean {
  const bare = format
    .slice(0, 500)
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
  return /[ymdhs年月日]/i.test(bare.replace(/general/gi, ''))
}
