import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { FileRefused } from '../../server/platform/spreadsheets/file-refused.ts'
import { createSpreadsheetReader } from '../../server/platform/spreadsheets/read-spreadsheet.ts'
import { readTable } from '../../server/platform/spreadsheets/read-table.ts'
import type { TableOptions } from '../../server/platform/spreadsheets/table-rows.ts'
import { maliciousFiles } from '../support/malicious-files.ts'
import { workbookFile } from '../support/workbook-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'qianfen-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const DETECT: TableOptions = { sheet: null, encoding: null, delimiter: null }
let files = 0

function fileOf(bytes: Buffer): string {
  files += 1
  const path = join(folder, String(files))
  writeFileSync(path, bytes)
  return path
}

async function refusalOf(reading: Promise<unknown>): Promise<FileRefused> {
  const outcome = await reading.then(
    () => new Error('it was read'),
    (error: unknown) => error,
  )
  if (outcome instanceof FileRefused) return outcome
  throw outcome
}

describe('a file that is no harmless table', () => {
  const corpus = maliciousFiles()

  it('comes in at least forty kinds', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(40)
  })

  it.each(corpus)('is refused: $title', async ({ bytes, code }) => {
    const refusal = await refusalOf(readTable(fileOf(bytes), DETECT, async () => undefined))
    expect(refusal).toMatchObject({ code, status: 422 })
  })
})

describe('the child that reads', () => {
  it('hands its refusal on', async () => {
    const reader = createSpreadsheetReader()
    const path = fileOf(Buffer.from('a,b\n1,2"3\n'))
    expect(await refusalOf(reader.read(path, DETECT, async () => undefined))).toMatchObject({
      code: 'file.broken',
      params: { row: 2 },
    })
  })

  it('is killed when it takes too long', async () => {
    const reader = createSpreadsheetReader({ seconds: 3, memoryMegabytes: 256, atOnce: 1 })
    const path = fileOf(Buffer.from(`a,b\n${'1,2\n'.repeat(2_000)}`))
    const never = () => new Promise<void>(() => undefined)
    expect(await refusalOf(reader.read(path, DETECT, never))).toMatchObject({ code: 'file.tooExpensive' })
  })

  it('is killed when it takes too much memory', async () => {
    const strings = Array.from({ length: 900_000 }, (_, index) => `<si><t>${index} and more</t></si>`).join('')
    const path = fileOf(workbookFile({ sharedStrings: strings, rows: '' }))
    const reader = createSpreadsheetReader({ seconds: 60, memoryMegabytes: 24, atOnce: 1 })
    expect(await refusalOf(reader.read(path, DETECT, async () => undefined))).toMatchObject({
      code: 'file.tooExpensive',
    })
  })

  it('does not start for a bomb that the directory gives away', async () => {
    const reader = createSpreadsheetReader({ seconds: 0, memoryMegabytes: 1, atOnce: 0 })
    const bomb = maliciousFiles().find(({ code }) => code === 'file.bomb')
    const reading = reader.read(fileOf(bomb?.bytes ?? Buffer.alloc(0)), DETECT, async () => undefined)
    expect(await refusalOf(reading)).toMatchObject({ code: 'file.bomb' })
  })

  it('waits in a line that has an end', async () => {
    const reader = createSpreadsheetReader({ seconds: 30, memoryMegabytes: 256, atOnce: 1 })
    const path = fileOf(Buffer.from('a,b\n1,2\n'))
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () => reader.read(path, DETECT, async () => undefined)),
    )
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(3)
    expect(refused[0]).toMatchObject({ reason: { code: 'file.busy', status: 503 } })
  })
})
