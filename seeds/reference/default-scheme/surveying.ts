import { addition, category, item } from './parts.ts'

/** 测绘和地理信息, 150.00. */
export const SURVEYING = category('SURV', '测绘和地理信息', [
  item('SURV-1', '测绘成果质量抽检合格率', 4000, {
    kind: 'INDICATOR',
    measure: { decimals: 2, unit: '%' },
    method: { kind: 'EFFICACY', worst: 6000, best: 9500, baseShareBp: 6000 },
  }),
  item('SURV-2', '多测合一平均办理时间', 4000, {
    kind: 'INDICATOR',
    measure: { decimals: 1, unit: '工作日' },
    method: { kind: 'COMPLETE_LOW', target: 100 },
  }),
  item('SURV-3', '交房即交证占比', 4000, {
    kind: 'INDICATOR',
    measure: { decimals: 2, unit: '%' },
    method: { kind: 'RANK_LINEAR', reverse: false, ties: 'SHARED', lastShareBp: 6000 },
  }),
  item('SURV-4', '地理信息更新和共享', 3000, {
    kind: 'EARN',
    rules: [
      addition('SURV-R1', '基础地理信息更新入库(每图幅)', 50, 2000),
      addition('SURV-R2', '向外部门共享数据集(每个)', 200, 1000),
    ],
  }),
])
