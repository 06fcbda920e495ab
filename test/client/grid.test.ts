import { describe, expect, it } from 'vitest'
import { compareValues } from '../../client/base/grid/compare-values.ts'
import { cellText, type GridColumn } from '../../client/base/grid/grid-column.ts'
import { formatChoices, formatSort, nextSort, parseChoices, parseSort } from '../../client/base/grid/grid-state.ts'

describe('sort in the address', () => {
  it.each(['rank', '-score', ''])('keeps %s through reading and writing', (text) => {
    expect(formatSort(parseSort(text))).toBe(text)
  })

  it('goes from the first direction to the other one and then to none', () => {
    const first = nextSort(null, 'score', true)
    const second = nextSort(first, 'score', true)
    expect(first).toEqual({ key: 'score', isDescending: true })
    expect(second).toEqual({ key: 'score', isDescending: false })
    expect(nextSort(second, 'score', true)).toBeNull()
  })

  it('starts over on another column', () => {
    expect(nextSort({ key: 'rank', isDescending: true }, 'name', false)).toEqual({ key: 'name', isDescending: false })
  })
})

describe('choices in the address', () => {
  it('keeps codes with any character', () => {
    const choices = { unit: 'M~01:甲', grade: 'good' }
    expect(parseChoices(formatChoices(choices))).toEqual(choices)
  })

  it('drops what is not chosen and reads nonsense as nothing', () => {
    expect(formatChoices({ unit: '', grade: 'good' })).toBe('grade:good')
    expect(parseChoices('')).toEqual({})
    expect(parseChoices('no-colon~:x~a:%E4')).toEqual({ a: '%E4' })
  })
})

describe('compareValues', () => {
  it('orders numbers and big integers by size', () => {
    expect([3, 20, 1].sort(compareValues)).toEqual([1, 3, 20])
    expect([30n, -2n, 7n].sort(compareValues)).toEqual([-2n, 7n, 30n])
  })

  it('orders Chinese by pinyin and numbers inside texts by value', () => {
    expect(['张三', '李四', '阿强'].sort(compareValues)).toEqual(['阿强', '李四', '张三'])
    expect(['M10', 'M2'].sort(compareValues)).toEqual(['M2', 'M10'])
  })
})

describe('cellText', () => {
  const column: GridColumn<{ n: number | null }> = { key: 'n', title: 'n', value: (row) => row.n }

  it('shows a dash for what is missing, never a zero', () => {
    expect(cellText(column, { n: null })).toBe('–')
    expect(cellText(column, { n: 0 })).toBe('0')
  })

  it('prefers the text of the column', () => {
    expect(cellText({ ...column, text: () => 'words' }, { n: 1 })).toBe('words')
  })
})
