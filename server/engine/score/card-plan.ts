import type { Card, Category, Item, Rule, Scheme } from '../scheme.ts'

/** Where a rule stands on a card: in an item, or among the adjustments (`item` is ''). */
export type RulePlace = {
  readonly rule: Rule
  readonly item: string
  /** Rule group of "highest only, no double count"; '' for none. */
  readonly group: string
}

/** A card with its look-ups, made once for all its subjects. */
export type CardPlan = {
  readonly card: Card
  readonly items: ReadonlyMap<string, Item>
  readonly categoryOf: ReadonlyMap<string, Category>
  readonly places: ReadonlyMap<string, RulePlace>
}

export function planCard(scheme: Pick<Scheme, 'ruleGroups'>, card: Card): CardPlan {
  const groupOf = new Map(scheme.ruleGroups.flatMap((group) => group.rules.map((rule) => [rule, group.code])))
  const placed = (rules: readonly Rule[], item: string) =>
    rules.map((rule): [string, RulePlace] => [rule.code, { rule, item, group: groupOf.get(rule.code) ?? '' }])
  const items = card.categories.flatMap((category) => category.items)
  return {
    card,
    items: new Map(items.map((item) => [item.code, item])),
    categoryOf: new Map(card.categories.flatMap((category) => category.items.map((item) => [item.code, category]))),
    places: new Map([
      ...placed(card.adjustments.rules, ''),
      ...items.flatMap((item) => placed(rulesOf(item), item.code)),
    ]),
  }
}

/** The rules of a DEDUCT or EARN item; other modes have none. */
export function rulesOf(item: Item): readonly Rule[] {
  return item.mode.kind === 'DEDUCT' || item.mode.kind === 'EARN' ? item.mode.rules : []
}
