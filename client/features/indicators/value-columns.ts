import type { ItemValue } from '../../../server/contract/indicators.contract.ts'
import { formatScaled, formatScore } from '../../base/formats.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string, params?: Record<string, string | number>) => string

/** Columns of stated values. */
export function valueColumns(t: Translate): readonly GridColumn<ItemValue>[] {
  return [
    {
      key: 'subject',
      title: t('readiness.subject'),
      value: (row) => row.subject.name,
      text: (row) => `${row.subject.name} ${row.subject.code}`,
      isSearched: true,
      card: 'title',
    },
    { key: 'item', title: t('readiness.item'), value: (row) => row.item.name, isSearched: true },
    {
      key: 'value',
      title: t('indicators.value'),
      value: (row) => valueText(row, t),
      align: 'end',
      isUnsortable: true,
      card: 'headline',
    },
    { key: 'stated', title: t('indicators.statedOn'), value: (row) => row.statedOn, startsDescending: true },
    { key: 'document', title: t('entries.document'), value: (row) => row.document, isSearched: true },
    {
      key: 'source',
      title: t('entries.source'),
      value: (row) => row.origin.source,
      text: (row) => `${t(`sources.${row.origin.source}`)} ${row.origin.title}`,
    },
  ]
}

/** A stated value in the measure of its item. */
export function valueText({ value, measure }: Pick<ItemValue, 'value' | 'measure'>, t: Translate): string {
  const scaled = (integer: number) => formatScaled(integer, measure?.decimals ?? 0, measure?.unit ?? '')
  switch (value.kind) {
    case 'ACTUAL':
      return value.target === null ? scaled(value.actual) : `${scaled(value.actual)} / ${scaled(value.target)}`
    case 'PLACE':
      return t('indicators.place', { place: value.place, outOf: value.outOf })
    case 'GRADE':
      return value.grade
    case 'SCORE':
      return formatScore(value.centi)
    case 'NONE':
      return t('indicators.withdrawn')
  }
}
