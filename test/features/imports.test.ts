import iconv from 'iconv-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportDetail, ImportTarget } from '../../server/contract/imports.contract.ts'
import type { Bundle } from '../../server/engine/index.ts'
import { aBundle, aCard, aCategory, anItem, aPersonCard, aRule, aScheme } from '../support/builders.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { finishJob } from '../support/finish-job.ts'
import { column, constant, importClient } from '../support/import-client.ts'
import { textRow, workbookFile } from '../support/workbook-file.ts'
import { writeBundle } from '../support/write-bundle.ts'

/** A bureau whose cards take an entry, a score and two figures of a unit. */
function aBureau(): Bundle {
  const share = (code: string, decimals: number) =>
    anItem({
      ...{ code, fullCenti: 50_000 },
      mode: { kind: 'INDICATOR', measure: { decimals, unit: '' }, method: { kind: 'COMPLETE', target: 10_000 } },
    })
  const own = anItem({ code: 'OWN', fullCenti: 50_000, mode: { kind: 'EARN', rules: [aRule({ code: 'R1' })] } })
  const ballot = anItem({ code: 'BALLOT', fullCenti: 50_000, mode: { kind: 'BALLOT' } })
  return aBundle({
    scheme: aScheme({
      cards: [
        aCard({ code: 'CARD-U', categories: [aCategory({ items: [share('STAYED', 2), share('MEAN', 4)] })] }),
        aPersonCard({ code: 'CARD-P', categories: [aCategory({ items: [own, ballot] })] }),
      ],
    }),
    values: [],
  })
}

const ROSTER =
  '人员编码,姓名,单位编码,单位名称,单位类型,岗位系数,开始日期\n00017,示例甲,M1,综合模块,模块,1.2,2026-01-01\n00021,示例乙,M1,综合模块,模块,1.1,2026/2/16\n'
const SCORES = '工号,项目,得分\nP1,BALLOT,412.50\n'

const scoreTarget: ImportTarget = {
  ...{ kind: 'VALUE', when: [], level: 'person', subject: column('工号'), item: column('项目'), form: 'SCORE' },
  ...{ value: column('得分'), against: null, statedOn: constant('2026-06-30'), document: null },
}

