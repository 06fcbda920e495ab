import type { VetoEvent } from '../../../server/contract/vetoes.contract.ts'
import type { GridColumn } from '../../base/grid/grid-column.ts'

type Translate = (key: string) => string

/** The unit or person that an event is about. */
export function eventSubject({ level, unit, person }: VetoEvent): string {
  return (level === 'UNIT' ? unit?.name : person?.name) ?? '–'
}

/** Columns of veto events. */
export function eventColumns(
  mayWrite: boolean,
  domainName: (domain: string) => string,
  t: Translate,
): readonly GridColumn<VetoEvent>[] {
  return [
    {
      key: 'event-state',
      title: t('vetoWork.state'),
      value: (row) => row.state,
      text: (row) => t(`vetoWork.states.${row.state}`),
    },
    { key: 'domain', title: t('vetoWork.domain'), value: (row) => domainName(row.domain), isSearched: true },
    { key: 'subject', title: t('readiness.subject'), value: eventSubject, isSearched: true, card: 'title' },
    { key: 'project', title: t('vetoWork.project'), value: (row) => row.project?.name ?? null, card: 'hidden' },
    { key: 'occurred', title: t('vetoWork.occurredOn'), value: (row) => row.occurredOn, startsDescending: true },
    { key: 'confirmed', title: t('vetoWork.confirmedOn'), value: (row) => row.confirmedOn },
    { key: 'lifted', title: t('vetoWork.liftedOn'), value: (row) => row.liftedOn },
    {
      key: 'responsible',
      title: t('vetoWork.responsible'),
      value: (row) => (row.responsible.length === 0 ? null : row.responsible.map(({ name }) => name).join('、')),
      isSearched: true,
      width: '8rem',
    },
    { key: 'document', title: t('entries.document'), value: (row) => row.document, isSearched: true },
    ...(mayWrite ? [act(t)] : []),
  ]
}

function act(t: Translate): GridColumn<VetoEvent> {
  return { key: 'act', title: t('workbench.act'), value: () => null, isUnsortable: true, width: '7rem' }
}
