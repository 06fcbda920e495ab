import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { exactDecimal } from '../../server/platform/spreadsheets/exact-decimal.ts'
import type { ExportSheet } from '../../server/platform/spreadsheets/export-sheet.ts'
import { readTable } from '../../server/platform/spreadsheets/read-table.ts'
import { safeText } from '../../server/platform/spreadsheets/safe-text.ts'
import type { TableRow } from '../../server/platform/spreadsheets/table-rows.ts'
import { writeCsv } from '../../server/platform/spreadsheets/write-csv.ts'
import { writeWorkbook } from '../../server/platform/spreadsheets/write-workbook.ts'
import { printedSeed } from '../support/seed.ts'

const folder = mkdtempSync(join(tmpdir(), 'qianfen-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

async function read(bytes: Buffer): Promise<readonly TableRow[]> {
  files += 1
  const path = join(folder, String(files))
  writeFileSync(path, bytes)
  const rows: TableRow[] = []
  await readTable(path, { sheet: null, encoding: null, delimiter: null }, async (portion) => {
    rows.push(...portion)
  })
  return rows
}

/** Beginnings that a spreadsheet program would run. */
const PAYLOADS = [
  ...['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '  +1', '\u3000=1', '=cmd|"/c calc"!A1'],
  ...[
    '=HYPERLINK("http://x")',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    '\u200B=1',
    '\uFEFF=1',
    '\u00A0=1',
    '\u202E=1',
    '\u0000=1',
  ],
  ...['=IMPORTXML(A1)', '-2+3+cmd|x', '+cmd|x', '@x', '\v=1', '\f-1', '\u2028=1', '==1', '-5'],
]

const sheetOf = (texts: readonly string[]): ExportSheet => ({
  name: '明细',
  title: '发放明细',
  facts: [['考核期', '2026 上半年']],
  columns: [
    { kind: 'text', header: '姓名' },
    { kind: 'fen', header: '金额' },
    { kind: 'centi', header: '得分' },
    { kind: 'bp', header: '系数' },
    { kind: 'integer', header: '名次' },
    { kind: 'date', header: '日期' },
  ],
  rows: texts.map((text) => [text, -1234567890n, 95639, 12000, 1, '2026-06-30']),
})

describe('an export', () => {
  it('never begins a cell as a formula does', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(25)
    for (const payload of PAYLOADS) expect(safeText(payload)).toMatch(/^'/)
    for (const harmless of ['', '王五', '3-1', 'a=b', '(1)', '#1', '·=']) expect(safeText(harmless)).toBe(harmless)
  })

  it('as a workbook holds no formula and reads back the same after the apostrophe', async () => {
    const bytes = await writeWorkbook([sheetOf(PAYLOADS)])
    const rows = await read(bytes)
    const data = rows.slice(3)
    expect(rows[0]?.cells).toEqual(['发放明细'])
    expect(rows[1]?.cells).toEqual(['考核期', '2026 上半年'])
    expect(rows[2]?.cells).toEqual(['姓名', '金额', '得分', '系数', '名次', '日期'])
    expect(data.map(({ cells }) => cells[0])).toEqual(PAYLOADS.map((payload) => safeText(payload)))
    for (const { cells } of data) {
      expect(cells.slice(1)).toEqual(['-12345678.9', '956.39', '1.2', '1', '2026-06-30'])
    }
  })

  it.each(['utf-8', 'gb18030'] as const)('as text in %s holds the same', async (encoding) => {
    const texts = ['=1+1', '示例甲', '-5', 'a,"b"\nc']
    const rows = await read(writeCsv(sheetOf(texts), encoding))
    expect(rows.slice(3).map(({ cells }) => cells)).toEqual(
      texts.map((text) => [safeText(text), '-12345678.90', '956.39', '1.2000', '1', '2026-06-30']),
    )
  })

  it('keeps every digit: what a spreadsheet cannot hold as a number becomes text', async () => {
    const amounts = [0n, 1n, -1n, 123_456_789_012_345n, 900_719_925_474_099_267n]
    const columns = [{ kind: 'fen', header: '金额' }] as const
    const sheet = { ...sheetOf([]), columns, rows: amounts.map((amount) => [amount]) }
    const rows = await read(await writeWorkbook([sheet]))
    const expected = ['0', '0.01', '-0.01', '1234567890123.45', '9007199254740992.67']
    expect(rows.slice(3).map(({ cells }) => cells[0])).toEqual(expected)
  })

  it('refuses a value of another kind than its column', async () => {
    const wrong = { ...sheetOf([]), rows: [[1]] }
    expect(() => writeCsv(wrong)).toThrow(TypeError)
    expect(() => writeCsv({ ...sheetOf([]), rows: [['a', 1]] })).toThrow(TypeError)
    expect(() => writeCsv({ ...sheetOf([]), rows: [['a', 1n, 0.5]] })).toThrow(TypeError)
  })

  it('gives sheets names that are allowed and each once', async () => {
    const sheets = ['a/b', 'a/b', '', 'x'.repeat(40)].map((name) => ({ ...sheetOf(['a']), name }))
    await expect(writeWorkbook(sheets)).resolves.toBeInstanceOf(Buffer)
  })

  it('writes scaled integers exactly, whatever their size', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const text = exactDecimal(value, decimals)
        expect(text).toMatch(/^-?\d+(\.\d+)?$/)
        expect(BigInt(text.replace('.', ''))).toBe(value)
      }),
      { seed: printedSeed('exact decimals') },
    )
  })
})
