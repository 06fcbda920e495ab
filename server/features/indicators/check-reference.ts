import type { ReferenceRequest } from '../../contract/indicators.contract.ts'
import type { Item, Measure, Scheme } from '../../engine/index.ts'
import type { FactContext } from '../facts/fact-context.ts'
import type { RowProblem } from '../facts/row-problem.ts'
import { decimalProblems } from './check-value.ts'
import { statedOnProblems } from './stated-on.ts'

/** Items that are judged against an outside reference, with the measure both are stated in. */
export type GrowthItems = ReadonlyMap<string, Measure>

export function growthItems(scheme: Pick<Scheme, 'cards'>): GrowthItems {
  const items = scheme.cards.flatMap((card) => card.categories.flatMap((category) => category.items))
  return new Map(items.flatMap((item) => (isGrowth(item) ? [[item.code, item.mode.measure]] : [])))
}

type GrowthItem = Item & { readonly mode: Extract<Item['mode'], { kind: 'INDICATOR' }> }

function isGrowth(item: Item): item is GrowthItem {
  if (item.mode.kind !== 'INDICATOR') return false
  return item.mode.method.kind === 'GROWTH_VS_AVG' || item.mode.method.kind === 'GROWTH_TIER'
}

/** Whether a reference may be stated: a growth item of the scheme, no more decimals than its measure (RULES §4). */
export function checkReference(
  row: ReferenceRequest,
  context: FactContext,
  items: GrowthItems,
  index = 0,
): readonly RowProblem[] {
  const problems = statedOnProblems(index, row.statedOn, context)
  const measure = items.get(row.item)
  if (measure === undefined) {
    return [...problems, { index, field: 'item', code: 'item.takesNoReference', params: { item: row.item } }]
  }
  return [...problems, ...decimalProblems('value', row.value, measure.decimals).map((one) => ({ index, ...one }))]
}
