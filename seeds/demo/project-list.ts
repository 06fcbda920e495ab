import type { Place } from './roster-changes.ts'

export type Milestone = {
  readonly name: string
  /** When it was accepted; its quarter gets the points. */
  readonly on: string
  readonly weight: number
  /** 10000 on time, up to 10500 early, down to 5000 late (RULES §6.1). */
  readonly timingBp: number
}

export type DemoProject = {
  readonly code: string
  readonly name: string
  readonly baseCenti: number
  readonly difficultyBp: number
  readonly startsOn: string
  /** The chief representative first, then two of the backbone, then members. */
  readonly team: readonly [Place, ...Place[]]
  readonly milestones: readonly Milestone[]
}

const milestone = (name: string, on: string, weight: number, timingBp = 10000): Milestone => ({
  name,
  on,
  weight,
  timingBp,
})

/** Fourteen hard projects put to open bidding. Names, places and numbers are invented. */
export const PROJECTS: readonly DemoProject[] = [
  {
    ...{ code: 'X01', name: '滨江片区低效用地再开发', baseCenti: 30000, difficultyBp: 13000, startsOn: '2026-01-05' },
    team: [
      ['M0402', 1],
      ['M0401', 2],
      ['M0102', 1],
      ['M0302', 2],
      ['M0502', 1],
      ['M0802', 2],
    ],
    milestones: [
      milestone('调查摸底', '2026-02-25', 20),
      milestone('规划调整', '2026-05-20', 30, 9400),
      milestone('收储签约', '2026-08-18', 30),
      milestone('首宗供地', '2026-10-23', 20, 10500),
    ],
  },
  {
    ...{ code: 'X02', name: '批而未供土地清零攻坚', baseCenti: 24000, difficultyBp: 12000, startsOn: '2026-01-05' },
    team: [
      ['M0401', 1],
      ['M0402', 2],
      ['M0301', 2],
      ['M0202', 2],
      ['M0304', 2],
    ],
    milestones: [
      milestone('逐宗建档', '2026-03-18', 25, 10200),
      milestone('处置过半', '2026-06-24', 35),
      milestone('处置八成', '2026-09-22', 40, 9600),
    ],
  },
  {
    ...{ code: 'X03', name: '永久基本农田核实处置', baseCenti: 26000, difficultyBp: 12500, startsOn: '2026-01-05' },
    team: [
      ['M0201', 1],
      ['M0202', 1],
      ['M0203', 2],
      ['M0801', 2],
      ['M0803', 5],
      ['M0901', 2],
    ],
    milestones: [
      milestone('内业核实', '2026-03-25', 30),
      milestone('外业举证', '2026-06-18', 40, 10300),
      milestone('成果入库', '2026-10-20', 30),
    ],
  },
  {
    ...{ code: 'X04', name: '不动产历史遗留问题办证', baseCenti: 28000, difficultyBp: 13500, startsOn: '2026-01-12' },
    team: [
      ['M0501', 1],
      ['M0502', 2],
      ['M0503', 1],
      ['M1002', 2],
      ['M0102', 3],
      ['M0504', 3],
    ],
    milestones: [
      milestone('清单锁定', '2026-02-27', 20),
      milestone('办证一千户', '2026-05-29', 30),
      milestone('办证两千户', '2026-08-27', 30, 10500),
      milestone('办证三千户', '2026-10-28', 20),
    ],
  },
  {
    ...{ code: 'X05', name: '交房即交证扩面', baseCenti: 18000, difficultyBp: 11000, startsOn: '2026-02-02' },
    team: [
      ['M0501', 3],
      ['M0802', 1],
      ['M1003', 1],
      ['M0504', 2],
    ],
    milestones: [
      milestone('流程再造', '2026-04-22', 40),
      milestone('新盘全覆盖', '2026-07-29', 40, 10400),
      milestone('成效评估', '2026-10-15', 20),
    ],
  },
  {
    ...{ code: 'X06', name: '绿色矿山集中建设', baseCenti: 25000, difficultyBp: 12800, startsOn: '2026-01-12' },
    team: [
      ['M0604', 1],
      ['M0602', 2],
      ['M0902', 1],
      ['M0601', 3],
      ['M0903', 2],
    ],
    milestones: [
      milestone('方案备案', '2026-03-12', 20),
      milestone('六矿达标', '2026-06-29', 40, 9800),
      milestone('十二矿达标', '2026-10-22', 40),
    ],
  },
  {
    ...{ code: 'X07', name: '历史遗留废弃矿山修复', baseCenti: 27000, difficultyBp: 13200, startsOn: '2026-02-02' },
    team: [
      ['M0902', 2],
      ['M0901', 1],
      ['M0602', 1],
      ['M0203', 3],
      ['M0803', 3],
    ],
    milestones: [
      milestone('设计批复', '2026-04-16', 30),
      milestone('主体完工', '2026-08-25', 50, 9200),
      milestone('市级验收', '2026-10-29', 20),
    ],
  },
  {
    ...{ code: 'X08', name: '卫片图斑动态清零', baseCenti: 20000, difficultyBp: 12000, startsOn: '2026-01-05' },
    team: [
      ['M0701', 1],
      ['M0703', 1],
      ['M0304', 1],
      ['M0204', 2],
      ['M0702', 3],
    ],
    milestones: [
      milestone('存量核查', '2026-03-27', 30),
      milestone('整改过半', '2026-06-26', 30, 9400),
      milestone('存量清零', '2026-09-24', 40),
    ],
  },
  {
    ...{ code: 'X09', name: '实景三维云澜建设', baseCenti: 24000, difficultyBp: 12600, startsOn: '2026-01-12' },
    team: [
      ['M0801', 1],
      ['M0803', 1],
      ['M1105', 1],
      ['M0101', 3],
      ['M0802', 4],
    ],
    milestones: [milestone('中心城区成果', '2026-05-15', 50), milestone('全域成果', '2026-09-16', 50, 10500)],
  },
  {
    ...{ code: 'X10', name: '多测合一一码通', baseCenti: 16000, difficultyBp: 11200, startsOn: '2026-02-02' },
    team: [
      ['M0802', 3],
      ['M1003', 2],
      ['M0501', 5],
      ['M0104', 2],
    ],
    milestones: [milestone('平台上线', '2026-04-28', 50), milestone('成果共享', '2026-10-16', 50)],
  },
  {
    ...{ code: 'X11', name: '工程审批再提速', baseCenti: 18000, difficultyBp: 11500, startsOn: '2026-01-12' },
    team: [
      ['M1002', 1],
      ['M1001', 2],
      ['M0302', 1],
      ['M0103', 2],
    ],
    milestones: [milestone('事项合并', '2026-03-20', 40, 10300), milestone('并联办理', '2026-07-24', 60)],
  },
  {
    ...{ code: 'X12', name: '重点项目用地保障专班', baseCenti: 22000, difficultyBp: 12400, startsOn: '2026-01-05' },
    team: [
      ['M0301', 1],
      ['M0302', 3],
      ['M0203', 1],
      ['M0101', 2],
      ['M0403', 2],
    ],
    milestones: [
      milestone('一季度保障', '2026-03-26', 25),
      milestone('二季度保障', '2026-06-25', 25),
      milestone('三季度保障', '2026-09-23', 25, 9600),
      milestone('四季度保障', '2026-10-27', 25),
    ],
  },
  {
    ...{ code: 'X13', name: '全域土地综合整治试点', baseCenti: 26000, difficultyBp: 13000, startsOn: '2026-01-19' },
    team: [
      ['M0901', 3],
      ['M0103', 1],
      ['M0201', 2],
      ['M0402', 3],
      ['M0903', 3],
    ],
    milestones: [
      milestone('方案批复', '2026-05-26', 40),
      milestone('子项目开工', '2026-09-11', 40, 9800),
      milestone('中期评估', '2026-10-26', 20),
    ],
  },
  {
    ...{ code: 'X14', name: '国土空间规划实施监测网络', baseCenti: 21000, difficultyBp: 12200, startsOn: '2026-02-09' },
    team: [
      ['M0101', 1],
      ['M0104', 1],
      ['M0103', 3],
      ['M0803', 4],
    ],
    milestones: [
      milestone('指标体系', '2026-05-22', 40),
      milestone('系统试运行', '2026-08-20', 40, 10200),
      milestone('正式运行', '2026-10-21', 20),
    ],
  },
]
