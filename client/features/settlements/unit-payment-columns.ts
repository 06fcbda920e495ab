import type { SettlementAnswer } from '../../../server/contract/settlements.contract.ts'
import { formatCoefficient, formatScore } from '../../base/formats.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

export type SettlementUnit = SettlementAnswer['units'][number]
type Translate = (key: string) => string

/** Columns of a settlement's units. */
export function unitPaymentColumns(t: Translate): readonly GridColumn<SettlementUnit>[] {
  return [
    { key: 'rank', title: t('standings.rank'), value: ({ standing }) => standing.rank },
    {
      key: 'name',
      title: t('standings.unit'),
      value: ({ standing }) => standing.name,
      isSearched: true,
      card: 'title',
    },
    {
      key: 'score',
      title: t('standings.score'),
      value: ({ standing }) => standing.compositeCenti,
      text: ({ standing }) => score(standing.compositeCenti),
      align: 'end',
    },
    { key: 'grade', title: t('standings.grade'), value: ({ standing }) => standing.grade },
    {
      key: 'coefficient',
      title: t('standings.coefficient'),
      value: ({ standing }) => standing.coefficientBp,
      text: ({ standing }) => formatCoefficient(standing.coefficientBp),
      align: 'end',
    },
    { key: 'heads', title: t('standings.heads'), value: ({ standing }) => standing.headCount, align: 'end' },
    { key: 'quota', title: t('standings.quota'), value: ({ standing }) => standing.quota, align: 'end' },
    {
      key: 'pool',
      title: t('settlements.unitPool'),
      value: ({ poolFen }) => (poolFen === null ? null : BigInt(poolFen)),
      align: 'end',
      startsDescending: true,
    },
    {
      key: 'paid',
      title: t('settlements.paid'),
      value: ({ paidFen }) => BigInt(paidFen),
      align: 'end',
      startsDescending: true,
      card: 'headline',
    },
    { key: 'why', title: t('settlements.why'), value: () => null, isUnsortable: true },
  ]
}

function score(centi: number | null): string {
  return centi === null ? '–' : formatScore(centi)
}
