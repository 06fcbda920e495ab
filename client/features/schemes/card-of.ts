import type { Card, Item, Rule, Scheme } from '../../../server/engine/scheme.ts'

/** The card of a unit kind or role class: the first one that applies. */
export function cardOf(scheme: Scheme, level: 'unit' | 'person', scope: string | undefined): Card | undefined {
  return scheme.cards.find(({ appliesTo }) => {
    if (appliesTo.level !== level) return false
    const scopes: readonly string[] = appliesTo.level === 'unit' ? appliesTo.kinds : appliesTo.roleClasses
    return scope !== undefined && scopes.includes(scope)
  })
}

export type RuleChoice = { readonly rule: Rule; readonly item: Item | null }

/** Every rule of a card that an entry may name, item by item, the scheme's additions and deductions last. */
export function rulesOf(card: Card): readonly RuleChoice[] {
  const ofItems = itemsOf(card).flatMap((item) =>
    item.mode.kind === 'DEDUCT' || item.mode.kind === 'EARN' ? item.mode.rules.map((rule) => ({ rule, item })) : [],
  )
  return [...ofItems, ...card.adjustments.rules.map((rule) => ({ rule, item: null }))]
}

export function itemsOf(card: Card): readonly Item[] {
  return card.categories.flatMap((category) => category.items)
}

/** Items whose score rests on a stated value rather than on entries. */
export function valueItemsOf(card: Card): readonly Item[] {
  return itemsOf(card).filter(({ mode }) => {
    if (mode.kind === 'INDICATOR') return mode.method.kind !== 'GATE'
    return mode.kind === 'GRADE' || mode.kind === 'BALLOT' || mode.kind === 'AUTO_TIME'
  })
}
