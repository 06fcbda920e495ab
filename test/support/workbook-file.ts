import { zipFile, type ZipPart } from './zip-file.ts'

export type WorkbookParts = {
  /** What stands inside <sheetData>. */
  readonly rows?: string
  /** The whole sheet, instead of `rows`. */
  readonly sheet?: string
  readonly sharedStrings?: string
  readonly styles?: string
  /** What stands inside <sheets>. */
  readonly sheets?: string
  readonly workbook?: string
  readonly relations?: string
  readonly more?: readonly ZipPart[]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook made part by part, as no writer would make it. */
export function workbookFile(parts: WorkbookParts): Buffer {
  return zipFile(workbookParts(parts))
}

export function workbookParts(parts: WorkbookParts): readonly ZipPart[] {
  const sheets = parts.sheets ?? '<sheet name="Sheet1" sheetId="1" r:id="rId1"/>'
  const workbook = `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${sheets}</sheets></workbook>`
  const target = `<Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>`
  const relations = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${target}</Relationships>`
  const sheet = `${HEAD}<worksheet ${MAIN}><sheetData>${parts.rows ?? ''}</sheetData></worksheet>`
  return [
    { name: '[Content_Types].xml', content: `${HEAD}<Types/>` },
    { name: 'xl/workbook.xml', content: parts.workbook ?? workbook },
    { name: 'xl/_rels/workbook.xml.rels', content: parts.relations ?? relations },
    { name: 'xl/worksheets/sheet1.xml', content: parts.sheet ?? sheet },
    ...(parts.sharedStrings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', content: `${HEAD}<sst ${MAIN}>${parts.sharedStrings}</sst>` }]),
    ...(parts.styles === undefined
      ? []
      : [{ name: 'xl/styles.xml', content: `${HEAD}<styleSheet ${MAIN}>${parts.styles}</styleSheet>` }]),
    ...(parts.more ?? []),
  ]
}

/** A row of inline strings. */
export function textRow(row: number, ...cells: readonly string[]): string {
  return `<row r="${row}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
}
