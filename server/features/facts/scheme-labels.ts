import type { Item, Rule, Scheme } from '../../engine/index.ts'

/** What a scheme calls its items, rules and categories, for lists of facts. */
export type SchemeLabels = {
  readonly items: ReadonlyMap<string, Item>
  readonly rules: ReadonlyMap<string, Rule>
  readonly categories: ReadonlyMap<string, { readonly name: string }>
}

/** The first card that knows a code names it. */
export function schemeLabels(scheme: Pick<Scheme, 'cards'>): SchemeLabels {
  const categories = scheme.cards.flatMap((card) => card.categories)
  const items = categories.flatMap((category) => category.items)
  const rules = [
    ...scheme.cards.flatMap((card) => card.adjustments.rules),
    ...items.flatMap(({ mode }) => (mode.kind === 'DEDUCT' || mode.kind === 'EARN' ? mode.rules : [])),
  ]
  return { items: byFirstCode(items), rules: byFirstCode(rules), categories: byFirstCode(categories) }
}

function byFirstCode<T extends { readonly code: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map([...rows].reverse().map((row) => [row.code, row]))
}
