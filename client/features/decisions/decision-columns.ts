import type { Decision } from '../../../server/contract/decisions.contract.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string, params?: Record<string, string | number>) => string

/** Columns of the decisions of a period, revoked ones included. */
export function decisionColumns(mayWrite: boolean, t: Translate): readonly GridColumn<Decision>[] {
  return [
    {
      key: 'subject',
      title: t('decisions.subject'),
      value: (row) => row.subject.name,
      text: (row) => `${row.subject.name} ${row.subject.code}`,
      isSearched: true,
      card: 'title',
    },
    {
      key: 'kind',
      title: t('decisions.kind'),
      value: (row) => row.kind,
      text: (row) => t(`decisions.kinds.${row.kind}`),
      card: 'headline',
    },
    { key: 'about', title: t('decisions.about'), value: (row) => aboutText(row, t), isSearched: true },
    { key: 'reason', title: t('base.reason'), value: (row) => row.reason, isSearched: true, width: '14rem' },
    {
      key: 'source',
      title: t('entries.source'),
      value: (row) => row.origin.source,
      text: (row) => t(`sources.${row.origin.source}`),
    },
    {
      key: 'state',
      title: t('decisions.state'),
      value: (row) => (row.revokedAt === null ? 0 : 1),
      text: (row) => t(row.revokedAt === null ? 'decisions.inForce' : 'decisions.revoked'),
    },
    ...(mayWrite ? [{ key: 'act', title: t('workbench.act'), value: () => null, isUnsortable: true } as const] : []),
  ]
}

/** The item of a decision, or how many places go where; null where the subject says it all. */
export function aboutText({ kind, item, toUnit, places }: Decision, t: Translate): string | null {
  if (kind !== 'MOVE_PLACES') return item?.name ?? null
  return t('decisions.moved', { places, unit: toUnit?.name ?? '' })
}
