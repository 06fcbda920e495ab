import type { Card } from '../../../server/contract/cards.contract.ts'

type Named = { readonly code: string; readonly name: string }

/** Names of a card's categories, items and rules, and of the given units and people, by code. */
export function cardNames(card: Card | null, others: readonly Named[]): (code: string) => string | null {
  const categories = card?.categories ?? []
  const rules = (card?.facts ?? []).map(({ rule, ruleName }) => ({ code: rule, name: ruleName }))
  const all = [...categories, ...categories.flatMap((category) => category.items), ...rules, ...others]
  const names = new Map(all.filter(({ name }) => name !== '').map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? null
}
