import type { EChartsOption } from 'echarts'
import { formatScore } from '../base/formats.ts'
import { axisText, chartBase } from './chart-base.ts'
import type { ChartTheme } from './theme.ts'

export type TrendView = {
  readonly periods: readonly string[]
  readonly lines: readonly {
    readonly code: string
    readonly name: string
    readonly centis: readonly (number | null)[]
  }[]
  /** Lines that stand out; the others are drawn softly behind them. Empty: all stand out. */
  readonly focus: readonly string[]
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond']

/** One line per unit over the periods; lines differ by symbol as well as by colour. */
export function buildTrendOption(view: TrendView, theme: ChartTheme): EChartsOption {
  return {
    ...chartBase(theme),
    grid: { left: 8, right: 20, top: 12, bottom: 40, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { bottom: 0, type: 'scroll', textStyle: axisText(theme), pageTextStyle: axisText(theme) },
    xAxis: {
      type: 'category',
      data: [...view.periods],
      boundaryGap: false,
      axisLabel: axisText(theme),
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: { ...axisText(theme), formatter: (centi: number) => formatScore(Math.round(centi)) },
      splitLine: { lineStyle: { color: theme.line } },
    },
    series: view.lines.map((line, index) => trendLine(line, index, view.focus, theme)),
  }
}

function trendLine(line: TrendView['lines'][number], index: number, focus: readonly string[], theme: ChartTheme) {
  const isFocused = focus.length === 0 || focus.includes(line.code)
  const color = theme.palette[index % theme.palette.length] ?? theme.accent
  return {
    type: 'line' as const,
    id: line.code,
    name: line.name,
    data: line.centis.map((centi) => centi ?? '-'),
    symbol: SYMBOLS[index % SYMBOLS.length] ?? 'circle',
    symbolSize: 8,
    z: isFocused ? 3 : 2,
    color,
    lineStyle: { width: isFocused ? 2.5 : 1, opacity: isFocused ? 1 : 0.35 },
    itemStyle: { opacity: isFocused ? 1 : 0.35 },
    emphasis: { focus: 'series' as const },
    tooltip: { valueFormatter: (value: unknown) => (typeof value === 'number' ? formatScore(value) : '–') },
  }
}
