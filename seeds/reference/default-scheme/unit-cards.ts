import type { Card } from '../../../server/engine/scheme.ts'
import { UNIT_ADJUSTMENTS } from './adjustments.ts'
import { ENFORCEMENT } from './enforcement.ts'
import { LAND } from './land.ts'
import { MINERALS } from './minerals.ts'
import { ORGAN, PARTY_AND_INTEGRITY_RULES, REGULAR_GRADES } from './organ.ts'
import { category, deduction, item } from './parts.ts'
import { SURVEYING } from './surveying.ts'

/** The card of ranked units: five categories of 300, 150, 150, 200 and 200 points. */
export const UNIT_CARD: Card = {
  code: 'UNIT',
  name: '模块计分卡',
  appliesTo: { level: 'unit', kinds: ['MODULE', 'TEAM', 'SECTION', 'WINDOW'] },
  categories: [LAND, MINERALS, SURVEYING, ENFORCEMENT, ORGAN],
  adjustments: UNIT_ADJUSTMENTS,
}

/** The card of units that supervise: graded, never ranked with the others. */
export const SUPERVISION_CARD: Card = {
  code: 'UNIT-SUPERVISION',
  name: '监督类单位计分卡',
  appliesTo: { level: 'unit', kinds: ['SUPERVISION', 'INSPECTION'] },
  categories: [
    category('SUPV', '监督履职', [
      item('SUPV-1', '监督任务完成', 40000, {
        kind: 'INDICATOR',
        measure: { decimals: 2, unit: '%' },
        method: { kind: 'COMPLETE', target: 10000 },
      }),
      item('SUPV-2', '问题线索和督查事项办理', 20000, {
        kind: 'DEDUCT',
        rules: [deduction('SUPV-R1', '督查事项漏报或迟报(每件)', 500, 5000)],
      }),
    ]),
    category('TEAM', '机关和队伍建设', [
      item('TEAM-1', '党建和廉政', 20000, { kind: 'DEDUCT', rules: PARTY_AND_INTEGRITY_RULES }),
      item('TEAM-2', '民主测评', 10000, { kind: 'BALLOT' }),
      item('TEAM-3', '平时考核', 10000, { kind: 'GRADE', table: REGULAR_GRADES }),
    ]),
  ],
  adjustments: UNIT_ADJUSTMENTS,
}
