import type { SettlementPeople } from '../../../server/contract/settlements.contract.ts'
import { formatCoefficient, formatScore } from '../../base/formats.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

export type SettlementPerson = SettlementPeople['people'][number]
export type PaymentLine = NonNullable<SettlementPerson['payment']>['lines'][number]
/** One line of a payment with whose it is. */
export type PaymentRow = {
  readonly key: string
  readonly person: string
  readonly personName: string
  readonly line: PaymentLine
}

type Translate = (key: string) => string

/** Columns of a settlement's people. */
export function personPaymentColumns(
  people: readonly SettlementPerson[],
  t: Translate,
): readonly GridColumn<SettlementPerson>[] {
  const units = new Map(people.map(({ standing }) => [standing.unit, standing.unitName]))
  return [
    { key: 'name', title: t('people.name'), value: ({ standing }) => standing.name, isSearched: true, card: 'title' },
    { key: 'code', title: t('people.code'), value: ({ standing }) => standing.code, isSearched: true },
    {
      key: 'unit',
      title: t('standings.unit'),
      value: ({ standing }) => standing.unit,
      text: ({ standing }) => standing.unitName,
      choices: [...units].map(([value, label]) => ({ value, label })),
    },
    { key: 'unitRank', title: t('standings.unitRank'), value: ({ standing }) => standing.unitRank, align: 'end' },
    {
      key: 'score',
      title: t('standings.score'),
      value: ({ standing }) => standing.compositeCenti,
      text: ({ standing }) => score(standing.compositeCenti),
      align: 'end',
      startsDescending: true,
    },
    { key: 'grade', title: t('standings.grade'), value: ({ standing }) => standing.grade },
    {
      key: 'amount',
      title: t('settlements.amount'),
      value: ({ payment }) => (payment === null ? null : BigInt(payment.amountFen)),
      align: 'end',
      startsDescending: true,
      card: 'headline',
    },
    { key: 'why', title: t('settlements.why'), value: () => null, isUnsortable: true },
  ]
}

/** Columns of the payment lines: the factors of each amount. */
export function paymentColumns(rows: readonly PaymentRow[], t: Translate): readonly GridColumn<PaymentRow>[] {
  const units = new Map(rows.map(({ line }) => [line.unit, line.unitName]))
  const coefficient = (name: 'postBp' | 'factorBp' | 'personalBp'): GridColumn<PaymentRow> => ({
    key: name,
    title: t(`settlements.lines.${name}`),
    value: ({ line }) => line[name],
    text: ({ line }) => formatCoefficient(line[name]),
    align: 'end',
    card: 'hidden',
  })
  return [
    { key: 'name', title: t('people.name'), value: (row) => row.personName, isSearched: true, card: 'title' },
    { key: 'code', title: t('people.code'), value: (row) => row.person, isSearched: true },
    {
      key: 'unit',
      title: t('standings.unit'),
      value: ({ line }) => line.unit,
      text: ({ line }) => line.unitName,
      choices: [...units].map(([value, label]) => ({ value, label })),
    },
    { key: 'slice', title: t('settlements.lines.slice'), value: ({ line }) => line.slice },
    coefficient('postBp'),
    { key: 'months', title: t('settlements.lines.months'), value: ({ line }) => line.months, align: 'end' },
    coefficient('factorBp'),
    coefficient('personalBp'),
    { key: 'bound', title: t('settlements.lines.bound'), value: ({ line }) => line.bound },
    {
      key: 'amount',
      title: t('settlements.amount'),
      value: ({ line }) => BigInt(line.amountFen),
      align: 'end',
      startsDescending: true,
      card: 'headline',
    },
  ]
}

export function toPaymentRows(people: readonly SettlementPerson[]): readonly PaymentRow[] {
  return people.flatMap(({ payment }) =>
    (payment?.lines ?? []).map((line, index) => ({
      key: `${payment?.person ?? ''} ${index}`,
      person: payment?.person ?? '',
      personName: payment?.personName ?? '',
      line,
    })),
  )
}

function score(centi: number | null): string {
  return centi === null ? '–' : formatScore(centi)
}
