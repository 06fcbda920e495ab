import type { EChartsOption } from 'echarts'
import { formatScore } from '../base/formats.ts'
import { axisText, chartBase, escapeHtml, shortName } from './chart-base.ts'
import type { ChartTheme } from './theme.ts'

export type RankingBar = {
  readonly code: string
  readonly name: string
  readonly rank: number | null
  readonly centi: number
  readonly change: number | null
  readonly gapCenti: number | null
  readonly isTied: boolean
  readonly isVetoed: boolean
}

export type RankingWords = {
  readonly tied: string
  readonly vetoed: string
  readonly gap: (text: string) => string
  readonly change: (places: number) => string
}

/**
 * Horizontal bars, best on top, each with its score, the gap to the next better score and an arrow of change. Where there
 * is little room (`isNarrow`) the gap is left to tooltip and table.
 */
export function buildRankingOption(
  bars: readonly RankingBar[],
  words: RankingWords,
  theme: ChartTheme,
  isNarrow = false,
): EChartsOption {
  return {
    ...chartBase(theme),
    grid: {
      left: 8,
      right: isNarrow ? 96 : 168,
      top: 4,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'value', min: axisStart(bars), show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.code),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: {
        ...axisText(theme),
        color: theme.ink,
        formatter: (code: string) => rowLabel(bars.find((bar) => bar.code === code)),
      },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        itemStyle: { borderRadius: [0, 3, 3, 0] },
        data: bars.map((bar) => ({
          name: bar.code,
          value: bar.centi,
          itemStyle: { color: bar.isVetoed ? theme.bad : theme.accent },
        })),
        label: {
          show: true,
          position: 'right',
          color: theme.ink,
          fontSize: theme.fontSize,
          rich: {
            gap: { color: theme.inkSoft, fontSize: theme.fontSize },
            up: { color: theme.good, fontSize: theme.fontSize },
            down: { color: theme.bad, fontSize: theme.fontSize },
          },
          formatter: ({ dataIndex }) => barLabel(bars[dataIndex], isNarrow),
        },
        tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => barTooltip(bars[dataIndex], words) },
      },
    ],
  }
}

/** Bars begin below the lowest score so that differences are seen; never above it, and at 0 when scores are far apart. */
export function axisStart(bars: readonly { readonly centi: number }[]): number {
  const scores = bars.map((bar) => bar.centi)
  const low = Math.min(...scores)
  const high = Math.max(...scores)
  if (scores.length === 0 || low <= 0) return 0
  return Math.max(0, low - Math.max(high - low, Math.floor(high / 20)))
}

function rowLabel(bar: RankingBar | undefined): string {
  if (bar === undefined) return ''
  const place = bar.rank === null ? '–' : `${bar.rank}${bar.isTied ? '=' : ''}`
  return `${place}  ${shortName(bar.name)}${bar.isVetoed ? ' ⊘' : ''}`
}

function barLabel(bar: RankingBar | undefined, isNarrow: boolean): string {
  if (bar === undefined) return ''
  const gap = bar.gapCenti === null || isNarrow ? '' : `  {gap|−${formatScore(bar.gapCenti)}}`
  return `${formatScore(bar.centi)}${gap}  ${arrow(bar.change)}`
}

function arrow(change: number | null): string {
  if (change === null) return ''
  if (change === 0) return '＝'
  return change > 0 ? `{up|▲${change}}` : `{down|▼${-change}}`
}

function barTooltip(bar: RankingBar | undefined, words: RankingWords): string {
  if (bar === undefined) return ''
  const lines = [
    `<strong>${escapeHtml(bar.name)}</strong> ${formatScore(bar.centi)}`,
    ...(bar.gapCenti === null ? [] : [words.gap(formatScore(bar.gapCenti))]),
    ...(bar.change === null ? [] : [words.change(bar.change)]),
    ...(bar.isTied ? [words.tied] : []),
    ...(bar.isVetoed ? [words.vetoed] : []),
  ]
  return lines.join('<br>')
}
