import type { Derivation } from '../derivation.ts'
import type { Item } from '../scheme.ts'

type Extra = { readonly parts?: readonly Derivation[]; readonly notes?: Derivation['notes'] }

/** A computed node in hundredths of a point. */
export function centiNode(
  rule: string,
  operation: string,
  inputs: Derivation['inputs'],
  result: number,
  extra: Extra = {},
): Derivation {
  return {
    name: '',
    rule,
    operation,
    inputs,
    result,
    unit: 'centi',
    notes: extra.notes ?? {},
    parts: extra.parts ?? [],
  }
}

/** The node of an item's score: the item's full mark and bounds join the inputs as `full`, `low` and `high`. */
export function itemNode(
  item: Item,
  rule: string,
  operation: string,
  inputs: Derivation['inputs'],
  result: number,
  extra: Extra = {},
): Derivation {
  const bounds = { full: item.fullCenti, low: item.floorCenti, high: item.ceilingCenti }
  return centiNode(rule, operation, { ...bounds, ...inputs }, result, {
    ...extra,
    notes: { item: item.code, ...extra.notes },
  })
}
