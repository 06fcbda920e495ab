import type { Place } from './roster-changes.ts'

/** People whom the work overtaxes, so that the lower grades are not empty. */
export const WEAK: readonly Place[] = [
  ['M1104', 5],
  ['M0703', 6],
]

export type PersonEvent = {
  readonly who: Place
  readonly rule: string
  readonly count: number
  readonly on: string
  readonly matter?: string
  readonly document: string
}

export const PERSON_EVENTS: readonly PersonEvent[] = [
  { who: ['M1104', 5], rule: 'P-R1', count: 2, on: '2026-10-13', document: '服务投诉核查单第21号' },
  { who: ['M1104', 5], rule: 'P-R2', count: 12, on: '2026-10-28', document: '考勤记录' },
  { who: ['M1104', 5], rule: 'P-R5', count: 1, on: '2026-10-16', document: '谈话提醒记录' },
  { who: ['M0703', 6], rule: 'P-R3', count: 9, on: '2026-10-19', document: '退件单汇总' },
  // One matter, honoured by the city and by the province: the higher one counts.
  {
    who: ['M0402', 1],
    rule: 'P-ADD-CITY',
    count: 1,
    on: '2026-10-14',
    matter: '低效用地再开发',
    document: '云澜市表彰文件',
  },
  {
    who: ['M0402', 1],
    rule: 'P-ADD-PROVINCE',
    count: 1,
    on: '2026-10-22',
    matter: '低效用地再开发',
    document: '省厅表彰文件',
  },
  { who: ['M0702', 5], rule: 'P-R5', count: 1, on: '2026-09-10', document: '诫勉决定' },
]

/** Somebody with the same facts as another: a tie that nothing separates. */
export const TWINS: readonly { readonly period: string; readonly first: Place; readonly second: Place }[] = [
  // Fifth of five excellent places in the approval module: the committee chose (see decisions).
  { period: '2026Q3', first: ['M1001', 1], second: ['M1002', 4] },
  { period: '2026Q4', first: ['M0504', 1], second: ['M0503', 2] },
]
