import { addition, category, deduction, item } from './parts.ts'

/** 土地管理, 300.00: the key-work category, first among the tie-breakers. */
export const LAND = category('LAND', '土地管理', [
  item(
    'LAND-1',
    '耕地和永久基本农田保护',
    8000,
    {
      kind: 'DEDUCT',
      rules: [
        deduction('LAND-R1', '耕地保护巡查缺失(每次)', 200, 1000),
        deduction('LAND-R2', '违法占用耕地图斑逾期未整改(每宗)', 500, 2000, '《中华人民共和国土地管理法》'),
        addition('LAND-R3', '耕地保护做法获省级以上典型推介(每项)', 300, 300),
      ],
    },
    8300,
  ),
  item(
    'LAND-2',
    '建设用地供应计划完成',
    7000,
    { kind: 'INDICATOR', measure: { decimals: 2, unit: '公顷' }, method: { kind: 'COMPLETE', target: null } },
    8400,
  ),
  item('LAND-3', '批而未供和闲置土地处置率', 6000, {
    kind: 'INDICATOR',
    measure: { decimals: 2, unit: '%' },
    method: { kind: 'COMPLETE', target: 9000 },
  }),
  item('LAND-4', '增存挂钩(存量处置不达标则新增供地得分受限)', 5000, {
    kind: 'INDICATOR',
    measure: { decimals: 2, unit: '公顷' },
    method: {
      kind: 'GATE',
      of: 'LAND-2',
      gate: { item: 'LAND-3', direction: 'AT_LEAST', level: 8000 },
      shareBp: 8000,
    },
  }),
  item(
    'LAND-5',
    '土地整治和村庄改造',
    4000,
    { kind: 'INDICATOR', measure: { decimals: 0, unit: '个' }, method: { kind: 'COMPLETE', target: null } },
    4800,
  ),
])
