import { category, deduction, item } from './parts.ts'

/** Regular grades (平时考核等次) and their share of the full mark. */
export const REGULAR_GRADES = [
  { grade: '好', shareBp: 10000 },
  { grade: '较好', shareBp: 8000 },
  { grade: '一般', shareBp: 6000 },
  { grade: '较差', shareBp: 0 },
]

export const PARTY_AND_INTEGRITY_RULES = [
  deduction('TEAM-R1', '组织生活或学习缺失(每次)', 100, 500),
  deduction('TEAM-R2', '人员被问责(每人次)', 1000, 2000),
  deduction('TEAM-R3', '信访举报查实(每件)', 300, 900),
]

/** 机关和队伍建设, 200.00. */
export const ORGAN = category('TEAM', '机关和队伍建设', [
  item('TEAM-1', '党建和廉政', 5000, { kind: 'DEDUCT', rules: PARTY_AND_INTEGRITY_RULES }),
  item('TEAM-2', '民主测评', 4000, { kind: 'BALLOT' }),
  item('TEAM-3', '平时考核', 3000, { kind: 'GRADE', table: REGULAR_GRADES }),
  item('TEAM-4', '协同配合(各模块互评)', 3000, { kind: 'BALLOT' }),
  item(
    'TEAM-5',
    '牵头经济指标增速(与全市平均比)',
    2000,
    {
      kind: 'INDICATOR',
      measure: { decimals: 2, unit: '%' },
      method: { kind: 'GROWTH_VS_AVG', baseCenti: 1600, upCentiPerPp: 50, downCentiPerPp: 100 },
    },
    2400,
  ),
  item('TEAM-6', '争先进位(省内位次)', 3000, {
    kind: 'INDICATOR',
    measure: { decimals: 0, unit: '位' },
    method: { kind: 'OUTSIDE_RANK', table: { kind: 'LINEAR', lastShareBp: 6000 } },
  }),
])
