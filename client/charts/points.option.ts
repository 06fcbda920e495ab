import type { EChartsOption } from 'echarts'
import { formatScore } from '../base/formats.ts'
import { axisText, chartBase, shortName } from './chart-base.ts'
import type { ChartTheme } from './theme.ts'

export type PointsView = {
  readonly units: readonly { readonly code: string; readonly name: string }[]
  /** One stacked part per project, with a value for each unit in the order of `units`. */
  readonly projects: readonly { readonly code: string; readonly name: string; readonly centis: readonly number[] }[]
}

/** Project points by credited unit, stacked by project, most points first. */
export function buildPointsOption(view: PointsView, theme: ChartTheme): EChartsOption {
  return {
    ...chartBase(theme),
    grid: { left: 8, right: 16, top: 4, bottom: 40, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { bottom: 0, type: 'scroll', textStyle: axisText(theme), pageTextStyle: axisText(theme) },
    xAxis: {
      type: 'value',
      axisLabel: {
        ...axisText(theme),
        formatter: (centi: number) => formatScore(Math.round(centi)),
        hideOverlap: true,
      },
      splitLine: { lineStyle: { color: theme.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: view.units.map((unit) => shortName(unit.name)),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...axisText(theme), color: theme.ink },
    },
    series: view.projects.map((project, index) => ({
      type: 'bar' as const,
      id: project.code,
      name: project.name,
      stack: 'points',
      barMaxWidth: 18,
      data: [...project.centis],
      color: theme.palette[index % theme.palette.length] ?? theme.accent,
      itemStyle: { borderColor: theme.surface, borderWidth: 1 },
      tooltip: { valueFormatter: (value: unknown) => (typeof value === 'number' ? formatScore(value) : '–') },
    })),
  }
}
