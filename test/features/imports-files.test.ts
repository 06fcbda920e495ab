import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { beforeAll, expect, it, vi } from 'vitest'
import { IMPORT_MAX_BYTES, importKind } from '../../server/contract/imports.contract.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { importClient } from '../support/import-client.ts'
import { maliciousFiles } from '../support/malicious-files.ts'
import { aBundle } from '../support/builders.ts'
import { writeBundle } from '../support/write-bundle.ts'

const folders = (): string[] => readdirSync(tmpdir()).filter((name) => /^qianfen-(upload|import)-/.test(name))

/** Every temporary folder that is there now goes away; other tests may make new ones meanwhile. */
/** What a killed process left behind earlier is nobody's here. */
const leftBefore = new Set(folders())

async function expectFoldersGone(): Promise<void> {
  const present = folders().filter((name) => !leftBefore.has(name))
  await vi.waitFor(() => expect(folders().filter((name) => present.includes(name))).toEqual([]), { timeout: 20_000 })
}

/** One file for each reason of refusal: all of them are read without the server in spreadsheets-refused.test.ts. */
const oneOfEachReason = () => [...new Map(maliciousFiles().map((file) => [file.code, file])).values()]

describeOnEveryDatabase('an uploaded file', (open) => {
  let app: TestApplication
  let hr: Agent
  let imports: ReturnType<typeof importClient>

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBundle())
    hr = await app.as('hr')
    imports = importClient(hr)
  })

  it('that is malicious is refused with its reason, and nothing of it is kept', async () => {
    for (const { title, bytes, code } of oneOfEachReason()) {
      const answer = await imports.upload(bytes, 'ROSTER')
      const whole = bytes.length === 0 ? [400, 422] : [422]
      expect(whole, `${title}: ${answer.text}`).toContain(answer.status)
      if (answer.status === 422) expect(answer.body.code, title).toBe(code)
    }
    for (const table of ['imports', 'import_rows', 'import_files']) expect(await app.knex(table)).toEqual([])
    await expectFoldersGone()
  })

  it('of a hundred megabytes is refused by its stated length, before it arrives', async () => {
    const { port } = app.server.address() as AddressInfo // listening on TCP
    const cookie = await app.cookieOf(await app.userId('hr'))
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request({
        ...{ host: '127.0.0.1', port, method: 'POST', path: '/api/v1/imports' },
        headers: {
          ...{ Cookie: cookie, 'X-Qianfen': '1', 'Content-Type': 'multipart/form-data; boundary=x' },
          'Content-Length': 5 * IMPORT_MAX_BYTES,
        },
      })
      sending.on('response', (answer) => {
        resolve(answer.statusCode ?? 0)
        sending.destroy()
      })
      sending.on('error', reject)
      sending.write('--x\r\n')
    })
    expect(status).toBe(413)
    await expectFoldersGone()
  })

  it('of an unknown kind or period is refused', async () => {
    const unknown = await imports.upload('a,b\n', 'ROSTER', 'none')
    expect(unknown.status).toBe(404)
    const kind = await hr.post('/api/v1/imports').field('kind', 'SECRET').attach('file', Buffer.from('a'), 'a.csv')
    expect(kind.status).toBe(400)
  })

  it('leaves room for others between its portions', async () => {
    let turns = 0
    let isReading = true
    const others = (async () => {
      while (isReading) {
        await setImmediate()
        turns += 1
      }
    })()
    const rows = Array.from({ length: 20_000 }, (_, index) => `N${index},x,U1`).join('\n')
    const read = await imports.read(`人员编码,姓名,单位编码\n${rows}\n`, 'ROSTER')
    const turnsOfReading = turns
    await imports.check(read.id)
    isReading = false
    await others
    const portions = 20_000 / 500
    expect(turnsOfReading).toBeGreaterThan(portions)
    expect(turns - turnsOfReading).toBeGreaterThan(portions)
  })

  it.each(importKind.options)('made from the template %s maps by itself', async (kind) => {
    const template = await hr.get(`/api/v1/import-templates/${kind}`).buffer(true).responseType('blob')
    expect(template.status).toBe(200)
    const { body } = await imports.upload(template.body, kind, '2026', 'template.xlsx')
    const examples = await imports.layout(body.id, { sheet: '示例' })
    expect(examples.body).toMatchObject({
      rowCount: 2,
      unusedHeaders: [],
      layout: { sheets: ['填写', '示例', '说明'] },
    })
    expect(JSON.stringify(examples.body.mapping)).not.toContain('"CONSTANT"')
    const { problems } = await imports.check(body.id)
    const unread = problems.filter(({ code }) => code.startsWith('import.') && code !== 'import.normalised')
    expect(unread).toEqual([])
  })
})
