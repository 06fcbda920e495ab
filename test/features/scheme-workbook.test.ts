import { beforeAll, expect, it } from 'vitest'
import type { SchemeDetail } from '../../server/contract/schemes.contract.ts'
import { defaultScheme } from '../../server/features/schemes/default-scheme.ts'
import { readOutline } from '../../server/features/schemes/read-outline.ts'
import { schemeSheet } from '../../server/features/schemes/write-outline.ts'
import type { Scheme } from '../../server/engine/index.ts'
import { writeCsv } from '../../server/platform/spreadsheets/write-csv.ts'
import { describeOnEveryDatabase, type Agent, type TestApplication } from '../support/application.ts'
import { aCard, aCategory, anItem, aPersonCard, aRule, aScheme } from '../support/builders.ts'

/** Every kind of part, with texts that look like formulas and points below zero. */
function aFullScheme(code: string): Scheme {
  const rules = [
    aRule({ code: 'R1', name: '=HYPERLINK("x")', unitCenti: -250, minusCapCenti: 1_000, plusCapCenti: null }),
    aRule({ code: 'R2', name: '-5 分', unitCenti: 300, plusCapCenti: 300, document: '@依据' }),
  ]
  const items = [
    anItem({ code: 'I1', fullCenti: 60_000, floorCenti: -500, mode: { kind: 'DEDUCT', rules } }),
    anItem({
      ...{ code: 'I2', fullCenti: 30_000, ceilingCenti: 36_000 },
      mode: {
        ...{ kind: 'INDICATOR', measure: { decimals: 2, unit: '%' } },
        method: { kind: 'STEP', rows: [{ direction: 'AT_LEAST', level: 9_000, centi: 30_000 }] },
      },
    }),
    anItem({ code: 'I3', fullCenti: 10_000, mode: { kind: 'GRADE', table: [{ grade: '好', shareBp: 10_000 }] } }),
  ]
  const adjustments = { rules: [aRule({ code: 'A1' })], plusCapCenti: 2_000, minusCapCenti: null }
  return aScheme({
    ...{ code, version: 1, name: '千分制' },
    cards: [
      aCard({ code: 'U', categories: [aCategory({ code: 'C1', fullCenti: 100_000, items })], adjustments }),
      aPersonCard({ code: 'P' }),
    ],
    ruleGroups: [{ code: 'G', name: '同一事', rules: ['R1', 'R2'] }],
  })
}

describeOnEveryDatabase('a scheme as a workbook', (open) => {
  let app: TestApplication
  let hr: Agent
  beforeAll(async () => {
    app = await open()
    hr = await app.as('hr')
  })

  const send = (bytes: Buffer, name = 'scheme.xlsx') => hr.post('/api/v1/scheme-imports').attach('file', bytes, name)
  const workbook = async (code: string, version: number): Promise<Buffer> =>
    (await hr.get(`/api/v1/schemes/${code}/versions/${version}/workbook`).buffer(true).responseType('blob')).body

  it.each([
    ['with every kind of part', aFullScheme('FULL')],
    ['of the defaults', { ...defaultScheme('BASE', 1, 'Base'), cards: [aCard(), aPersonCard()] }],
  ])('%s comes back the same, as the next draft', async (_name, scheme) => {
    const first = await send(writeCsv(schemeSheet(scheme)), 'scheme.csv')
    expect(first.status, first.text).toBe(201)
    expect(first.body).toMatchObject({ code: scheme.code, version: 1, status: 'DRAFT' })
    expect(first.body.scheme).toEqual(scheme)

    const second = await send(await workbook(scheme.code, 1))
    expect(second.status, second.text).toBe(201)
    expect((second.body as SchemeDetail).scheme).toEqual({ ...scheme, version: 2 }) // the route's contract
  })

  it('names rows that are no part, stand nowhere or hold no number', async () => {
    const table =
      '类型,编码,名称,分值,下限,上限,方式,内容\n规则,R1,x,1,,,,\n图,X,y,,,,,\n卡,U,Unit,,,1.005,unit,MODULE\n设置,months.leave,,,,,,{\n'
    const answer = await send(Buffer.from(table), 'scheme.csv')
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['row[3].类型', 'scheme.unknownPart'],
      ['row[4].上限', 'number.decimals'],
      ['row[2]', 'scheme.nowhere'],
      ['row[5].内容', 'not_json'],
    ])
    const other = await send(Buffer.from('a,b\n1,2\n'), 'scheme.csv')
    expect(other.body.errors).toEqual([{ path: 'file', code: 'scheme.noOutline' }])
  })

  it('says what keeps it from being activated, as an edited draft does', async () => {
    const scheme = aFullScheme('SUMS')
    const [card] = scheme.cards
    if (card === undefined) throw new Error('the scheme has a card')
    const wrong = { ...scheme, cards: [{ ...card, categories: [aCategory({ fullCenti: 90_000 })] }] }
    const { body } = await send(writeCsv(schemeSheet(wrong)), 'scheme.csv')
    expect(body.problems.map(({ code }: { code: string }) => code)).toContain('sum.categories')
  })

  it('needs its settings whole', () => {
    expect(() => readOutline([{ row: 1, cells: ['类型', '编码'] }])).toThrow('invalid')
  })
})
