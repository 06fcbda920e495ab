import { describe, expect, it } from 'vitest'
import { gridTable } from '../../client/base/grid/grid-table.ts'
import { fileName } from '../../client/base/tables/saved-table.ts'
import { sheetCell } from '../../client/base/tables/sheet-cells.ts'

describe('sheetCell', () => {
  it.each([
    ['956.39', 956.39],
    ['1,234.56', 1234.56],
    ['−0.01', -0.01],
    ['+3.00', 3],
    [12, 12],
  ])('passes the figure %s as a number', (text, number) => {
    expect(sheetCell(text)).toBe(number)
  })

  it.each(['00123', 'M01', '=1+1', '12.50 %', '13800138000', '1,234,567,890,123,456.00', '2026-06-30', ''])(
    'leaves %s a text',
    (text) => {
      expect(sheetCell(text)).toBe(text)
    },
  )
})

describe('gridTable', () => {
  it('takes what is read, and nothing for what is missing', () => {
    const columns = [
      { key: 'n', title: 'N', value: (row: { n: number | null }) => row.n, text: () => 'shown' },
      { key: 'm', title: 'M', value: () => 'm' },
    ]
    expect(gridTable([{ n: 1 }, { n: null }], columns)).toEqual({
      columns: ['N', 'M'],
      rows: [
        ['shown', 'm'],
        [null, 'm'],
      ],
    })
  })
})

describe('fileName', () => {
  it('leaves out what file systems refuse', () => {
    expect(fileName('单位 / 排名: "A"')).toBe('单位-排名-A-')
  })
})
