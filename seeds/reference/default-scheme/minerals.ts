import { addition, category, deduction, item } from './parts.ts'

/** 矿产资源管理, 150.00. */
export const MINERALS = category('MINE', '矿产资源管理', [
  item('MINE-1', '矿山安全和开采秩序', 5000, {
    kind: 'DEDUCT',
    rules: [
      deduction('MINE-R1', '越界开采未及时发现(每宗)', 500, 1500, '《中华人民共和国矿产资源法》'),
      deduction('MINE-R2', '矿山隐患逾期未整改(每处)', 300, 1500),
    ],
  }),
  item('MINE-2', '绿色矿山建成率', 4000, {
    kind: 'INDICATOR',
    measure: { decimals: 2, unit: '%' },
    method: {
      kind: 'STEP',
      rows: [
        { direction: 'AT_LEAST', level: 9000, centi: 4000 },
        { direction: 'AT_LEAST', level: 8000, centi: 3200 },
        { direction: 'AT_LEAST', level: 6000, centi: 2400 },
      ],
    },
  }),
  item('MINE-3', '矿业权出让收益征收', 3000, {
    kind: 'INDICATOR',
    measure: { decimals: 2, unit: '万元' },
    method: { kind: 'COMPLETE', target: null },
  }),
  item(
    'MINE-4',
    '地质灾害防治',
    3000,
    {
      kind: 'DEDUCT',
      rules: [
        deduction('MINE-R3', '汛期巡查排查缺失(每次)', 100, 600, '《地质灾害防治条例》'),
        addition('MINE-R4', '成功避险(每起)', 200, 600),
      ],
    },
    3600,
  ),
])
