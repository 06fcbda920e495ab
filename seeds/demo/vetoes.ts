import type { VetoEvent, VetoIndicator, VetoReading } from '../../server/engine/bundle.ts'
import type { DemoPeriod } from './periods.ts'
import { personAt } from './roster.ts'

/** Four of the domains that the public practice names. */
export const VETO_INDICATORS: readonly VetoIndicator[] = [
  {
    ...{ code: 'V-FARMLAND', name: '耕地保有量目标完成率', domain: 'FARMLAND', decimals: 2, unit: '%' },
    ...{ required: 10000, direction: 'AT_LEAST', warning: 50, document: '耕地保护责任目标书' },
  },
  {
    ...{ code: 'V-ILLEGAL', name: '违法用地占新增建设用地比例', domain: 'ILLEGAL_LAND', decimals: 2, unit: '%' },
    ...{ required: 1500, direction: 'AT_MOST', warning: 500, document: '土地执法问责办法' },
  },
  {
    ...{ code: 'V-MINE', name: '矿山重大隐患整改率', domain: 'MINE_SAFETY', decimals: 2, unit: '%' },
    ...{ required: 9500, direction: 'AT_LEAST', warning: 200, document: '矿山安全责任书' },
  },
  {
    ...{ code: 'V-INTEGRITY', name: '党纪政务处分人数', domain: 'INTEGRITY', decimals: 0, unit: '人' },
    ...{ required: 0, direction: 'AT_MOST', warning: 0, document: '党风廉政建设责任书' },
  },
]

type Readings = { readonly indicator: string; readonly unit: string; readonly actuals: readonly (number | null)[] }

/** One reading for each quarter; null where the figure is still to come. */
const READINGS: readonly Readings[] = [
  { indicator: 'V-FARMLAND', unit: 'M02', actuals: [10120, 10105, 10080, null] },
  { indicator: 'V-ILLEGAL', unit: 'M04', actuals: [820, 910, 1140, 1501] },
  { indicator: 'V-ILLEGAL', unit: 'M03', actuals: [640, 700, 660, 720] },
  { indicator: 'V-MINE', unit: 'M06', actuals: [9860, 9790, 9720, 9610] },
  { indicator: 'V-INTEGRITY', unit: 'M10', actuals: [0, 0, 0, 0] },
]

export type DemoReading = VetoReading & { readonly statedOn: string; readonly document: string }

/** Readings of a quarter (by its last digit); the one that missed was stated on the day of the event it caused. */
export function vetoReadings({ code, statedOn }: DemoPeriod): readonly DemoReading[] {
  const quarter = Number(code.slice(-1)) - 1
  return READINGS.map(({ indicator, unit, actuals }) => {
    const isMissed = code === MISSED_IN && indicator === 'V-ILLEGAL' && unit === VETO_EVENT.unit
    const stated = isMissed
      ? { statedOn: VETO_EVENT.occurredOn, document: VETO_EVENT.document }
      : { statedOn, document: '一票否决指标季度通报' }
    return { indicator, unit, actual: actuals[quarter] ?? null, ...stated }
  })
}

const MISSED_IN = '2026Q4'

/** The missed level of the open quarter, confirmed: the module that leads the ranking keeps its place, with a mark. */
export const VETO_EVENT: VetoEvent = {
  ...{ code: 'VE-1', domain: 'ILLEGAL_LAND', level: 'UNIT', unit: 'M04', person: '', project: 'X01' },
  ...{ occurredOn: '2026-10-12', confirmedOn: '2026-10-26', liftedOn: null, state: 'CONFIRMED' },
  responsible: [personAt(['M0401', 3])],
  document: '市卫片执法核查单第88号',
}
