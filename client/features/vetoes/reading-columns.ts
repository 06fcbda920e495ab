import type { GridColumn } from '../../base/grid/grid-column.ts'
import { distanceText, measuredText, requiredText, urgency, type ReadingLine } from './reading-lines.ts'

type Translate = (key: string) => string

/** Columns of veto indicators with their readings. */
export function readingColumns(t: Translate): readonly GridColumn<ReadingLine>[] {
  return [
    { key: 'state', title: t('vetoWork.state'), value: urgency, text: (line) => stateText(line, t) },
    {
      key: 'indicator',
      title: t('vetoWork.indicator'),
      value: ({ indicator }) => indicator.name,
      isSearched: true,
      card: 'title',
      width: '12rem',
    },
    { key: 'unit', title: t('standings.unit'), value: ({ reading }) => reading?.unit.name ?? null, isSearched: true },
    {
      key: 'actual',
      title: t('vetoWork.actual'),
      value: ({ reading }) => reading?.actual ?? null,
      text: ({ indicator, reading }) => measuredText(indicator, reading?.actual),
      align: 'end',
      card: 'headline',
    },
    {
      key: 'required',
      title: t('vetoWork.required'),
      value: ({ indicator }) => indicator.required,
      text: ({ indicator }) => requiredText(indicator),
      align: 'end',
    },
    {
      key: 'distance',
      title: t('vetoes.distance'),
      value: ({ reading }) => reading?.distance ?? null,
      text: distanceText,
      align: 'end',
    },
    { key: 'stated', title: t('indicators.statedOn'), value: ({ reading }) => reading?.statedOn ?? null },
    {
      key: 'document',
      title: t('entries.document'),
      value: ({ reading }) => reading?.document ?? null,
      isSearched: true,
    },
  ]
}

function stateText({ reading }: ReadingLine, t: Translate): string {
  return reading === null ? t('vetoWork.noReading') : t(`vetoes.state.${reading.state}`)
}
