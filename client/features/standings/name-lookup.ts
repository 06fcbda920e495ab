import type { CategoryFigure } from '../../../server/contract/figures.contract.ts'

/** Names of categories and items by code; a code without a name stands for itself. */
export function nameLookup(categories: readonly CategoryFigure[]): (code: string) => string {
  const names = new Map(
    [...categories, ...categories.flatMap((each) => each.items)].map(({ code, name }) => [code, name]),
  )
  return (code) => names.get(code) ?? code
}
