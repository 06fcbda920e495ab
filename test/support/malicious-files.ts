import { textRow, workbookFile, workbookParts } from './workbook-file.ts'
import { zipFile } from './zip-file.ts'

export type MaliciousFile = { readonly title: string; readonly bytes: Buffer; readonly code: string }

const megabytes = (count: number, byte = 'x'): string => byte.repeat(count * 1024 * 1024)
const plain = textRow(1, 'a', 'b')
const withMore = (name: string, content: string | Buffer = 'x') =>
  workbookFile({ rows: plain, more: [{ name, content }] })
const withRows = (rows: string) => workbookFile({ rows })
const withSheet = (sheet: string) => workbookFile({ sheet })
const text = (value: string | Buffer): Buffer => Buffer.from(value)

/** Files that want to cost memory, time or more, and files that are no tables; each with the reason of its refusal. */
export function maliciousFiles(): readonly MaliciousFile[] {
  return [...brokenArchives(), ...bombs(), ...expensiveSheets(), ...brokenMarkup(), ...strangeTexts()].map(
    ([title, bytes, code]) => ({ title, bytes, code }),
  )
}

type Case = readonly [title: string, bytes: Buffer, code: string]

function brokenArchives(): readonly Case[] {
  const whole = workbookFile({ rows: plain })
  const parts = workbookParts({ rows: plain })
  return [
    ['an empty file', text(''), 'file.empty'],
    ['a zip that is cut off', whole.subarray(0, whole.length - 40), 'file.broken'],
    ['two letters of a zip', text('PK'), 'file.broken'],
    ['a zip without a workbook', zipFile([{ name: 'a.txt', content: 'x' }]), 'file.part'],
    ['an empty zip', zipFile([]), 'file.notSpreadsheet'],
    ['a zip with content types only', zipFile([{ name: '[Content_Types].xml', content: '' }]), 'file.notSpreadsheet'],
    ['a part outside the folder', withMore('../evil.xml'), 'file.broken'],
    ['a part with an absolute path', withMore('/etc/passwd'), 'file.broken'],
    ['a part hidden behind dots', withMore('xl/a..b/../x.xml'), 'file.broken'],
    ['a macro', withMore('xl/vbaProject.bin'), 'file.part'],
    ['an embedded program', withMore('xl/embeddings/run.exe'), 'file.part'],
    ['an embedded object', withMore('xl/embeddings/oleObject1.bin'), 'file.part'],
    ['an encrypted part', zipFile(parts.map((part) => ({ ...part, isEncrypted: true }))), 'file.encrypted'],
    ['a part that is there twice', zipFile([...parts, ...parts.slice(-1)]), 'file.broken'],
    ['a workbook without its relations', zipFile(parts.filter(({ name }) => !name.endsWith('.rels'))), 'file.broken'],
    ['a workbook without its sheet', zipFile(parts.filter(({ name }) => !name.includes('sheet1'))), 'file.broken'],
    [
      'the old binary format',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]),
      'file.oldFormat',
    ],
  ]
}

function bombs(): readonly Case[] {
  const many = Array.from({ length: 60 }, (_, index) => ({ name: `xl/media/image${index}.png`, content: '' }))
  const parts = workbookParts({ rows: plain })
  const lying = parts.map((part) => (part.name.includes('sheet1') ? { ...part, statedSize: 10 } : part))
  return [
    ['a part of sixty megabytes of blanks', withMore('xl/theme/theme1.xml', megabytes(60, ' ')), 'file.bomb'],
    ['ten megabytes of one letter', withMore('xl/theme/theme1.xml', megabytes(10)), 'file.bomb'],
    [
      'two parts of thirty megabytes',
      zipFile([...parts, ...[1, 2].map((part) => ({ name: `xl/media/image${part}.png`, content: megabytes(30) }))]),
      'file.bomb',
    ],
    [
      'a directory that states a terabyte',
      zipFile(parts.map((part) => ({ ...part, statedSize: 0xfffffff0 }))),
      'file.bomb',
    ],
    ['a directory that states too little', zipFile(lying), 'file.broken'],
    ['sixty parts', workbookFile({ rows: plain, more: many }), 'file.tooManyParts'],
    ['a sheet of fifty megabytes', withSheet(megabytes(55, ' ')), 'file.bomb'],
  ]
}

