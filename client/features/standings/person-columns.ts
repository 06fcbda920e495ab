import type { PersonStanding } from '../../../server/contract/figures.contract.ts'
import { formatScore } from '../../base/formats.ts'
import type { GridChoice, GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string) => string

/** Columns of the people's standings: rank in the bureau-wide comparison group and inside the unit. */
export function personColumns(people: readonly PersonStanding[], t: Translate): readonly GridColumn<PersonStanding>[] {
  const score = (centi: number | null) => (centi === null ? '–' : formatScore(centi))
  return [
    { key: 'rank', title: t('standings.rank'), value: (person) => person.rank, width: '6.5rem' },
    {
      key: 'name',
      title: t('people.name'),
      value: (person) => person.name,
      isSearched: true,
      card: 'title',
      width: '8rem',
    },
    {
      key: 'unit',
      title: t('standings.unit'),
      value: (person) => person.unit,
      text: (person) => person.unitName,
      isSearched: true,
      width: '9.5rem',
      choices: unitChoices(people),
    },
    {
      key: 'score',
      title: t('standings.score'),
      value: (person) => person.compositeCenti,
      text: (person) => score(person.compositeCenti),
      align: 'end',
      startsDescending: true,
      card: 'headline',
    },
    {
      key: 'change',
      title: t('standings.change'),
      value: (person) => person.rankChange,
      align: 'end',
      startsDescending: true,
    },
    { key: 'unit-rank', title: t('standings.unitRank'), value: (person) => person.unitRank, align: 'end' },
    {
      key: 'grade',
      title: t('standings.grade'),
      value: (person) => person.grade ?? person.noGrade,
      choices: gradeChoices(people, t),
    },
    {
      key: 'card',
      title: t('standings.card'),
      value: (person) => person.cardCenti,
      text: (person) => score(person.cardCenti),
      align: 'end',
      startsDescending: true,
      card: 'hidden',
    },
    {
      key: 'team',
      title: t('standings.team'),
      value: (person) => person.teamCenti,
      text: (person) => score(person.teamCenti),
      align: 'end',
      startsDescending: true,
      card: 'hidden',
    },
    {
      key: 'points',
      title: t('standings.points'),
      value: (person) => person.pointsCenti,
      text: (person) => formatScore(person.pointsCenti),
      align: 'end',
      startsDescending: true,
    },
    { key: 'code', title: t('people.code'), value: (person) => person.code, isSearched: true, card: 'hidden' },
  ]
}

export function unitChoices(people: readonly PersonStanding[]): readonly GridChoice[] {
  const names = new Map(people.filter((person) => person.unit !== '').map((person) => [person.unit, person.unitName]))
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => (a.value < b.value ? -1 : 1))
}

function gradeChoices(people: readonly PersonStanding[], t: Translate): readonly GridChoice[] {
  const grades = new Set(people.flatMap((person) => (person.grade === null ? [] : [person.grade])))
  const reasons = new Set(people.flatMap((person) => (person.noGrade === null ? [] : [person.noGrade])))
  return [
    ...[...grades].map((value) => ({ value, label: t(`grades.person.${value}`) })),
    ...[...reasons].map((value) => ({ value, label: t(`grades.none.${value}`) })),
  ]
}
