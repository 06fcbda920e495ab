import type { ReferenceValue } from '../../server/engine/bundle.ts'
import type { DemoPeriod } from './periods.ts'

/** Growth of the whole city in hundredths of a percent: the outside reference of the growth item. Invented. */
const CITY_AVERAGE: Readonly<Record<string, number>> = { '2026Q1': 890, '2026Q2': 940, '2026Q3': 960, '2026Q4': 955 }

export function demoReferences({ code, statedOn }: DemoPeriod): readonly ReferenceValue[] {
  const value = CITY_AVERAGE[code]
  if (value === undefined) return []
  return [{ item: 'TEAM-5', value, statedOn, document: '云澜市统计月报' }]
}