function expensiveSheets(): readonly Case[] {
  const number = (row: string) => withRows(`<row r="${row}"><c t="n"><v>1</v></c></row>`)
  const wide = `<row r="1"><c r="XFD1"><v>1</v></c></row>`
  const sheets = Array.from(
    { length: 60 },
    (_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="rId1"/>`,
  )
  return [
    ['row number 200,000,000', number('200000000'), 'file.rowNumber'],
    ['row number 10^15', number('1000000000000000'), 'file.broken'],
    ['row number 0', number('0'), 'file.broken'],
    ['a negative row number', number('-5'), 'file.broken'],
    ['a row number that is none', number('1e9'), 'file.broken'],
    ['the last row of all', number('1048576'), 'file.tooManyRows'],
    ['rows that run backwards', withRows(textRow(2, 'a') + textRow(1, 'b')), 'file.broken'],
    ['the last column of all', withRows(wide), 'file.tooManyColumns'],
    ['a column beyond all', withRows('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>'), 'file.tooManyColumns'],
    [
      'columns that run backwards',
      withRows('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'),
      'file.broken',
    ],
    [
      'a sheet id of 200,000,000',
      workbookFile({ rows: plain, sheets: '<sheet name="S" sheetId="200000000" r:id="rId1"/>' }),
      'file.broken',
    ],
    ['sixty sheets', workbookFile({ rows: plain, sheets: sheets.join('') }), 'file.tooManySheets'],
    ['no sheet at all', workbookFile({ rows: plain, sheets: '<nothing/>' }), 'file.noSheet'],
    ['a cell of forty thousand letters', withRows(textRow(1, noise(40_000))), 'file.cellTooLong'],
    [
      'a shared text of forty thousand letters',
      workbookFile({ rows: plain, sharedStrings: `<si><t>${noise(40_000)}</t></si>` }),
      'file.cellTooLong',
    ],
  ]
}

function brokenMarkup(): readonly Case[] {
  const dtd = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  return [
    ['entities that multiply', withSheet(`<?xml version="1.0"?>${dtd}<worksheet>&b;</worksheet>`), 'file.dtd'],
    [
      'an entity that reads a file',
      workbookFile({ workbook: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook/>' }),
      'file.dtd',
    ],
    ['a document type in the texts', workbookFile({ rows: plain, sharedStrings: '<!DOCTYPE sst>' }), 'file.dtd'],
    ['a tag that never ends', withSheet(`<worksheet ${noise(200_000)}`), 'file.broken'],
    ['a comment that never ends', withSheet(`<!-- ${noise(2_000_000)}`), 'file.broken'],
    ['bytes that are no UTF-8', withBytes(Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x3e])), 'file.broken'],
    ['markup inside markup', withSheet('<worksheet><row <c></worksheet>'), 'file.broken'],
  ]
}

function strangeTexts(): readonly Case[] {
  return [
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'file.notSpreadsheet'],
    ['a program', Buffer.concat([Buffer.from('7f454c46020101000000', 'hex'), Buffer.alloc(64)]), 'file.notSpreadsheet'],
    ['a printed page', text('%PDF-1.7\n\u0000\u0001\u0002'), 'file.notSpreadsheet'],
    [
      'a web page that is called a table',
      text('<html><table><tr><td>1</td></tr></table></html>'),
      'file.notSpreadsheet',
    ],
    ['a workbook as plain markup', text('<?xml version="1.0"?><Workbook/>'), 'file.notSpreadsheet'],
    ['text with a NUL', text('a,b\n1,\u0000'), 'file.notSpreadsheet'],
    ['bytes of no encoding', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), 'file.encoding'],
    [
      'a mark of UTF-8 before other bytes',
      Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x2c, 0xc4, 0xe3, 0x0a]),
      'file.encoding',
    ],
    ['a quote that never ends', text(`a,b\n"${'x,\n'.repeat(10)}`), 'file.broken'],
    ['a quote inside a cell', text('a,b\n1,2"3\n'), 'file.broken'],
    [
      'six hundred columns',
      text(`${Array.from({ length: 600 }, (_, index) => `c${index}`).join(',')}\n`),
      'file.tooManyColumns',
    ],
    ['a cell of forty thousand letters in text', text(`a,b\n1,${noise(40_000)}\n`), 'file.cellTooLong'],
    ['two hundred thousand rows and more', text(`a,b\n${'1,2\n'.repeat(200_010)}`), 'file.tooManyRows'],
  ]
}

function withBytes(sheet: Buffer): Buffer {
  return zipFile(workbookParts({}).map((part) => (part.name.includes('sheet1') ? { ...part, content: sheet } : part)))
}

/** Letters that do not pack well, the same on every run. */
function noise(length: number): string {
  let state = 12_345
  const letters: string[] = []
  for (let at = 0; at < length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    letters.push(String.fromCharCode(97 + (Math.floor(state / 65_536) % 26)))
  }
  return letters.join('')
}
