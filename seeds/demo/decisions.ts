import type { Decision } from '../../server/engine/bundle.ts'
import { personAt } from './roster.ts'

type Told = { readonly period: string; readonly decision: Decision }

/** Not applicable, exempt, and what the committee decided where a tie crossed the last excellent place. */
const DECISIONS: readonly Told[] = [
  ...['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map((period): Told => ({
    period,
    decision: {
      ...{ kind: 'NOT_APPLICABLE', code: 'D-1', subject: { level: 'unit', code: 'M01' }, item: 'MINE-3' },
      reason: '规划模块不承担矿业权出让收益征收任务,期初已明确',
    },
  })),
  {
    period: '2026Q3',
    decision: {
      ...{ kind: 'EXEMPT', code: 'D-2', subject: { level: 'unit', code: 'M09' }, item: 'LAND-5' },
      reason: '省级统筹调整年度整治计划,经局务会议研究免考',
    },
  },
  {
    period: '2026Q3',
    decision: {
      ...{ kind: 'EXCELLENT', code: 'D-4', person: personAt(['M1001', 1]) },
      reason: '并列第五名,末位优秀名额经党组会研究:窗口一线且本季无差错',
    },
  },
  ...['2026Q3', '2026Q4'].map((period): Told => ({
    period,
    decision: {
      ...{ kind: 'EXEMPT', code: 'D-3', subject: { level: 'person', code: personAt(['M0803', 2]) }, item: 'P-STUDY' },
      reason: '经批准长期病假,学时免考',
    },
  })),
]

/** Decisions of a period. */
export function demoDecisions(period: string): readonly Decision[] {
  return DECISIONS.filter((told) => told.period === period).map(({ decision }) => decision)
}
