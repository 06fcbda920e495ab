import type { SettlementHead } from '../../../server/contract/settlements.contract.ts'
import { formatCount, formatInstant, formatMoney } from '../../base/formats.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string, params?: Record<string, unknown>) => string

/** Columns of the list of settlements. Money sorts as bigint. */
export function settlementColumns(t: Translate): readonly GridColumn<SettlementHead>[] {
  return [
    {
      key: 'seq',
      title: t('settlements.number'),
      value: (row) => row.seq,
      text: (row) => `#${row.seq}`,
      startsDescending: true,
    },
    { key: 'plan', title: t('settlements.plan'), value: (row) => row.plan.name, isSearched: true, card: 'title' },
    {
      key: 'pool',
      title: t('settlements.pool'),
      value: (row) => BigInt(row.poolFen),
      text: (row) => formatMoney(row.poolFen),
      align: 'end',
      card: 'headline',
    },
    {
      key: 'paid',
      title: t('settlements.paid'),
      value: (row) => BigInt(row.paidFen),
      text: (row) => formatMoney(row.paidFen),
      align: 'end',
    },
    {
      key: 'people',
      title: t('settlements.people'),
      value: (row) => row.peoplePaid,
      text: (row) => formatCount(row.peoplePaid),
      align: 'end',
    },
    { key: 'state', title: t('settlements.state'), value: stateOf },
    {
      key: 'created',
      title: t('settlements.created'),
      value: (row) => row.createdAt,
      text: (row) => `${formatInstant(row.createdAt)} · ${row.createdBy}`,
      startsDescending: true,
    },
  ]
}

export type SettlementState = 'released' | 'published' | 'outdated' | 'current'

export function stateOf(head: Pick<SettlementHead, 'isReleased' | 'isPublished' | 'isOutdated'>): SettlementState {
  if (head.isReleased) return 'released'
  if (head.isPublished) return 'published'
  return head.isOutdated ? 'outdated' : 'current'
}
