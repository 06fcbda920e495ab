import type { PersonStanding } from '../../../server/contract/figures.contract.ts'
import { formatScore } from '../../base/formats.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string) => string

/** Columns of the people whose tie crosses the last excellent place (RULES §10.6). */
export function committeeColumns(mayWrite: boolean, t: Translate): readonly GridColumn<PersonStanding>[] {
  return [
    {
      key: 'name',
      title: t('people.name'),
      value: (row) => row.name,
      text: (row) => `${row.name} ${row.code}`,
      card: 'title',
    },
    { key: 'unit', title: t('standings.unit'), value: (row) => row.unitName },
    { key: 'unit-rank', title: t('standings.unitRank'), value: (row) => row.unitRank, align: 'end' },
    {
      key: 'score',
      title: t('standings.score'),
      value: (row) => row.compositeCenti,
      text: (row) => (row.compositeCenti === null ? '–' : formatScore(row.compositeCenti)),
      align: 'end',
      card: 'headline',
    },
    ...(mayWrite ? [{ key: 'act', title: t('workbench.act'), value: () => null, isUnsortable: true } as const] : []),
  ]
}
