import type { CardResult, CategoryResult, Scheme } from '../../engine/index.ts'
import type { CategoryFigure } from '../../contract/figures.contract.ts'

/** Names by code. A code without a name stands for itself. */
export type Names = {
  readonly unit: (code: string) => string
  readonly person: (code: string) => string
  readonly project: (code: string) => string
  readonly category: (code: string) => string
  readonly item: (code: string) => string
  readonly rule: (code: string) => string
}

type Named = { readonly code: string; readonly name: string }

export type NamedSubjects = {
  readonly units: readonly Named[]
  readonly people: readonly Named[]
  readonly projects: readonly Named[]
}

/** Labels of one period: from its roster and the version of the scheme it is judged by. */
export function createNames(scheme: Scheme, subjects: NamedSubjects): Names {
  const { categories, items, rules } = schemeNames(scheme)
  return {
    unit: lookup(subjects.units),
    person: lookup(subjects.people),
    project: lookup(subjects.projects),
    category: lookup(categories),
    item: lookup(items),
    rule: lookup(rules),
  }
}

function lookup(named: readonly Named[]): (code: string) => string {
  const names = new Map(named.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}

function schemeNames(scheme: Scheme) {
  const categories = scheme.cards.flatMap((card) => card.categories)
  const items = categories.flatMap((category) => category.items)
  const rules = [
    ...scheme.cards.flatMap((card) => card.adjustments.rules),
    ...items.flatMap(({ mode }) => (mode.kind === 'DEDUCT' || mode.kind === 'EARN' ? mode.rules : [])),
  ]
  return { categories, items, rules }
}

/** A card's categories with their names. */
export function categoryFigures(card: CardResult | null, names: Names): CategoryFigure[] {
  return (card?.categories ?? []).map((category) => categoryFigure(category, names))
}

function categoryFigure(category: CategoryResult, names: Names): CategoryFigure {
  return {
    ...category,
    name: names.category(category.code),
    items: category.items.map((item) => ({ ...item, name: names.item(item.code) })),
  }
}
