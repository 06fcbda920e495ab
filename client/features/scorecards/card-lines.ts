import type { Card } from '../../../server/contract/cards.contract.ts'

export type CardFact = Card['facts'][number]
export type CardItem = Card['categories'][number]['items'][number]
export type MissingItem = Card['missing'][number]

/** Facts by item, in the order they took effect; '' holds the scheme's additions and deductions (RULES §3.3). */
export function factsByItem(facts: readonly CardFact[]): ReadonlyMap<string, readonly CardFact[]> {
  const byItem = new Map<string, CardFact[]>()
  for (const fact of [...facts].sort((a, b) => (a.on === b.on ? order(a.code, b.code) : order(a.on, b.on)))) {
    byItem.set(fact.item, [...(byItem.get(fact.item) ?? []), fact])
  }
  return byItem
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Width of a bar in whole percent of the full mark, 0 to 100. */
export function barPercent(centi: number | null, fullCenti: number): number {
  if (centi === null || fullCenti <= 0) return 0
  return Math.min(100, Math.max(0, Math.floor((centi * 100) / fullCenti)))
}

/** Whether an entry counts less than stated: dropped as the same event, or cut by a cap. */
export function isCut(fact: CardFact): boolean {
  return (
    fact.isDropped ||
    (fact.statedCenti !== null && fact.countedCenti !== null && fact.statedCenti !== fact.countedCenti)
  )
}
