import type { ExportColumn } from '../../platform/spreadsheets/export-sheet.ts'

export type ExportLanguage = 'zh-CN' | 'en'

type Words = Readonly<
  Record<
    | 'title'
    | 'people'
    | 'units'
    | 'lines'
    | 'reserves'
    | 'plan'
    | 'state'
    | 'released'
    | 'published'
    | 'provisional'
    | 'pool'
    | 'paid'
    | 'reserved'
    | 'settlement'
    | 'inputDigest'
    | 'outputDigest'
    | 'engine'
    | 'exported',
    string
  >
> & {
  readonly personColumns: readonly ExportColumn[]
  readonly unitColumns: readonly ExportColumn[]
  readonly lineColumns: readonly ExportColumn[]
  readonly reserveColumns: readonly ExportColumn[]
}

const KINDS = {
  person: ['text', 'text', 'text', 'text', 'centi', 'integer', 'integer', 'text', 'fen'],
  unit: ['text', 'text', 'centi', 'integer', 'text', 'bp', 'integer', 'integer', 'fen', 'fen'],
  line: ['text', 'text', 'text', 'text', 'text', 'bp', 'integer', 'bp', 'bp', 'text', 'fen'],
  reserve: ['text', 'text', 'text', 'fen'],
} as const

function columns(kinds: readonly ExportColumn['kind'][], headers: string): readonly ExportColumn[] {
  return headers.split('|').map((header, index): ExportColumn => ({ kind: kinds[index] ?? 'text', header }))
}

/** What files are written in: they leave the product, so their words do not come from the client. */
export const EXPORT_WORDS: Readonly<Record<ExportLanguage, Words>> = {
  'zh-CN': {
    title: '奖金分配',
    people: '人员',
    units: '单位',
    lines: '发放明细',
    reserves: '留存',
    plan: '分配方案',
    state: '状态',
    released: '已兑现',
    published: '已定稿',
    provisional: '测算',
    pool: '总额(元)',
    paid: '发放合计(元)',
    reserved: '留存合计(元)',
    settlement: '结算编号',
    inputDigest: '输入摘要',
    outputDigest: '结果摘要',
    engine: '引擎版本',
    exported: '导出',
    personColumns: columns(KINDS.person, '人员编码|姓名|单位编码|单位|综合得分|名次|单位内名次|等次|金额(元)'),
    unitColumns: columns(KINDS.unit, '单位编码|单位|综合得分|名次|等次|团队系数|人数|优秀名额|单位额度(元)|发放(元)'),
    lineColumns: columns(
      KINDS.line,
      '人员编码|姓名|份额池|单位编码|单位|岗位系数|在岗月数|考核系数|惩戒系数|保底封顶|金额(元)',
    ),
    reserveColumns: columns(KINDS.reserve, '类别|人员编码|姓名|金额(元)'),
  },
  en: {
    title: 'Bonus distribution',
    people: 'People',
    units: 'Units',
    lines: 'Payment lines',
    reserves: 'Reserves',
    plan: 'Plan',
    state: 'State',
    released: 'released',
    published: 'final',
    provisional: 'provisional',
    pool: 'Pool (yuan)',
    paid: 'Paid (yuan)',
    reserved: 'Reserved (yuan)',
    settlement: 'Settlement',
    inputDigest: 'Input digest',
    outputDigest: 'Output digest',
    engine: 'Engine',
    exported: 'Exported',
    personColumns: columns(KINDS.person, 'Person|Name|Unit|Unit name|Composite|Rank|Rank in unit|Grade|Amount (yuan)'),
    unitColumns: columns(
      KINDS.unit,
      'Unit|Name|Composite|Rank|Grade|Team coefficient|Heads|Excellent places|Unit pool (yuan)|Paid (yuan)',
    ),
    lineColumns: columns(
      KINDS.line,
      'Person|Name|Slice|Unit|Unit name|Post coefficient|Months|Personal coefficient|Factor|Bound|Amount (yuan)',
    ),
    reserveColumns: columns(KINDS.reserve, 'Kind|Person|Name|Amount (yuan)'),
  },
}