describeOnEveryDatabase('an import', (open) => {
  let app: TestApplication
  let hr: Agent
  let imports: ReturnType<typeof importClient>

  beforeAll(async () => {
    app = await open()
    await writeBundle(app.knex, aBureau())
    hr = await app.as('hr')
    imports = importClient(hr)
  })

  const countOf = async (table: string, where: object = {}): Promise<number> =>
    (await app.knex(table).where(where)).length

  it('reads, maps by the headers, checks without writing, and then writes whole', async () => {
    const read = await imports.read(ROSTER, 'ROSTER')
    expect(read).toMatchObject({
      ...{ status: 'READ', rowCount: 2, mappingSource: 'SUGGESTED', unusedHeaders: [] },
      layout: { format: 'csv', encoding: 'utf-8', delimiter: ',', headerRow: 1, headerRows: 1 },
    })
    expect(read.preview[0]).toEqual({
      row: 2,
      cells: ['00017', '示例甲', 'M1', '综合模块', '模块', '1.2', '2026-01-01'],
    })

    const { detail, problems } = await imports.check(read.id)
    expect(problems.filter(({ severity }) => severity === 'ERROR')).toEqual([])
    expect(detail).toMatchObject({ status: 'CHECKED', problemCount: 0 })
    expect(detail.counts).toEqual([
      { kind: 'units', new: 1, unchanged: 0 },
      { kind: 'people', new: 2, unchanged: 0 },
      { kind: 'postings', new: 2, unchanged: 0 },
    ])
    expect(await countOf('people', { code: '00017' })).toBe(0)

    const applied = await imports.applied(read.id)
    expect(applied).toMatchObject({ status: 'APPLIED', failure: null })
    expect(await app.knex('people').where({ code: '00017' }).first()).toMatchObject({ name: '示例甲' })
    expect(await app.knex('postings').where({ person_code: '00021' }).first()).toMatchObject({
      ...{ unit_code: 'M1', post_bp: 11_000, starts_on: '2026-02-16', ends_on: null },
    })
    expect(await app.knex('batches').where({ id: applied.batchId }).first()).toMatchObject({
      ...{ state: 'APPLIED', source: 'imported', title: 'a.csv' },
    })
  })

  it('is applied once: the second answer says so, and the same key gives the same answer', async () => {
    const read = await imports.read(SCORES, 'VALUES')
    await imports.map(read.id, [scoreTarget])
    await imports.check(read.id)
    const send = () =>
      hr.post(`/api/v1/imports/${read.id}/apply`).set('Idempotency-Key', 'once-and-no-more').send({ repeat: false })
    const first = await send()
    await finishJob(hr, first.body.jobId)
    const replay = await send()
    expect(replay.body).toEqual(first.body)
    expect(replay.headers['idempotency-replayed']).toBe('true')
    expect((await imports.apply(read.id)).body).toMatchObject({ status: 409, code: 'import.applied' })
    expect(await countOf('item_values', { item_code: 'BALLOT' })).toBe(1)
    expect(await app.knex('item_values').where({ item_code: 'BALLOT' }).first()).toMatchObject({ centi: 41_250 })
  })

  it('of a file that was applied before warns, and needs a word before it counts twice', async () => {
    const again = await imports.read(SCORES, 'VALUES')
    expect(again.mappingSource).toBe('REMEMBERED')
    expect(again.warnings).toMatchObject([{ code: 'import.sameFile' }])
    await imports.check(again.id)
    expect((await imports.apply(again.id)).body).toMatchObject({ status: 409, code: 'import.sameFile' })
    expect((await imports.apply(again.id, true)).status).toBe(202)
  })

  it('with problems names them by row and column and writes nothing', async () => {
    const read = await imports.read('工号,项目,得分\nP1,BALLOT,1.005\nP9,BALLOT,5\n,BALLOT,6\nP1,NONE,x\n', 'VALUES')
    await imports.map(read.id, [scoreTarget])
    const { detail, problems } = await imports.check(read.id)
    expect(problems.map(({ row, column: name, code, value }) => [row, name, code, value])).toEqual([
      [2, '得分', 'number.decimals', '1.005'],
      [3, '工号', 'person.unknown', 'P9'],
      [4, '工号', 'import.required', ''],
      [5, '得分', 'import.notANumber', 'x'],
    ])
    expect(detail).toMatchObject({ status: 'CHECKED', problemCount: 4, counts: [] })
    const before = await countOf('item_values')
    expect((await imports.apply(read.id)).body).toMatchObject({ status: 422, code: 'import.problems' })
    expect(await countOf('item_values')).toBe(before)
    const page = await hr.get(`/api/v1/imports/${read.id}/problems?offset=1&limit=2`)
    expect(page.body).toMatchObject({ total: 4, offset: 1 })
    expect(page.body.problems).toHaveLength(2)
  })

  it('gives the rows with problems as a workbook', async () => {
    const read = await imports.read('工号,项目,得分\nP1,BALLOT,=1+1\n', 'VALUES')
    await imports.map(read.id, [scoreTarget])
    await imports.check(read.id)
    const answer = await hr.get(`/api/v1/imports/${read.id}/problem-rows`).buffer(true).responseType('blob')
    expect(answer.status).toBe(200)
    const back = await imports.upload(answer.body, 'VALUES', '2026', '问题行.xlsx')
    expect(back.body.layout).toMatchObject({ format: 'xlsx', sheet: '问题行' })
    const rows = (await imports.layout(back.body.id, { headerRow: 4 })).body as ImportDetail // the server's contract
    expect(rows.headers).toEqual(['行号', '问题', '工号', '项目', '得分'])
    expect(rows.preview[0]?.cells).toEqual(['2', '得分:不是数字', 'P1', 'BALLOT', "'=1+1"])
  })

  it('computes figures of units from the rows that name them', async () => {
    const rows = ['M1,No,3', 'M1,Yes,4', 'M1,No,4', 'U1,No,2.5'].join('\n')
    const read = await imports.read(`单位,离职,满意\n${rows}\n`, 'VALUES')
    const figure = (item: string, compute: Extract<ImportTarget, { kind: 'UNIT_INDICATOR' }>['compute']) => ({
      ...{ kind: 'UNIT_INDICATOR' as const, when: [], unit: column('单位'), item: constant(item), compute },
      ...{ statedOn: null, document: null },
    })
    await imports.map(read.id, [
      figure('STAYED', { kind: 'COUNT_SHARE', column: '离职', values: ['No'] }),
      figure('MEAN', { kind: 'MEAN', column: '满意' }),
    ])
    const { problems } = await imports.check(read.id)
    expect(problems).toEqual([])
    await imports.applied(read.id)
    const values = await app.knex('item_values').where({ level: 'unit' }).orderBy(['item_code', 'subject_code'])
    expect(values.map((row) => [row.item_code, row.subject_code, Number(row.actual)])).toEqual([
      ['MEAN', 'M1', 36_667],
      ['MEAN', 'U1', 25_000],
      ['STAYED', 'M1', 6_667],
      ['STAYED', 'U1', 10_000],
    ])
  })

  it('of a person stated twice names both rows; the same row twice counts once', async () => {
    const header = '人员编码,姓名,单位编码\n'
    const read = await imports.read(`${header}X1,甲,M1\nX1,乙,M1\nX2,丙,M1\nX2,丙,M1\n`, 'ROSTER')
    const { detail, problems } = await imports.check(read.id)
    const of = (severity: string) => problems.filter((problem) => problem.severity === severity)
    expect(of('ERROR').map(({ row, code, params }) => [row, code, params['row']])).toEqual([
      [2, 'import.statedTwice', 3],
      [3, 'import.statedTwice', 2],
    ])
    expect(new Set(of('NOTE').map(({ row, code }) => `${row} ${code}`))).toContain('5 import.repeated')
    expect(detail.problemCount).toBe(2)
  })

  describe('reads another way when it is told to', () => {
    const table = '花名册;;\n人员编码;姓名;单位编码\nZ1;甲,乙;M1\n'

    it('by encoding, delimiter and header', async () => {
      const read = await imports.read(iconv.encode(table, 'gb18030'), 'ROSTER')
      expect(read).toMatchObject({ layout: { encoding: 'gb18030', delimiter: ';', headerRow: 2 }, rowCount: 1 })
      const { body } = await imports.layout(read.id, { delimiter: ',', headerRow: 1 })
      expect(body).toMatchObject({ layout: { delimiter: ',', headerRow: 1 }, rowCount: 2 })
      const refused = await imports.layout(read.id, { encoding: 'utf-8' })
      expect(refused.body).toMatchObject({ status: 422, code: 'file.encoding' })
    })

    it('and joins the two rows of a merged header', async () => {
      const rows = `${textRow(1, '人员', '', '上半年', '')}${textRow(2, '人员编码', '姓名', '得分', '名次')}${textRow(3, 'Z1', '甲', '1', '2')}`
      const read = await imports.read(workbookFile({ rows }), 'ROSTER')
      expect(read.layout).toMatchObject({ format: 'xlsx', headerRow: 1, headerRows: 2 })
      expect(read.headers).toEqual(['人员 / 人员编码', '人员 / 姓名', '上半年 / 得分', '上半年 / 名次'])
    })
  })

  it('is not applied unchecked, into a closed period, or by others than HR', async () => {
    const read = await imports.read('工号,项目,得分\nP1,BALLOT,7\n', 'VALUES')
    expect((await imports.apply(read.id)).body).toMatchObject({ status: 409, code: 'import.notChecked' })
    await imports.check(read.id)
    await app.knex('periods').where({ code: '2026' }).update({ state: 'FINAL' })
    expect((await imports.apply(read.id)).body).toMatchObject({ status: 409, code: 'period.closed' })
    await app.knex('periods').where({ code: '2026' }).update({ state: 'OPEN' })
    expect((await (await app.as('auditor')).get(`/api/v1/imports/${read.id}`)).status).toBe(403)
    expect((await hr.delete(`/api/v1/imports/${read.id}`)).status).toBe(200)
    expect((await hr.get(`/api/v1/imports/${read.id}`)).status).toBe(404)
    expect(await countOf('import_rows', { import_id: read.id })).toBe(0)
  })

  it('that a killed process left half written is discarded at the next start, and says so', async () => {
    const read = await imports.read('工号,项目,得分\nP1,BALLOT,8\n', 'VALUES')
    await imports.check(read.id)
    const batch = await app.application.batches.open(app.knex, {
      ...{ period: '2026', kind: 'import', source: 'imported', title: 'a.csv', userId: await app.userId('hr') },
    })
    await app.knex('imports').where({ id: read.id }).update({ status: 'APPLYING', batch_id: batch.id, job_id: null })
    expect(await app.application.imports.resume()).toBe(1)
    expect(await imports.show(read.id)).toMatchObject({ status: 'FAILED', failure: { code: 'import.interrupted' } })
    expect(await app.knex('batches').where({ id: batch.id }).first()).toMatchObject({ state: 'DISCARDED' })
    const { detail } = await imports.check(read.id)
    expect(detail).toMatchObject({ status: 'CHECKED', failure: null })
  })
})
