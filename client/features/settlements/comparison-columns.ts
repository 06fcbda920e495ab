import type { Comparison } from '../../../server/contract/settlements.contract.ts'
import type { GridColumn, GridValue } from '../../base/grid/grid-column.ts'

type UnitRow = Comparison['units'][number]
type PersonRow = Comparison['people'][number]
type Translate = (key: string) => string

const fen = (text: string | null): GridValue => (text === null ? null : BigInt(text))

/** Columns of two scenarios' units. Money sorts as bigint. */
export function comparisonUnitColumns(t: Translate): readonly GridColumn<UnitRow>[] {
  return [
    { key: 'name', title: t('standings.unit'), value: (row) => row.name, isSearched: true, card: 'title' },
    { key: 'a', title: t('comparison.before'), value: (row) => fen(row.aFen), align: 'end' },
    { key: 'b', title: t('comparison.after'), value: (row) => fen(row.bFen), align: 'end' },
    {
      key: 'difference',
      title: t('comparison.difference'),
      value: (row) => fen(row.differenceFen),
      align: 'end',
      startsDescending: true,
      card: 'headline',
    },
  ]
}

/** Columns of two scenarios' people, with the bound that bites in each. */
export function comparisonPersonColumns(people: readonly PersonRow[], t: Translate): readonly GridColumn<PersonRow>[] {
  const units = new Map(people.map((row) => [row.unit, row.unitName]))
  const bound = (value: PersonRow['aBound']) => (value === 'none' ? '–' : t(`payment.bounds.${value}`))
  return [
    { key: 'name', title: t('people.name'), value: (row) => row.name, isSearched: true, card: 'title' },
    { key: 'code', title: t('people.code'), value: (row) => row.code, isSearched: true },
    {
      key: 'unit',
      title: t('standings.unit'),
      value: (row) => row.unit,
      text: (row) => row.unitName,
      choices: [...units].map(([value, label]) => ({ value, label })),
    },
    { key: 'a', title: t('comparison.before'), value: (row) => fen(row.aFen), align: 'end' },
    { key: 'b', title: t('comparison.after'), value: (row) => fen(row.bFen), align: 'end' },
    {
      key: 'difference',
      title: t('comparison.difference'),
      value: (row) => fen(row.differenceFen),
      align: 'end',
      startsDescending: true,
      card: 'headline',
    },
    { key: 'aBound', title: t('comparison.boundBefore'), value: (row) => row.aBound, text: (row) => bound(row.aBound) },
    { key: 'bBound', title: t('comparison.boundAfter'), value: (row) => row.bBound, text: (row) => bound(row.bBound) },
  ]
}
