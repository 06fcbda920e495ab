import { category, deduction, item } from './parts.ts'

/** 执法监察, 200.00. The share of matters closed in time has the target of RULES §14. */
export const ENFORCEMENT = category('ENF', '执法监察', [
  item('ENF-1', '违法案件查处', 6000, {
    kind: 'DEDUCT',
    rules: [
      deduction('ENF-R1', '案件超期未结(每件)', 200, 1200),
      deduction('ENF-R2', '应立案未立案(每件)', 500, 1500),
      deduction('ENF-R3', '行政复议被撤销或诉讼败诉(每件)', 800, 1600),
    ],
  }),
  item('ENF-2', '卫片图斑整改率达标', 3000, {
    kind: 'INDICATOR',
    measure: { decimals: 2, unit: '%' },
    method: { kind: 'ALL_OR_NOTHING', target: 9000 },
  }),
  item('ENF-3', '督办事项按时办结率', 5000, {
    kind: 'INDICATOR',
    measure: { decimals: 2, unit: '%' },
    method: { kind: 'COMPLETE', target: 9800 },
  }),
  item('ENF-4', '审批环节时限', 6000, { kind: 'AUTO_TIME' }),
])
