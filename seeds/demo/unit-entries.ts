import { MODULES } from './bureau.ts'
import { drawBetween, drawChance } from './draw.ts'
import { entry, type DemoEntry } from './facts.ts'
import type { DemoPeriod } from './periods.ts'
import { modelOf, UNIT_EVENTS } from './unit-story.ts'

/** How often a lapse or a merit happens to a module in a quarter: in percent of quarters, and how many times at most. */
const USUAL: readonly {
  readonly rule: string
  readonly percent: number
  readonly most: number
  readonly document: string
}[] = [
  { rule: 'LAND-R1', percent: 45, most: 2, document: '田长制巡查平台' },
  { rule: 'LAND-R2', percent: 15, most: 1, document: '图斑整改台账' },
  { rule: 'MINE-R1', percent: 8, most: 1, document: '越界开采核查单' },
  { rule: 'MINE-R2', percent: 30, most: 2, document: '矿山隐患台账' },
  { rule: 'MINE-R3', percent: 30, most: 3, document: '汛期巡查台账' },
  { rule: 'ENF-R1', percent: 50, most: 3, document: '案件办理台账' },
  { rule: 'ENF-R2', percent: 12, most: 1, document: '执法督察通报' },
  { rule: 'ENF-R3', percent: 6, most: 1, document: '复议诉讼台账' },
  { rule: 'TEAM-R1', percent: 35, most: 2, document: '党建工作台账' },
  { rule: 'TEAM-R3', percent: 6, most: 1, document: '信访核查报告' },
]

/** Entries of the units' ledgers in a period: what happened by the way, and what is told by hand. */
export function unitEntries(period: DemoPeriod): readonly DemoEntry[] {
  return [...MODULES.flatMap(({ code }) => usualEntries(period, code)), ...told(period)]
}

function usualEntries(period: DemoPeriod, unit: string): readonly DemoEntry[] {
  const model = modelOf(period.code, unit)
  const surveying = MODULES.find(({ code }) => code === model)?.strength.SURV ?? 0
  const lapses = USUAL.filter(({ rule, percent }) => drawChance(percent, period.code, model, rule)).map(
    ({ rule, most, document }) =>
      stated(period, unit, rule, drawBetween(1, most, period.code, model, rule, 'count'), document),
  )
  const sheets = drawBetween(24, 34, period.code, model, 'sheets') + Math.trunc(surveying / 8)
  const shared = drawBetween(3, 5, period.code, model, 'shared')
  return [
    ...lapses,
    stated(period, unit, 'SURV-R1', sheets, '地理信息更新入库单'),
    stated(period, unit, 'SURV-R2', shared, '数据共享目录'),
  ]
}

function told(period: DemoPeriod): readonly DemoEntry[] {
  return UNIT_EVENTS.filter(({ on }) => on >= period.startsOn && on <= period.endsOn).map((event) =>
    entry(
      { subject: { level: 'unit', code: event.unit }, on: event.on, document: event.document, source: 'typed' },
      event.rule,
      event.count,
      event.matter ?? '',
    ),
  )
}

function stated(period: DemoPeriod, unit: string, rule: string, count: number, document: string): DemoEntry {
  const on = dayOf(period, unit, rule)
  return entry({ subject: { level: 'unit', code: unit }, on, document, source: 'imported' }, rule, count)
}

/** A day of the period's first month after its holidays. */
export function dayOf(period: DemoPeriod, ...name: readonly string[]): string {
  return `${period.startsOn.slice(0, 8)}${drawBetween(10, 29, period.code, ...name, 'day')}`
}
