import type { ImportDateFormat } from '../../../contract/import-mapping.contract.ts'

export type DateReading = { readonly text: string; readonly hadTime: boolean; readonly isNormalised: boolean }

const TIME = /[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
const FORMS: Readonly<Record<ImportDateFormat, readonly RegExp[]>> = {
  AUTO: [
    /^(?<y>\d{4})([-/.])(?<m>\d{1,2})\2(?<d>\d{1,2})$/,
    /^(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日$/,
    /^(?<y>(?:19|20)\d{2})(?<m>\d{2})(?<d>\d{2})$/,
  ],
  'YYYY-MM-DD': [/^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})$/],
  YYYYMMDD: [/^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/],
  'D/M/YYYY': [/^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4})$/],
  'M/D/YYYY': [/^(?<m>\d{1,2})[-/.](?<d>\d{1,2})[-/.](?<y>\d{4})$/],
}

/**
 * A date as 'YYYY-MM-DD'. AUTO takes only forms that begin with the year, which can be read in one way. Null for texts of
 * another form and for days that the calendar does not have.
 */
export function readDate(text: string, format: ImportDateFormat): DateReading | null {
  const folded = text.normalize('NFKC').trim()
  const hadTime = TIME.test(folded)
  const day = folded.replace(TIME, '').replace(/\s/g, '')
  for (const form of FORMS[format]) {
    const parts = form.exec(day)?.groups
    if (parts === undefined) continue
    const date = `${parts['y']}-${parts['m']?.padStart(2, '0')}-${parts['d']?.padStart(2, '0')}`
    const isMidnight = !hadTime || /[ T]0{1,2}:00(:00(\.0+)?)?$/.test(folded)
    return isRealDate(date) ? { text: date, hadTime: !isMidnight, isNormalised: folded !== text } : null
  }
  return null
}

function isRealDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}
