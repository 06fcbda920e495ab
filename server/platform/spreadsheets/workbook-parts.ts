import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import { readXml, type Attributes } from './xml-events.ts'
import type { CheckedZip } from './zip-directory.ts'

export type WorkbookSheet = { readonly name: string; readonly part: string }

export type WorkbookParts = {
  readonly sheets: readonly WorkbookSheet[]
  /** The older day numbering of some workbooks. */
  readonly is1904: boolean
}

/** Reads which sheets a workbook has, in its own order, hidden ones left out, and where they lie. */
export async function readWorkbookParts(zip: CheckedZip): Promise<WorkbookParts> {
  const targets = await readTargets(zip)
  const sheets: WorkbookSheet[] = []
  let is1904 = false
  await readElements(zip, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '')
    if (name !== 'sheet') return
    const sheet = sheetOf(attributes, targets)
    if (sheet !== null) sheets.push(sheet)
    if (sheets.length > LIMITS.sheets) throw new FileRefused('file.tooManySheets', { maximum: LIMITS.sheets })
  })
  if (sheets.length === 0) throw new FileRefused('file.noSheet')
  return { sheets, is1904 }
}

function sheetOf(attributes: Attributes, targets: ReadonlyMap<string, string>): WorkbookSheet | null {
  const sheetId = attributes.get('sheetId') ?? '1'
  if (!/^\d{1,5}$/.test(sheetId) || Number.parseInt(sheetId, 10) > LIMITS.sheetId) throw new FileRefused('file.broken')
  const part = targets.get(attributes.get('id') ?? '')
  const name = attributes.get('name') ?? ''
  if (part === undefined || attributes.get('state') === 'veryHidden' || attributes.get('state') === 'hidden')
    return null
  return { name: name.slice(0, 100), part }
}

async function readTargets(zip: CheckedZip): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await readElements(zip, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return
    const target = attributes.get('Target') ?? ''
    targets.set(attributes.get('Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  })
  return targets
}

async function readElements(
  zip: CheckedZip,
  part: string,
  open: (name: string, attributes: Attributes) => void,
): Promise<void> {
  await readXml(await zip.open(part), {
    open,
    close: () => undefined,
    text: () => undefined,
    pause: () => Promise.resolve(),
  })
}
