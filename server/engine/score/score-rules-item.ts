import type { Derivation } from '../derivation.ts'
import type { Figure } from '../figure.ts'
import { clamp } from '../rounding.ts'
import type { Item, Rule } from '../scheme.ts'
import { itemNode } from './item-node.ts'
import { ruleNode, type RuleSum } from './sum-rule.ts'

type RulesMode = { readonly kind: 'DEDUCT' | 'EARN'; readonly rules: readonly Rule[] }

/**
 * DEDUCT starts at full, EARN at 0 (RULES §2): `clamp(start + Σ rule sums, L, U)`. One clamp at the end, so the order
 * of entries cannot matter. Without entries the start itself is the score.
 */
export function scoreRulesItem(item: Item, mode: RulesMode, sums: ReadonlyMap<string, RuleSum>): Figure {
  const unbounded = unboundedCenti(item, mode, sums)
  const centi = clamp(unbounded, item.floorCenti, item.ceilingCenti)
  return { state: 'scored', centi, why: rulesItemNode.bind(null, item, mode, sums, centi) }
}

/** Start + Σ rule sums before the item's bounds: what lies outside them is not counted. */
export function unboundedCenti(item: Item, mode: RulesMode, sums: ReadonlyMap<string, RuleSum>): number {
  let total = mode.kind === 'DEDUCT' ? item.fullCenti : 0
  for (const rule of mode.rules) total += sums.get(rule.code)?.centi ?? 0
  return total
}

function rulesItemNode(item: Item, mode: RulesMode, sums: ReadonlyMap<string, RuleSum>, centi: number): Derivation {
  const found = mode.rules.flatMap((rule) => sums.get(rule.code) ?? [])
  const isDeduct = mode.kind === 'DEDUCT'
  return itemNode(
    item,
    isDeduct ? 'item.deduct' : 'item.earn',
    isDeduct ? 'clamp(full + sum(rules), low, high)' : 'clamp(sum(rules), low, high)',
    { rules: found.map((sum) => sum.centi) },
    centi,
    {
      notes: { uncountedCenti: Math.abs(unboundedCenti(item, mode, sums) - centi) },
      parts: found.map(ruleNode),
    },
  )
}
