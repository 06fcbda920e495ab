import type { EChartsOption } from 'echarts'
import { formatFixed, formatScore } from '../base/formats.ts'
import { axisText, chartBase, escapeHtml, shortName } from './chart-base.ts'
import type { ChartTheme } from './theme.ts'

export type HeatCell = {
  readonly unit: string
  readonly category: string
  /** null where the figure is pending or not applicable; `word` says which. */
  readonly centi: number | null
  readonly fullCenti: number
  readonly word: string
}
export type HeatView = {
  readonly units: readonly { readonly code: string; readonly name: string }[]
  readonly categories: readonly { readonly code: string; readonly name: string }[]
  readonly cells: readonly HeatCell[]
}

/** Share of the full mark in tenths of a percent: a whole number from 0 to 1000 and above. */
export function shareOfFull(centi: number, fullCenti: number): number {
  return fullCenti === 0 ? 0 : Math.floor((centi * 1000) / fullCenti)
}

/**
 * Units down, categories across, colour by share of the full mark; every cell also says its figure. Where there is little
 * room (`isNarrow`) cells say whole percents of the full mark and headings stand upright.
 */
export function buildHeatmapOption(view: HeatView, theme: ChartTheme, isNarrow = false): EChartsOption {
  const shares = view.cells.flatMap((cell) => (cell.centi === null ? [] : [shareOfFull(cell.centi, cell.fullCenti)]))
  // At least a tenth of the full mark lies between the ends, so that near scores do not look far apart.
  const low = Math.min(900, ...shares)
  return {
    ...chartBase(theme),
    grid: { left: 8, right: 8, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      position: 'top',
      data: view.categories.map((category) => shortName(category.name, 7)),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...axisText(theme), interval: 0, ...(isNarrow ? { rotate: 60 } : {}) },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: view.units.map((unit) => shortName(unit.name, isNarrow ? 5 : 8)),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...axisText(theme), color: theme.ink },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      dimension: 2,
      min: low,
      max: 1000,
      inRange: { color: [...theme.ramp] },
    },
    series: [
      {
        type: 'heatmap',
        data: view.cells.map((cell) => heatPoint(cell, view, theme)),
        itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
        label: {
          show: true,
          fontSize: theme.fontSize,
          color: theme.ink,
          formatter: ({ dataIndex }) => cellText(view.cells[dataIndex], isNarrow),
        },
        emphasis: { itemStyle: { borderColor: theme.ink } },
        tooltip: { formatter: ({ dataIndex }: { dataIndex: number }) => cellTooltip(view.cells[dataIndex], view) },
      },
    ],
  }
}

function heatPoint(cell: HeatCell, view: HeatView, theme: ChartTheme) {
  const x = view.categories.findIndex((category) => category.code === cell.category)
  const y = view.units.findIndex((unit) => unit.code === cell.unit)
  if (cell.centi === null) return { value: [x, y, 0], visualMap: false, itemStyle: { color: theme.line } }
  return { value: [x, y, shareOfFull(cell.centi, cell.fullCenti)] }
}

function cellText(cell: HeatCell | undefined, isNarrow: boolean): string {
  if (cell === undefined) return ''
  if (cell.centi === null) return isNarrow ? '–' : cell.word
  return isNarrow ? String(Math.floor(shareOfFull(cell.centi, cell.fullCenti) / 10)) : formatScore(cell.centi)
}

function cellTooltip(cell: HeatCell | undefined, view: HeatView): string {
  if (cell === undefined) return ''
  const unit = view.units.find((each) => each.code === cell.unit)?.name ?? cell.unit
  const category = view.categories.find((each) => each.code === cell.category)?.name ?? cell.category
  const figure =
    cell.centi === null
      ? cell.word
      : `${formatScore(cell.centi)} / ${formatScore(cell.fullCenti)} · ${formatFixed(shareOfFull(cell.centi, cell.fullCenti), 1)} %`
  return `<strong>${escapeHtml(unit)}</strong><br>${escapeHtml(category)}: ${escapeHtml(figure)}`
}
