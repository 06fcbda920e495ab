/**
 * A scheme as one sheet that people read from top to bottom: each row is a part, and belongs to the parts above it.
 * Points are numbers; what has no column of its own stands as JSON in the last one.
 */
export const OUTLINE_HEADERS = ['类型', '编码', '名称', '分值', '下限', '上限', '方式', '内容'] as const

export const KINDS = {
  scheme: '方案',
  card: '卡',
  category: '类别',
  item: '项目',
  rule: '规则',
  adjustment: '附加规则',
  group: '规则组',
  setting: '设置',
} as const
export type OutlineKind = keyof typeof KINDS

/** One row; points in hundredths, null where the cell is empty. */
export type OutlineRow = {
  readonly kind: OutlineKind
  readonly code: string
  readonly name: string
  readonly centi: number | null
  readonly lowCenti: number | null
  readonly highCenti: number | null
  readonly mode: string
  readonly content: string
}

export const LIST_SEPARATOR = '、'
