import type { Entry } from '../../../server/contract/entries.contract.ts'
import { formatScoreChange } from '../../base/formats.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string) => string

/** Columns of the ledger of entries. The product of count and unit value is what was stated, before caps. */
export function entryColumns(mayWrite: boolean, t: Translate): readonly GridColumn<Entry>[] {
  return [
    {
      key: 'subject',
      title: t('readiness.subject'),
      value: (row) => row.subject.name,
      text: (row) => `${row.subject.name} ${row.subject.code}`,
      isSearched: true,
      card: 'title',
    },
    {
      key: 'item',
      title: t('readiness.item'),
      value: (row) => row.item?.name ?? t('entries.adjustments'),
      isSearched: true,
    },
    { key: 'rule', title: t('entries.rule'), value: (row) => row.rule.name, isSearched: true },
    {
      key: 'value',
      title: t('entries.value'),
      value: (row) => row.unitCenti * row.count,
      text: (row) => `${formatScoreChange(row.unitCenti)} × ${row.count}`,
      align: 'end',
      card: 'headline',
    },
    { key: 'effective', title: t('entries.effectiveOn'), value: (row) => row.effectiveOn, startsDescending: true },
    { key: 'event', title: t('entries.eventKey'), value: (row) => row.eventKey, isSearched: true, card: 'hidden' },
    { key: 'document', title: t('entries.document'), value: (row) => row.document, isSearched: true },
    {
      key: 'source',
      title: t('entries.source'),
      value: (row) => row.origin.source,
      text: (row) => `${t(`sources.${row.origin.source}`)} ${row.origin.title}`,
    },
    { key: 'state', title: t('entries.state'), value: (row) => row.state },
    ...(mayWrite ? [{ key: 'act', title: t('workbench.act'), value: () => null, isUnsortable: true } as const] : []),
  ]
}
