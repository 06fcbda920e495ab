import type { MissingFact } from '../../../server/contract/figures.contract.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string) => string

/** Columns of what is missing; item and reason are choices, so that one kind of gap can be worked off at a time. */
export function missingColumns(
  pending: readonly MissingFact[],
  mayFix: boolean,
  t: Translate,
): readonly GridColumn<MissingFact>[] {
  const items = new Map(pending.map((row) => [row.item, row.itemName === '' ? t('readiness.wholeCard') : row.itemName]))
  const reasons = [...new Set(pending.map((row) => row.reason))]
  const levels = [...new Set(pending.map((row) => row.level))]
  return [
    {
      key: 'level',
      title: t('readiness.level'),
      value: (row) => row.level,
      text: (row) => t(`readiness.levels.${row.level}`),
      choices: levels.map((value) => ({ value, label: t(`readiness.levels.${value}`) })),
    },
    { key: 'name', title: t('readiness.subject'), value: (row) => row.name, isSearched: true, card: 'title' },
    { key: 'code', title: t('people.code'), value: (row) => row.code, isSearched: true },
    {
      key: 'item',
      title: t('readiness.item'),
      value: (row) => row.item,
      text: (row) => items.get(row.item) ?? row.item,
      choices: [...items].map(([value, label]) => ({ value, label })),
    },
    {
      key: 'reason',
      title: t('readiness.reason'),
      value: (row) => row.reason,
      text: (row) => t(`missing.reasons.${row.reason}`),
      choices: reasons.map((value) => ({ value, label: t(`missing.reasons.${value}`) })),
    },
    ...(mayFix ? [{ key: 'fix', title: t('readiness.mend'), value: () => null, isUnsortable: true } as const] : []),
  ]
}
