import type { ImportExpression, ImportKind, ImportMapping, ImportTarget } from '../../contract/imports.contract.ts'

/** Words that headers use for a field, besides those of the templates. Compared after NFKC, without blanks and case. */
const WORDS = {
  unitCode: ['单位编码', '单位代码', '部门编码', 'unit', 'unit code', 'department'],
  unitName: ['单位名称', '单位', '部门', '科室', '模块', 'unit name'],
  unitKind: ['单位类型', '单位类别', 'unit kind'],
  parent: ['上级单位', '上级编码', 'parent'],
  personCode: [
    '人员编码',
    '工号',
    '职工编号',
    '编号',
    'person',
    'person code',
    'employee number',
    'employeenumber',
    'staff number',
  ],
  personName: ['姓名', '人员姓名', 'name', 'person name'],
  roleClass: ['人员类别', '身份', '职务类别', 'role class'],
  postBp: ['岗位系数', '系数', 'post coefficient'],
  startsOn: ['开始日期', '起始日期', '到岗日期', 'starts on', 'start'],
  endsOn: ['结束日期', '离岗日期', 'ends on', 'end'],
  level: ['层级', 'level'],
  subject: ['对象编码', '考核对象', '人员编码', '单位编码', '工号', 'subject', 'person', 'unit'],
  rule: ['规则编码', '规则', '加减分项', 'rule'],
  count: ['次数', '数量', 'count'],
  eventKey: ['同一事', '事项编号', 'event key'],
  effectiveOn: ['生效日期', '发生日期', '日期', 'effective on', 'date'],
  document: ['依据', '文件', '依据文件', 'document'],
  item: ['考核项目', '指标编码', '项目编码', 'item'],
  value: ['数值', '实绩', '实际值', '得分', '读数', 'value', 'actual', 'score'],
  target: ['目标', '目标值', 'target'],
  statedOn: ['填报日期', '统计日期', '日期', 'stated on', 'date'],
  project: ['项目编码', '项目', 'project'],
  role: ['角色', 'role'],
  points: ['积分', 'points'],
  status: ['状态', 'status'],
  indicator: ['否决指标', '指标编码', 'indicator'],
  domain: ['领域', 'domain'],
  occurredOn: ['发生日期', 'occurred on', 'date'],
  confirmedOn: ['认定日期', 'confirmed on'],
  responsible: ['责任人', 'responsible'],
} as const

type Field = keyof typeof WORDS
type Columns = {
  readonly required: (field: Field) => ImportExpression
  readonly optional: (field: Field) => ImportExpression | null
}

/** A first mapping of a file, from what its headers are called; HR corrects it and it is remembered. */
export function suggestMapping(kind: ImportKind, headers: readonly string[]): ImportMapping {
  return { format: 'qianfen-mapping/1', targets: targetsOf(kind, columnsIn(headers)) }
}

function columnsIn(headers: readonly string[]): Columns {
  const folded = new Map(headers.map((header) => [fold(header), header]))
  const find = (field: Field): string | undefined => {
    for (const word of WORDS[field]) {
      const header = folded.get(fold(word))
      if (header !== undefined) return header
    }
    return undefined
  }
  const optional = (field: Field): ImportExpression | null => {
    const column = find(field)
    return column === undefined ? null : { source: { kind: 'COLUMN', column }, transforms: [] }
  }
  return {
    optional,
    required: (field) => optional(field) ?? { source: { kind: 'CONSTANT', text: '' }, transforms: [] },
  }
}

function fold(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s*＊]/gu, '')
    .toLowerCase()
}

function targetsOf(kind: ImportKind, { required, optional }: Columns): ImportTarget[] {
  const when: [] = []
  switch (kind) {
    case 'ROSTER': {
      const unit = optional('unitCode') ?? required('unitName')
      return [
        {
          kind: 'UNIT',
          when,
          code: unit,
          name: optional('unitName'),
          unitKind: optional('unitKind'),
          parent: optional('parent'),
        },
        {
          kind: 'PERSON',
          when,
          code: required('personCode'),
          name: optional('personName'),
          roleClass: optional('roleClass'),
        },
        {
          kind: 'POSTING',
          when,
          person: required('personCode'),
          unit,
          postBp: optional('postBp'),
          startsOn: optional('startsOn'),
          endsOn: optional('endsOn'),
        },
      ]
    }
    case 'UNITS':
      return [
        {
          kind: 'UNIT',
          when,
          code: required('unitCode'),
          name: optional('unitName'),
          unitKind: optional('unitKind'),
          parent: optional('parent'),
        },
      ]
    case 'STATUSES':
      return [
        {
          kind: 'STATUS',
          when,
          person: required('personCode'),
          status: required('status'),
          startsOn: required('startsOn'),
          endsOn: optional('endsOn'),
        },
      ]
    case 'ENTRIES':
      return [
        {
          ...{
            kind: 'ENTRY',
            when,
            level: levelOf(optional),
            subject: required('subject'),
            rule: required('rule'),
            item: null,
          },
          ...{
            count: optional('count'),
            eventKey: optional('eventKey'),
            effectiveOn: optional('effectiveOn'),
            document: optional('document'),
          },
        },
      ]
    case 'VALUES':
      return [
        {
          ...{
            kind: 'VALUE',
            when,
            level: levelOf(optional),
            subject: required('subject'),
            item: required('item'),
            form: 'ACTUAL',
          },
          ...{
            value: required('value'),
            against: optional('target'),
            statedOn: optional('statedOn'),
            document: optional('document'),
          },
        },
      ]
    case 'REFERENCES':
      return [
        {
          kind: 'REFERENCE',
          when,
          item: required('item'),
          value: required('value'),
          statedOn: optional('statedOn'),
          document: optional('document'),
        },
      ]
    case 'POINTS':
      return [
        {
          ...{
            kind: 'POINTS',
            when,
            project: required('project'),
            person: optional('personCode'),
            unit: required('unitCode'),
          },
          ...{
            role: optional('role'),
            points: required('points'),
            effectiveOn: optional('effectiveOn'),
            document: optional('document'),
          },
        },
      ]
    case 'VETO_READINGS':
      return [
        {
          ...{
            kind: 'VETO_READING',
            when,
            indicator: required('indicator'),
            unit: required('unitCode'),
            actual: required('value'),
          },
          ...{ statedOn: optional('statedOn'), document: optional('document') },
        },
      ]
    case 'VETO_EVENTS':
      return [
        {
          ...{
            kind: 'VETO_EVENT',
            when,
            level: 'unit',
            domain: required('domain'),
            subject: required('unitCode'),
            project: null,
          },
          ...{ occurredOn: required('occurredOn'), confirmedOn: optional('confirmedOn') },
          ...{ responsible: optional('responsible'), document: optional('document') },
        },
      ]
  }
}

/** People, unless only a unit's column is there. */
function levelOf(optional: Columns['optional']): 'unit' | 'person' {
  return optional('personCode') === null && optional('unitCode') !== null ? 'unit' : 'person'
}
