import type { ImportKind } from '../../contract/imports.contract.ts'

export type TemplateColumn = {
  readonly header: string
  readonly isRequired: boolean
  readonly note: string
  readonly examples: readonly [string, string]
}

export type Template = { readonly title: string; readonly columns: readonly TemplateColumn[] }

function must(header: string, note: string, ...examples: [string, string]): TemplateColumn {
  return { header, isRequired: true, note, examples }
}

function may(header: string, note: string, ...examples: [string, string]): TemplateColumn {
  return { header, isRequired: false, note, examples }
}

const person = must('人员编码', '系统中的人员编码,按文本填写,保留前导零', '00017', '00021')
const unit = must('单位编码', '系统中的单位编码', 'M01', 'M02')
const document = may('依据', '所依据的文件名称或文号', '督查通报〔2026〕3号', '')

/** The headers are words that suggestMapping knows, so that a filled template needs no mapping by hand. */
export const TEMPLATES: Readonly<Record<ImportKind, Template>> = {
  ROSTER: {
    title: '花名册',
    columns: [
      must('人员编码', '人员的唯一编码,按文本填写,保留前导零', '00017', '00021'),
      may('姓名', '不填则以编码代替', '示例甲', '示例乙'),
      may('人员类别', '领导、负责人、职工;不填为职工', '负责人', '职工'),
      must('单位编码', '单位的唯一编码;尚未建立的单位随花名册一起建立', 'M01', 'M02'),
      may('单位名称', '不填则以编码代替', '综合模块', '规划模块'),
      may(
        '单位类型',
        '局、模块、团队、科室、业务组、窗口、专班、委员会、督查组、监督、外单位;不填为科室',
        '模块',
        '模块',
      ),
      may('上级单位', '上级单位的编码', 'B', 'B'),
      may('岗位系数', '小数,最多四位,如 1.2;不填为 1', '1.3', '1'),
      may('开始日期', '年-月-日;不填为考核期首日', '2026-01-01', '2026-02-16'),
      may('结束日期', '年-月-日,当日仍在岗;不填为在岗', '', '2026-05-31'),
    ],
  },
  UNITS: {
    title: '单位',
    columns: [
      must('单位编码', '单位的唯一编码', 'M01', 'M02'),
      may('单位名称', '不填则以编码代替', '综合模块', '规划模块'),
      may(
        '单位类型',
        '局、模块、团队、科室、业务组、窗口、专班、委员会、督查组、监督、外单位;不填为科室',
        '模块',
        '模块',
      ),
      may('上级单位', '上级单位的编码', 'B', 'B'),
    ],
  },
  STATUSES: {
    title: '人员状态',
    columns: [
      person,
      must('状态', '试用期、请假、立案调查', '试用期', '请假'),
      must('开始日期', '年-月-日', '2026-01-01', '2026-03-02'),
      may('结束日期', '年-月-日;不填为至今', '2026-06-30', '2026-03-20'),
    ],
  },
  ENTRIES: {
    title: '加减分',
    columns: [
      must('人员编码', '加减分的人员;对单位加减分时把表头改为“单位编码”', '00017', '00021'),
      must('规则编码', '方案中该对象计分卡上的规则', 'R01', 'R02'),
      may('次数', '正整数;不填为 1', '1', '2'),
      may('同一事', '同一事项填同一个编号,就高不重复', '', 'E2026-015'),
      may('生效日期', '年-月-日,在考核期内', '2026-03-05', '2026-04-11'),
      document,
    ],
  },
  VALUES: {
    title: '指标数值',
    columns: [
      must('人员编码', '数值所属的人员;单位的数值把表头改为“单位编码”', '00017', '00021'),
      must('考核项目', '方案中的项目编码', 'I01', 'I01'),
      must('数值', '实绩,小数位数不得多于该指标的小数位数', '92.50', '88.00'),
      may('目标', '该对象自己的目标;不填则按方案', '100', ''),
      may('填报日期', '年-月-日', '2026-04-03', '2026-04-03'),
      document,
    ],
  },
  REFERENCES: {
    title: '对照值',
    columns: [
      must('考核项目', '增速类项目的编码', 'I07', 'I08'),
      must('数值', '全市平均等对照值', '9.60', '4.15'),
      may('统计日期', '年-月-日', '2026-04-03', '2026-04-03'),
      document,
    ],
  },
  POINTS: {
    title: '项目积分',
    columns: [
      must('项目编码', '攻坚项目的编码', 'P01', 'P01'),
      may('人员编码', '获得积分的人员;不填为牵头单位所得', '00017', ''),
      unit,
      may('角色', '组长、骨干、成员、牵头单位', '组长', '牵头单位'),
      must('积分', '小数,最多两位;可为负', '42.56', '28.37'),
      may('生效日期', '年-月-日,在考核期内', '2026-03-31', '2026-03-31'),
      document,
    ],
  },
  VETO_READINGS: {
    title: '否决指标读数',
    columns: [
      must('否决指标', '否决指标的编码', 'V01', 'V01'),
      unit,
      must('读数', '实际值,小数位数不得多于该指标的小数位数', '8.20', '11.40'),
      may('统计日期', '年-月-日', '2026-03-31', '2026-03-31'),
      document,
    ],
  },
  VETO_EVENTS: {
    title: '否决事件',
    columns: [
      must('领域', '耕地保护、违法用地等领域的编码', 'LAND', 'SAFETY'),
      unit,
      must('发生日期', '年-月-日', '2026-02-18', '2026-05-06'),
      may('认定日期', '年-月-日;不填为待认定', '2026-03-10', ''),
      may('责任人', '人员编码,多个用顿号或逗号分开', '00017、00021', ''),
      document,
    ],
  },
}
