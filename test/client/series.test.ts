import { describe, expect, it } from 'vitest'
import { toHeatView, toPointsView, toRankingBars, toTrendView } from '../../client/features/home/to-series.ts'
import { byUrgency } from '../../client/features/home/veto-marks.ts'
import { chooseGroup, groupsOf } from '../../client/features/standings/groups.ts'
import { tieText } from '../../client/features/standings/tie-text.ts'
import { aCategory, aUnit } from './standings-builders.ts'

const second = aUnit({
  code: 'M02',
  name: '确权模块',
  rank: 2,
  compositeCenti: 92000,
  gapCenti: 2000,
  vetoes: ['MINE'],
})
const pending = aUnit({ code: 'M03', name: '测绘模块', rank: null, compositeCenti: null, state: 'pending' })

describe('toRankingBars', () => {
  it('ranks best first and leaves out who has no place', () => {
    expect(toRankingBars([pending, second, aUnit()]).map((bar) => bar.code)).toEqual(['M01', 'M02'])
  })

  it('marks vetoes and does not move them', () => {
    expect(toRankingBars([aUnit(), second])[1]).toMatchObject({ rank: 2, isVetoed: true, gapCenti: 2000 })
  })

  it('orders a shared place by code', () => {
    const tied = aUnit({ code: 'M00', isTied: true })
    expect(toRankingBars([aUnit({ isTied: true }), tied]).map((bar) => bar.code)).toEqual(['M00', 'M01'])
  })
})

describe('toHeatView', () => {
  it('keeps a pending category as a word, never as zero', () => {
    const unit = aUnit({ categories: [aCategory({ state: 'pending', centi: null })] })
    const { cells } = toHeatView([unit], (state) => `<${state}>`)
    expect(cells).toEqual([{ unit: 'M01', category: 'LAND', centi: null, fullCenti: 30000, word: '<pending>' }])
  })

  it('leaves out units without a card', () => {
    expect(toHeatView([aUnit({ categories: [] })], String).units).toEqual([])
  })
})

describe('toTrendView', () => {
  const trend = [
    { period: 'Q1', name: '一季度', units: [{ code: 'M01', compositeCenti: 90000, rank: 1 }] },
    { period: 'Q2', name: '二季度', units: [{ code: 'M02', compositeCenti: 91000, rank: 1 }] },
  ]

  it('leaves a gap where a unit had no score, and drops units that never had one', () => {
    const view = toTrendView(trend, [aUnit(), second, pending], [])
    expect(view.periods).toEqual(['一季度', '二季度'])
    expect(view.lines.map((line) => [line.code, line.centis])).toEqual([
      ['M01', [90000, null]],
      ['M02', [null, 91000]],
    ])
  })
})

describe('toPointsView', () => {
  it('stacks projects over units, most points first, and keeps the sum', () => {
    const rows = [
      { unit: 'M01', project: 'X', projectName: '甲', pointsCenti: 100 },
      { unit: 'M02', project: 'X', projectName: '甲', pointsCenti: 300 },
      { unit: 'M02', project: 'Y', projectName: '乙', pointsCenti: 50 },
    ]
    const view = toPointsView(rows, (code) => code)
    expect(view.units.map((unit) => unit.code)).toEqual(['M02', 'M01'])
    expect(view.projects.map((project) => [project.code, project.centis])).toEqual([
      ['X', [300, 100]],
      ['Y', [50, 0]],
    ])
  })
})

describe('byUrgency', () => {
  it('puts missed first and met last', () => {
    const veto = (state: 'PENDING' | 'MET' | 'WARNING' | 'MISSED') => ({
      indicator: 'V',
      name: '',
      domain: '',
      unit: state,
      unitName: '',
      state,
      actual: null,
      required: 0,
      distance: null,
      decimals: 0,
      measureUnit: '',
      direction: 'AT_LEAST' as const,
    })
    const sorted = byUrgency([veto('MET'), veto('PENDING'), veto('MISSED'), veto('WARNING')])
    expect(sorted.map((each) => each.state)).toEqual(['MISSED', 'WARNING', 'PENDING', 'MET'])
  })
})

describe('comparison groups', () => {
  it('come by size, the unranked last', () => {
    const groups = groupsOf([{ group: '' }, { group: '' }, { group: 'A' }, { group: 'B' }, { group: 'B' }])
    expect(groups).toEqual(['B', 'A', ''])
  })

  it('fall back to the first where the address names none', () => {
    expect(chooseGroup(['B', ''], '')).toBe('B')
    expect(chooseGroup(['B', ''], '-')).toBe('')
    expect(chooseGroup(['B', ''], 'C')).toBe('B')
    expect(chooseGroup([], '')).toBe('')
  })
})

describe('tieText', () => {
  const words = {
    t: (key: string, params?: Record<string, string>) => `${key} ${params?.name ?? ''}`.trim(),
    nameOf: (code: string) => `name of ${code}`,
  }

  it('names the category or the item that separated equals', () => {
    expect(tieText({ kind: 'CATEGORY', category: 'LAND' }, words)).toBe('standings.tie.CATEGORY name of LAND')
    expect(tieText({ kind: 'ITEM', item: 'I1' }, words)).toBe('standings.tie.ITEM name of I1')
    expect(tieText({ kind: 'FEWER_MINUS' }, words)).toBe('standings.tie.FEWER_MINUS')
  })
})
