import type { UnitStanding } from '../../../server/contract/figures.contract.ts'
import { formatCoefficient, formatScore } from '../../base/formats.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string) => string

/** Columns of the units' standings; one for each category that the shown units' cards have. */
export function unitColumns(units: readonly UnitStanding[], t: Translate): readonly GridColumn<UnitStanding>[] {
  const score = (centi: number | null) => (centi === null ? '–' : formatScore(centi))
  return [
    { key: 'rank', title: t('standings.rank'), value: (unit) => unit.rank, width: '6.5rem' },
    {
      key: 'name',
      title: t('standings.unit'),
      value: (unit) => unit.name,
      isSearched: true,
      card: 'title',
      width: '9.5rem',
    },
    {
      key: 'score',
      title: t('standings.score'),
      value: (unit) => unit.compositeCenti,
      text: (unit) => score(unit.compositeCenti),
      align: 'end',
      startsDescending: true,
      card: 'headline',
    },
    {
      key: 'change',
      title: t('standings.change'),
      value: (unit) => unit.rankChange,
      align: 'end',
      startsDescending: true,
    },
    {
      key: 'gap',
      title: t('standings.gap'),
      value: (unit) => unit.gapCenti,
      text: (unit) => score(unit.gapCenti),
      align: 'end',
    },
    { key: 'grade', title: t('standings.grade'), value: (unit) => unit.grade },
    ...categoryColumns(units),
    {
      key: 'points',
      title: t('standings.points'),
      value: (unit) => unit.pointsCenti,
      text: (unit) => formatScore(unit.pointsCenti),
      align: 'end',
      startsDescending: true,
    },
    {
      key: 'coefficient',
      title: t('standings.coefficient'),
      value: (unit) => unit.coefficientBp,
      text: (unit) => formatCoefficient(unit.coefficientBp),
      align: 'end',
      startsDescending: true,
    },
    { key: 'heads', title: t('standings.heads'), value: (unit) => unit.headCount, align: 'end', card: 'hidden' },
    { key: 'quota', title: t('standings.quota'), value: (unit) => unit.quota, align: 'end', card: 'hidden' },
  ]
}

function categoryColumns(units: readonly UnitStanding[]): readonly GridColumn<UnitStanding>[] {
  const names = new Map(units.flatMap((unit) => unit.categories).map((category) => [category.code, category.name]))
  return [...names].map(([code, name]) => ({
    key: `category-${code}`,
    title: name,
    value: (unit) => unit.categories.find((category) => category.code === code)?.centi ?? null,
    text: (unit) => {
      const centi = unit.categories.find((category) => category.code === code)?.centi ?? null
      return centi === null ? '–' : formatScore(centi)
    },
    align: 'end',
    startsDescending: true,
    card: 'hidden',
  }))
}
