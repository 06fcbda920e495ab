import type { Category, Item, ItemMode, Rule } from '../../../server/engine/scheme.ts'

/** A rule that takes points: `unitCenti` and the cap are magnitudes. */
export function deduction(code: string, name: string, unitCenti: number, capCenti: number | null, document = ''): Rule {
  return { code, name, unitCenti: -unitCenti, plusCapCenti: null, minusCapCenti: capCenti, document }
}

/** A rule that gives points. */
export function addition(code: string, name: string, unitCenti: number, capCenti: number | null, document = ''): Rule {
  return { code, name, unitCenti, plusCapCenti: capCenti, minusCapCenti: null, document }
}

/** An item between 0 and its full mark, or up to `ceilingCenti` where an outstanding result may make up for a weak one. */
export function item(code: string, name: string, fullCenti: number, mode: ItemMode, ceilingCenti = fullCenti): Item {
  return { code, name, fullCenti, floorCenti: 0, ceilingCenti, mode }
}

/** A category whose full mark is the sum of its items. */
export function category(code: string, name: string, items: readonly Item[]): Category {
  return { code, name, fullCenti: items.reduce((sum, { fullCenti }) => sum + fullCenti, 0), items }
}
