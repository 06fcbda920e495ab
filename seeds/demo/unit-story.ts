import type { ItemValue } from '../../server/engine/bundle.ts'
import { score } from './facts.ts'

/** What happened to units, told by hand: so that every rule of the scheme can be seen at work. */
export type UnitEvent = {
  readonly unit: string
  readonly rule: string
  readonly count: number
  readonly on: string
  /** Entries about one matter share it. */
  readonly matter?: string
  readonly document: string
}

export const UNIT_EVENTS: readonly UnitEvent[] = [
  // One matter praised at three levels counts once, at the highest.
  {
    unit: 'M02',
    rule: 'ADD-CITY',
    count: 1,
    on: '2026-02-11',
    matter: '田长制信息化',
    document: '云澜市政府通报第4号',
  },
  { unit: 'M02', rule: 'ADD-PROVINCE', count: 1, on: '2026-03-05', matter: '田长制信息化', document: '省厅通报第9号' },
  { unit: 'M02', rule: 'ADD-PRESS', count: 1, on: '2026-03-12', matter: '田长制信息化', document: '自然资源行业报道' },
  {
    unit: 'M04',
    rule: 'ADD-PROVINCE',
    count: 1,
    on: '2026-09-03',
    matter: '低效用地再开发',
    document: '省厅通报第31号',
  },
  {
    unit: 'M04',
    rule: 'ADD-NATION',
    count: 1,
    on: '2026-09-21',
    matter: '低效用地再开发',
    document: '国家级典型案例汇编',
  },
  // Praise beyond the cap of 20.00: 10.00 + 5.00 + 2 × 3.00 + 2.00 counts as 20.00.
  { unit: 'M05', rule: 'ADD-NATION', count: 1, on: '2026-10-12', matter: '交房即交证', document: '国家级推广清单' },
  { unit: 'M05', rule: 'ADD-PROVINCE', count: 1, on: '2026-10-16', matter: '历史遗留办证', document: '省厅通报第40号' },
  { unit: 'M05', rule: 'ADD-CITY', count: 2, on: '2026-10-20', document: '云澜市政府通报第52号' },
  { unit: 'M05', rule: 'ADD-PRESS', count: 2, on: '2026-10-23', document: '省级报刊推介两篇' },
  // Seven rounds missed in the flood season: the rule takes at most 6.00.
  { unit: 'M09', rule: 'MINE-R3', count: 7, on: '2026-07-20', document: '汛期巡查台账' },
  { unit: 'M09', rule: 'MINE-R4', count: 2, on: '2026-08-05', document: '成功避险认定书' },
  { unit: 'M06', rule: 'MINE-R4', count: 1, on: '2026-06-22', document: '成功避险认定书' },
  // One lapse criticised by the bureau and by the city counts once.
  { unit: 'M07', rule: 'SUB-BUREAU', count: 1, on: '2026-05-14', matter: '卫片核查迟报', document: '局督查通报第6号' },
  {
    unit: 'M07',
    rule: 'SUB-CITY',
    count: 1,
    on: '2026-05-28',
    matter: '卫片核查迟报',
    document: '云澜市督查通报第17号',
  },
  { unit: 'M11', rule: 'SUB-BUREAU', count: 1, on: '2026-04-22', document: '局督查通报第5号' },
  { unit: 'M10', rule: 'SUB-BUREAU', count: 1, on: '2026-10-21', document: '局督查通报第14号' },
  { unit: 'M04', rule: 'LAND-R2', count: 1, on: '2026-10-12', document: '市卫片执法核查单第88号' },
  { unit: 'M04', rule: 'ADD-PROVINCE', count: 1, on: '2026-10-19', document: '省厅通报第41号' },
  { unit: 'M02', rule: 'LAND-R3', count: 1, on: '2026-06-18', document: '省级典型推介' },
  { unit: 'M01', rule: 'ADD-CITY', count: 1, on: '2026-08-17', document: '云澜市政府通报第38号' },
  { unit: 'M08', rule: 'ADD-PROVINCE', count: 1, on: '2026-05-11', document: '省测绘成果评优' },
  { unit: 'S01', rule: 'SUPV-R1', count: 1, on: '2026-08-13', document: '督查事项台账' },
]

/** A module that in one quarter did as well as another in every count: with equal points, a tie that nothing separates. */
export const UNIT_TWIN = { period: '2026Q4', first: 'M07', second: 'M11' } as const

/** The module whose luck and strength are drawn for this one. */
export function modelOf(period: string, unit: string): string {
  return period === UNIT_TWIN.period && unit === UNIT_TWIN.second ? UNIT_TWIN.first : unit
}

type ByHand = {
  readonly period: string
  readonly unit: string
  readonly item: string
  readonly held: ItemValue['value']
}

/** Values set by hand where a story needs them. */
export const UNIT_VALUES_BY_HAND: readonly ByHand[] = [
  // Equal composites of M02 and M03: land, the key work, separates them.
  { period: '2026Q4', unit: 'M03', item: 'TEAM-2', held: score(3607) },
  // The twin did better with the voters and worse with the clock: the sum is the same.
  { period: '2026Q4', unit: 'M11', item: 'TEAM-2', held: score(3487) },
  { period: '2026Q4', unit: 'M11', item: 'ENF-4', held: score(5419) },
]
