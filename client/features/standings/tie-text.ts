import type { UnitStanding } from '../../../server/contract/figures.contract.ts'

export type TieBreaker = NonNullable<UnitStanding['separatedBy']>

export type TieWords = {
  readonly t: (key: string, params?: Record<string, string>) => string
  /** Names of categories and items by code. */
  readonly nameOf: (code: string) => string
}

/** What separated a subject from the equal score above it, in words. */
export function tieText(tie: TieBreaker, words: TieWords): string {
  switch (tie.kind) {
    case 'CATEGORY':
      return words.t('standings.tie.CATEGORY', { name: words.nameOf(tie.category) })
    case 'ITEM':
      return words.t('standings.tie.ITEM', { name: words.nameOf(tie.item) })
    default:
      return words.t(`standings.tie.${tie.kind}`)
  }
}
