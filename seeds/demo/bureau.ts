import type { Unit } from '../../server/engine/bundle.ts'

/** A group: its code, its name and how many people start in it. */
export type DemoGroup = readonly [code: string, name: string, people: number]

export type DemoModule = {
  readonly code: string
  readonly name: string
  /** Usual strength by category of the unit card, in thousandths above or below the middle. */
  readonly strength: {
    readonly LAND: number
    readonly MINE: number
    readonly SURV: number
    readonly ENF: number
    readonly TEAM: number
  }
  readonly groups: readonly DemoGroup[]
}

export const BUREAU = { code: 'B00', name: '云澜市自然资源局' } as const

/** Party building and discipline inspection: graded, never ranked with the others. */
export const SUPERVISION = { code: 'S01', name: '监督模块(党建和纪检)', people: 9 } as const

/** The bureau exists since the reform of local organs in this invented city. */
export const FOUNDED_ON = '2019-03-01'

/** Eleven modules with 43 groups. City, bureau and everybody in it are invented. */
export const MODULES: readonly DemoModule[] = [
  {
    code: 'M01',
    name: '国土空间规划模块',
    strength: { LAND: 20, MINE: -10, SURV: 30, ENF: 10, TEAM: 35 },
    groups: [
      ['M0101', '总体规划组', 8],
      ['M0102', '详细规划组', 7],
      ['M0103', '村镇规划组', 6],
      ['M0104', '规划实施监督组', 6],
    ],
  },
  {
    code: 'M02',
    name: '耕地保护模块',
    strength: { LAND: 45, MINE: 0, SURV: -15, ENF: 20, TEAM: 10 },
    groups: [
      ['M0201', '永久基本农田组', 7],
      ['M0202', '耕地质量组', 6],
      ['M0203', '占补平衡组', 7],
      ['M0204', '田长制工作组', 6],
    ],
  },
  {
    code: 'M03',
    name: '用途管制模块',
    strength: { LAND: 10, MINE: -20, SURV: 0, ENF: -10, TEAM: 5 },
    groups: [
      ['M0301', '农转用报批组', 8],
      ['M0302', '用地预审组', 7],
      ['M0303', '临时用地组', 5],
      ['M0304', '批后监管组', 6],
    ],
  },
  {
    code: 'M04',
    name: '开发利用模块',
    strength: { LAND: 60, MINE: 25, SURV: 20, ENF: 25, TEAM: 30 },
    groups: [
      ['M0401', '土地供应组', 9],
      ['M0402', '存量盘活组', 8],
      ['M0403', '土地市场组', 6],
      ['M0404', '地价管理组', 5],
    ],
  },
  {
    code: 'M05',
    name: '确权登记模块',
    strength: { LAND: 0, MINE: 5, SURV: 55, ENF: 15, TEAM: 20 },
    groups: [
      ['M0501', '不动产登记组', 10],
      ['M0502', '权籍调查组', 8],
      ['M0503', '争议调处组', 5],
      ['M0504', '档案服务组', 5],
    ],
  },
  {
    code: 'M06',
    name: '矿产资源模块',
    strength: { LAND: -25, MINE: 60, SURV: -10, ENF: 0, TEAM: -5 },
    groups: [
      ['M0601', '矿业权管理组', 7],
      ['M0602', '矿山监管组', 8],
      ['M0603', '储量管理组', 5],
      ['M0604', '绿色矿山组', 5],
    ],
  },
  {
    code: 'M07',
    name: '执法监察模块',
    strength: { LAND: -5, MINE: 15, SURV: -35, ENF: 50, TEAM: -25 },
    groups: [
      ['M0701', '卫片执法组', 9],
      ['M0702', '案件查办组', 9],
      ['M0703', '巡查组', 7],
      ['M0704', '信访协调组', 5],
    ],
  },
  {
    code: 'M08',
    name: '测绘地理信息模块',
    strength: { LAND: -20, MINE: -15, SURV: 70, ENF: -10, TEAM: 15 },
    groups: [
      ['M0801', '基础测绘组', 9],
      ['M0802', '多测合一组', 8],
      ['M0803', '地理信息共享组', 6],
    ],
  },
  {
    code: 'M09',
    name: '生态修复模块',
    strength: { LAND: 15, MINE: 20, SURV: -25, ENF: -30, TEAM: -10 },
    groups: [
      ['M0901', '国土整治组', 8],
      ['M0902', '矿山修复组', 7],
      ['M0903', '地质灾害防治组', 8],
    ],
  },
  {
    code: 'M10',
    name: '行政审批模块',
    strength: { LAND: -40, MINE: -45, SURV: 25, ENF: 30, TEAM: 25 },
    groups: [
      ['M1001', '窗口受理组', 9],
      ['M1002', '工程审批组', 8],
      ['M1003', '联合验收组', 6],
      ['M1004', '政务公开组', 4],
    ],
  },
  {
    code: 'M11',
    name: '综合保障模块',
    strength: { LAND: -70, MINE: -60, SURV: -45, ENF: -25, TEAM: 10 },
    groups: [
      ['M1101', '办公运转组', 7],
      ['M1102', '财务资产组', 6],
      ['M1103', '组织人事组', 6],
      ['M1104', '法规宣传组', 6],
      ['M1105', '科技信息组', 6],
    ],
  },
]

/** All units of the bureau with their parents. */
export function demoUnits(): readonly Unit[] {
  const under = (unit: string) => [{ unit, startsOn: FOUNDED_ON, endsOn: null }]
  return [
    { code: BUREAU.code, name: BUREAU.name, kind: 'BUREAU', parents: [] },
    ...MODULES.flatMap(({ code, name, groups }): readonly Unit[] => [
      { code, name, kind: 'MODULE', parents: under(BUREAU.code) },
      ...groups.map(([group, groupName]): Unit => ({
        code: group,
        name: groupName,
        kind: 'GROUP',
        parents: under(code),
      })),
    ]),
    { code: SUPERVISION.code, name: SUPERVISION.name, kind: 'SUPERVISION', parents: under(BUREAU.code) },
  ]
}
