import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { decimalOfStoredNumber } from '../../server/platform/spreadsheets/decimal-text.ts'
import { isDateFormat } from '../../server/platform/spreadsheets/number-formats.ts'
import { readTable } from '../../server/platform/spreadsheets/read-table.ts'
import { textOfSerialDate } from '../../server/platform/spreadsheets/serial-date.ts'
import type { TableOptions, TableRow } from '../../server/platform/spreadsheets/table-rows.ts'
import { textRow, workbookFile, type WorkbookParts } from '../support/workbook-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'qianfen-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const DETECT: TableOptions = { sheet: null, encoding: null, delimiter: null }
let files = 0

async function read(bytes: Buffer | string, options: Partial<TableOptions> = {}) {
  files += 1
  const path = join(folder, String(files))
  writeFileSync(path, bytes)
  const rows: TableRow[] = []
  const head = await readTable(path, { ...DETECT, ...options }, async (portion) => {
    rows.push(...portion)
  })
  return { head, rows, cells: rows.map(({ cells }) => cells) }
}

const readBook = async (parts: WorkbookParts) => (await read(workbookFile(parts))).cells

describe('a stored number', () => {
  it.each([
    ['1.1000000000000001', '1.1'],
    ['0.30000000000000004', '0.3'],
    ['1.005', '1.005'],
    ['100', '100'],
    ['1E3', '1000'],
    ['1.5e-3', '0.0015'],
    ['-2.50', '-2.5'],
    ['0', '0'],
    ['-0.0', '0'],
    ['12345678901234567', '12345678901234600'],
    ['999999999999999.9', '1000000000000000'],
    ['.5', '0.5'],
  ])('%s is read as %s', (stored, text) => {
    expect(decimalOfStoredNumber(stored)).toBe(text)
  })

  it.each(['', 'x', '1,5', '1e9999', '--1', '1 2', 'NaN', '0x10'])('%j is none', (stored) => {
    expect(decimalOfStoredNumber(stored)).toBeNull()
  })
})

describe('a day number', () => {
  it.each([
    ['46203', false, '2026-06-30'],
    ['46203.354166666667', false, '2026-06-30 08:30:00'],
    ['44741', true, '2026-06-30'],
    ['1', false, '1900-01-01'],
    ['61', false, '1900-03-01'],
    ['0.5', false, null],
    ['-1', false, null],
    ['9999999', false, null],
  ])('%s (1904: %s) is %s', (serial, is1904, text) => {
    expect(textOfSerialDate(serial, is1904)).toBe(text)
  })

  it.each([
    ['yyyy-mm-dd', true],
    ['yyyy"年"m"月"d"日"', true],
    ['[$-804]yyyy年m月', true],
    ['[h]:mm', true],
    ['0.00', false],
    ['#,##0.00_);[Red](#,##0.00)', false],
    ['General', false],
    ['0"days"', false],
    ['0\\d', false],
  ])('format %s shows a date: %s', (format, isDate) => {
    expect(isDateFormat(format)).toBe(isDate)
  })
})

describe('a workbook', () => {
  it('gives texts of every kind of cell', async () => {
    const cells = [
      '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.1000000000000001</v></c><c r="C1" s="1"><v>46203</v></c>',
      '<c r="D1" t="b"><v>1</v></c><c r="E1" t="str"><f>1+1</f><v>x &amp; y</v></c><c r="F1" t="e"><v>#N/A</v></c>',
      '<c r="H1" t="inlineStr"><is><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r></is></c>',
    ]
    const book = {
      rows: `<row r="1">${cells.join('')}</row>`,
      sharedStrings: '<si><t>shared</t><rPh sb="0" eb="1"><t>guide</t></rPh></si>',
      styles: '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    }
    expect(await readBook(book)).toEqual([['shared', '1.1', '2026-06-30', 'TRUE', 'x & y', '#N/A', '', 'rich text']])
  })

  it('keeps the row numbers of the file and drops blank rows and styled blanks', async () => {
    const rows = `${textRow(2, 'a', 'b')}<row r="5"><c r="A5"/><c r="XFD5" s="1"/></row>${textRow(9, 'c', ' ')}`
    const { rows: read2 } = await read(workbookFile({ rows }))
    expect(read2).toEqual([
      { row: 2, cells: ['a', 'b'] },
      { row: 9, cells: ['c'] },
    ])
  })

  it('takes a format on the last row of all for what it is', async () => {
    const rows = `${textRow(1, 'a')}<row r="1048576" ht="15"/>`
    expect(await readBook({ rows })).toEqual([['a']])
  })

  it('reads the sheet that was chosen, hides the hidden ones', async () => {
    const sheets =
      '<sheet name="隐" sheetId="1" state="hidden" r:id="rId1"/><sheet name="花名册" sheetId="2" r:id="rId1"/>'
    const bytes = workbookFile({ rows: textRow(1, 'a'), sheets })
    expect((await read(bytes)).head).toMatchObject({ format: 'xlsx', sheets: ['花名册'], sheet: '花名册' })
    await expect(read(bytes, { sheet: '隐' })).rejects.toMatchObject({ code: 'file.noSheet' })
  })

  it('is known by its content, not by a name or a prefix', async () => {
    const rows = '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>p</x:t></x:is></x:c></x:row>'
    const sheet = `<x:worksheet xmlns:x="x"><x:sheetData>${rows}</x:sheetData></x:worksheet>`
    expect(await readBook({ sheet })).toEqual([['p']])
  })
})

describe('a text table', () => {
  const table = '工号,姓名\n00017,示例甲\n'

  it.each([
    ['UTF-8', Buffer.from(table), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`), 'utf-8'],
    ['GB18030', iconv.encode(table, 'gb18030'), 'gb18030'],
  ])('in %s is read alike', async (_name, bytes, encoding) => {
    const { head, cells } = await read(bytes)
    expect(head).toMatchObject({ format: 'csv', encoding, delimiter: ',' })
    expect(cells).toEqual([
      ['工号', '姓名'],
      ['00017', '示例甲'],
    ])
  })

  it.each([',', ';', '\t'] as const)('finds the delimiter %j', async (delimiter) => {
    const { head, cells } = await read(
      ['a', 'b,c;d']
        .map((cell) => `"${cell}"`)
        .join(delimiter)
        .concat('\n1', delimiter, '2'),
    )
    expect(head.delimiter).toBe(delimiter)
    expect(cells[1]).toEqual(['1', '2'])
  })

  it('takes what a person chose instead', async () => {
    expect((await read('a;b,c\n', { delimiter: ',' })).cells).toEqual([['a;b', 'c']])
    await expect(read(iconv.encode(table, 'gb18030'), { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'file.encoding',
    })
  })

  it('counts rows as a spreadsheet program shows them', async () => {
    const { rows } = await read('a,b\r\n\r\n"1\r\n1",2\r\n3\r\n')
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 4])
    expect(rows[1]?.cells).toEqual(['1\r\n1', '2'])
  })
})
