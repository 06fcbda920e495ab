import type { SchemeRuleRow } from '../../../db/tables.ts'
import type { Card, Item, Scheme } from '../../engine/index.ts'

/**
 * One row for each item (rule '') and each rule of each card (item '' for additions and deductions of the scheme): the
 * catalogue of an active version, for statements in SQL.
 */
export function schemeRuleRows(scheme: Scheme): readonly SchemeRuleRow[] {
  return scheme.cards.flatMap((card) => cardRows(scheme, card))
}

function cardRows(scheme: Scheme, card: Card): SchemeRuleRow[] {
  const row = (item: string, rule: string, category: string): SchemeRuleRow => ({
    scheme_code: scheme.code,
    version: scheme.version,
    card_code: card.code,
    category_code: category,
    item_code: item,
    rule_code: rule,
  })
  return [
    ...card.adjustments.rules.map((rule) => row('', rule.code, '')),
    ...card.categories.flatMap((category) =>
      category.items.flatMap((item) => [
        row(item.code, '', category.code),
        ...ruleCodes(item).map((rule) => row(item.code, rule, category.code)),
      ]),
    ),
  ]
}

function ruleCodes({ mode }: Item): readonly string[] {
  return mode.kind === 'DEDUCT' || mode.kind === 'EARN' ? mode.rules.map((rule) => rule.code) : []
}
