import { describe, expect, it } from 'vitest'
import { escapeHtml, shortName } from '../../client/charts/chart-base.ts'
import { toCsv } from '../../client/base/tables/table-csv.ts'
import { buildHeatmapOption, shareOfFull } from '../../client/charts/heatmap.option.ts'
import { buildPointsOption } from '../../client/charts/points.option.ts'
import { axisStart, buildRankingOption, type RankingBar } from '../../client/charts/ranking.option.ts'
import { buildTrendOption } from '../../client/charts/trend.option.ts'
import { plainTheme } from './chart-theme.ts'

const bar = (changes: Partial<RankingBar> = {}): RankingBar => ({
  code: 'M01',
  name: '规划模块',
  rank: 1,
  centi: 94000,
  change: 1,
  gapCenti: null,
  isTied: false,
  isVetoed: false,
  ...changes,
})
const words = { tied: 'tied', vetoed: 'vetoed', gap: (text: string) => `gap ${text}`, change: String }

describe('buildRankingOption', () => {
  it('rebuilds from the same bars to the same option and leaves them alone', () => {
    const bars = Object.freeze([Object.freeze(bar())])
    const first = JSON.stringify(buildRankingOption(bars, words, plainTheme))
    expect(JSON.stringify(buildRankingOption(bars, words, plainTheme))).toBe(first)
  })

  it('colours a vetoed unit and keeps its place', () => {
    const option = buildRankingOption([bar(), bar({ code: 'M02', isVetoed: true })], words, plainTheme)
    expect(option).toMatchObject({
      yAxis: { data: ['M01', 'M02'], inverse: true },
      series: [{ data: [{ itemStyle: { color: plainTheme.accent } }, { itemStyle: { color: plainTheme.bad } }] }],
    })
  })

  it('is drawn without bars', () => {
    expect(buildRankingOption([], words, plainTheme)).toMatchObject({ series: [{ data: [] }] })
  })
})

describe('axisStart', () => {
  it('begins below the lowest score and never below zero', () => {
    expect(axisStart([{ centi: 94000 }, { centi: 82000 }])).toBe(70000)
    expect(axisStart([{ centi: 94000 }, { centi: 1000 }])).toBe(0)
    expect(axisStart([{ centi: 94000 }])).toBe(89300)
    expect(axisStart([])).toBe(0)
  })
})

describe('buildHeatmapOption', () => {
  const view = {
    units: [{ code: 'M01', name: '规划' }],
    categories: [{ code: 'LAND', name: '土地' }],
    cells: [{ unit: 'M01', category: 'LAND', centi: null, fullCenti: 30000, word: 'pending' }],
  }

  it('takes a cell without a figure out of the colour scale', () => {
    expect(buildHeatmapOption(view, plainTheme)).toMatchObject({ series: [{ data: [{ visualMap: false }] }] })
  })

  it('colours by tenths of a percent of the full mark', () => {
    expect(shareOfFull(27000, 30000)).toBe(900)
    expect(shareOfFull(29999, 30000)).toBe(999)
    expect(shareOfFull(5, 0)).toBe(0)
  })
})

describe('buildTrendOption', () => {
  const lines = Array.from({ length: 11 }, (_, n) => ({ code: `M${n}`, name: `u${n}`, centis: [90000, null] }))

  it('tells neighbouring lines apart by symbol as well as by colour', () => {
    const { series } = buildTrendOption({ periods: ['Q1', 'Q2'], lines, focus: [] }, plainTheme)
    const marks = (Array.isArray(series) ? series : []).map((line) =>
      JSON.stringify([line.color, 'symbol' in line && line.symbol]),
    )
    expect(new Set(marks).size).toBe(11)
  })

  it('draws a missing score as a gap', () => {
    expect(buildTrendOption({ periods: ['Q1', 'Q2'], lines, focus: [] }, plainTheme)).toMatchObject({
      series: [{ data: [90000, '-'] }, ...Array.from({ length: 10 }, () => ({}))],
    })
  })

  it('lets the chosen unit stand out', () => {
    const option = buildTrendOption({ periods: ['Q1'], lines: lines.slice(0, 2), focus: ['M1'] }, plainTheme)
    expect(option).toMatchObject({ series: [{ lineStyle: { opacity: 0.35 } }, { lineStyle: { opacity: 1 } }] })
  })
})

describe('buildPointsOption', () => {
  it('stacks one series per project', () => {
    const option = buildPointsOption(
      { units: [{ code: 'M01', name: '规划' }], projects: [{ code: 'X', name: '甲', centis: [100] }] },
      plainTheme,
    )
    expect(option).toMatchObject({ series: [{ id: 'X', stack: 'points', data: [100] }] })
  })
})

describe('texts of charts', () => {
  it('cuts long names by characters, not by code units', () => {
    expect(shortName('机关与队伍建设', 7)).toBe('机关与队伍建设')
    expect(shortName('𠮷'.repeat(9), 8)).toBe(`${'𠮷'.repeat(7)}…`)
  })

  it('escapes names in tooltips', () => {
    expect(escapeHtml('<b>"A&B"</b>')).toBe('&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;')
  })
})

describe('toCsv', () => {
  it('keeps numbers as numbers and disarms formulas', () => {
    const csv = toCsv({
      columns: ['名称', 'n'],
      rows: [
        ['=1+1', '−1,234.50'],
        ['a,"b"', 5],
        [null, '+3.00'],
      ],
    })
    expect(csv).toBe('\uFEFF名称,n\r\n\'=1+1,-1234.50\r\n"a,""b""",5\r\n,\'+3.00\r\n')
  })
})
