import { describe, expect, it } from 'vitest'
import type { ImportExpression, ImportTarget } from '../../server/contract/imports.contract.ts'
import { findHeader, headersOf } from '../../server/features/imports/headers.ts'
import { compileExpression } from '../../server/features/imports/mapping/evaluate-expression.ts'
import { evaluateMapping } from '../../server/features/imports/mapping/evaluate-mapping.ts'
import { readDate } from '../../server/features/imports/mapping/read-date.ts'
import { readDecimal } from '../../server/features/imports/mapping/read-decimal.ts'
import { createRowViews } from '../../server/features/imports/mapping/row-view.ts'
import { shiftDecimal } from '../../server/features/imports/mapping/shift-decimal.ts'
import { column, constant } from '../support/import-client.ts'

const PERIOD = { startsOn: '2026-01-01', endsOn: '2026-06-30' }
const HEADERS = ['a', 'b', 'c']

function evaluate(expression: ImportExpression, ...cells: readonly string[]) {
  const { text, faults } = compileExpression(expression, PERIOD)(createRowViews(HEADERS)({ row: 2, cells }))
  return faults.length === 0 ? text : faults.map(({ code }) => code)
}

async function facts(targets: readonly ImportTarget[], ...rows: readonly (readonly string[])[]) {
  const { drafts, faults } = await evaluateMapping({
    headers: HEADERS,
    mapping: { format: 'qianfen-mapping/1', targets: [...targets] },
    context: { period: PERIOD, today: '2026-07-15' },
    decimalsOf: (item) => (item === 'SHARE' ? 2 : 4),
    portions: (async function* () {
      yield rows.map((cells, index) => ({ row: index + 2, cells }))
    })(),
    onRows: async () => undefined,
  })
  return { drafts, faults: faults.map(({ origin, fault }) => [origin.view.row, fault.field, fault.code]) }
}

describe('a number', () => {
  it.each([
    ['12.50', '12.5'],
    ['007', '7'],
    ['+3', '3'],
    ['-0', '0'],
    ['１２．５', '12.5'],
    [' 8 ', '8'],
    ['−4', '-4'],
  ])('%j is %s', (text, value) => {
    expect(readDecimal(text)?.text).toBe(value)
  })

  it.each(['', '1,234.5', '12%', '1e3', '.5', '5.', 'abc', '1 2', '12元', '--1', 'NaN'])('%j is none', (text) => {
    expect(readDecimal(text)).toBeNull()
  })

  it('is noted when it was typed full-width', () => {
    expect(readDecimal('１２')?.isNormalised).toBe(true)
    expect(readDecimal('12')?.isNormalised).toBe(false)
  })

  it.each([
    ['110', -2, '1.1'],
    ['1.1', 2, '110'],
    ['5', -3, '0.005'],
    ['-5', -1, '-0.5'],
    ['0', 4, '0'],
    ['1.005', 0, '1.005'],
  ])('%s with its point moved by %d is %s', (text, places, shifted) => {
    expect(shiftDecimal(text, places)).toBe(shifted)
  })
})

describe('a date', () => {
  it.each([
    ['2026-06-30', '2026-06-30'],
    ['2026/6/3', '2026-06-03'],
    ['2026.6.3', '2026-06-03'],
    ['2026年6月3日', '2026-06-03'],
    ['20260603', '2026-06-03'],
    ['２０２６－０６－０３', '2026-06-03'],
    ['2026-06-03 00:00:00', '2026-06-03'],
  ])('%s is %s', (text, date) => {
    expect(readDate(text, 'AUTO')).toMatchObject({ text: date, hadTime: false })
  })

  it.each(['2026-02-30', '3/6/2026', '6-3', '26-6-3', '2026-6', '46203', 'soon', '2026-06/03'])(
    '%s is none',
    (text) => {
      expect(readDate(text, 'AUTO')).toBeNull()
    },
  )

  it('in another order is read only when that order is stated', () => {
    expect(readDate('3/6/2026', 'D/M/YYYY')?.text).toBe('2026-06-03')
    expect(readDate('3/6/2026', 'M/D/YYYY')?.text).toBe('2026-03-06')
    expect(readDate('13/6/2026', 'M/D/YYYY')).toBeNull()
  })

  it('with a time of day says that the time was dropped', () => {
    expect(readDate('2026-06-03 14:05', 'AUTO')).toMatchObject({ text: '2026-06-03', hadTime: true })
  })
})

describe('an expression', () => {
  it('takes a constant, a column, an edge of the period', () => {
    expect(evaluate(constant(' x '))).toBe('x')
    expect(evaluate(column('b'), 'p', ' q ')).toBe('q')
    expect(evaluate(column('missing'), 'p')).toBe('')
    expect(evaluate({ source: { kind: 'PERIOD', edge: 'endsOn' }, transforms: [] })).toBe('2026-06-30')
  })

  it('joins columns, all of them or none', () => {
    const joined: ImportExpression = { source: { kind: 'JOIN', columns: ['a', 'b'], separator: ' / ' }, transforms: [] }
    expect(evaluate(joined, 'Sales', 'Manager')).toBe('Sales / Manager')
    expect(evaluate(joined, '', '')).toBe('')
    expect(evaluate(joined, 'Sales', '')).toEqual(['import.partMissing'])
  })

  it('pads, looks up, and turns a word into a date', () => {
    expect(evaluate(column('a', { kind: 'PAD_START', length: 5, fill: '0' }), '17')).toBe('00017')
    const leaving = column('a', {
      kind: 'TABLE',
      rows: [
        { from: 'Yes', to: { kind: 'TEXT', text: '2026-03-31' } },
        { from: 'No', to: { kind: 'EMPTY' } },
      ],
      otherwise: { kind: 'ERROR' },
    })
    expect(evaluate(leaving, 'Yes')).toBe('2026-03-31')
    expect(evaluate(leaving, 'No')).toBe('')
    expect(evaluate(leaving, 'yes')).toEqual(['import.notInTable'])
    const kept = column('a', { kind: 'TABLE', rows: [], otherwise: { kind: 'KEEP' } })
    expect(evaluate(kept, 'x')).toBe('x')
    const rest = column('a', { kind: 'TABLE', rows: [], otherwise: { kind: 'PERIOD', edge: 'endsOn' } })
    expect(evaluate(rest, 'x')).toBe('2026-06-30')
  })

  it('moves the point of per cents and reads stated date orders', () => {
    expect(evaluate(column('a', { kind: 'SHIFT', places: -2 }), '110')).toBe('1.1')
    expect(evaluate(column('a', { kind: 'SHIFT', places: -2 }), 'x')).toEqual(['import.notANumber'])
    expect(evaluate(column('a', { kind: 'DATE', format: 'D/M/YYYY' }), '3/6/2026')).toBe('2026-06-03')
  })
})

describe('a mapping', () => {
  const person: ImportTarget = {
    kind: 'PERSON',
    when: [],
    code: column('a'),
    name: column('b'),
    roleClass: column('c'),
  }

  it('gives several facts of one row', async () => {
    const posting: ImportTarget = {
      ...{ kind: 'POSTING', when: [], person: column('a'), unit: constant('U'), postBp: column('b') },
      ...{ startsOn: null, endsOn: null },
    }
    const { drafts, faults } = await facts([{ ...person, name: null }, posting], ['P1', '1.2', '科员'])
    expect(faults).toEqual([])
    expect(drafts.people.map(({ fact }) => fact)).toEqual([{ code: 'P1', name: 'P1', roleClass: 'STAFF' }])
    expect(drafts.postings.map(({ fact }) => fact)).toEqual([
      { person: 'P1', unit: 'U', startsOn: '2026-01-01', postBp: 12_000, endsOn: null },
    ])
  })

  it('names the field of each fault and goes on', async () => {
    const { drafts, faults } = await facts([person], ['', 'x', '科员'], ['Ｐ２', 'y', '皇帝'], ['P3', 'z', 'HEAD'])
    expect(faults).toEqual([
      [2, 'code', 'import.required'],
      [3, 'code', 'import.normalised'],
      [3, 'roleClass', 'import.unknownWord'],
    ])
    expect(drafts.people.map(({ fact }) => fact.code)).toEqual(['P3'])
  })

  it('leaves rows out that do not meet its conditions', async () => {
    const only: ImportTarget = {
      ...person,
      when: [
        { kind: 'ONE_OF', column: 'c', values: ['HEAD'] },
        { kind: 'FILLED', column: 'b' },
      ],
    }
    const { drafts, faults } = await facts([only], ['P1', 'x', 'HEAD'], ['P2', 'y', 'STAFF'], ['', '', 'HEAD'])
    expect(drafts.people.map(({ fact }) => fact.code)).toEqual(['P1'])
    expect(faults).toEqual([])
  })

  it('dates facts that state no date on the last day that counts', async () => {
    const entry: ImportTarget = {
      ...{ kind: 'ENTRY', when: [], level: 'person', subject: column('a'), rule: column('b'), item: null },
      ...{ count: column('c'), eventKey: null, effectiveOn: null, document: null },
    }
    const { drafts } = await facts([entry], ['P1', 'R1', '3'], ['P1', 'R1', '3'])
    expect(drafts.entries.map(({ fact }) => [fact.count, fact.effectiveOn])).toEqual([
      [3, '2026-06-30'],
      [3, '2026-06-30'],
    ])
  })

  it('rounds shares and means of a unit half away from zero, exactly', async () => {
    const figure = (
      item: string,
      compute: Extract<ImportTarget, { kind: 'UNIT_INDICATOR' }>['compute'],
    ): ImportTarget => ({
      ...{ kind: 'UNIT_INDICATOR', when: [], unit: column('a'), item: constant(item), compute },
      ...{ statedOn: null, document: null },
    })
    const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => ['U', index < 1 ? 'No' : 'Yes', index === 0 ? '-0.0005' : '0'])
    const { drafts, faults } = await facts(
      [
        figure('SHARE', { kind: 'COUNT_SHARE', column: 'b', values: ['No'] }),
        figure('MEAN', { kind: 'MEAN', column: 'c' }),
      ],
      ...rows,
    )
    expect(faults).toEqual([])
    expect(drafts.values.map(({ fact }) => fact.value)).toEqual([
      { kind: 'ACTUAL', actual: '12.50', target: null },
      { kind: 'ACTUAL', actual: '-0.0001', target: null },
    ])
  })

  it('takes no mean of what is blank or no number', async () => {
    const mean: ImportTarget = {
      ...{ kind: 'UNIT_INDICATOR', when: [], unit: column('a'), item: constant('MEAN') },
      ...{ compute: { kind: 'MEAN', column: 'b' }, statedOn: null, document: null },
    }
    const { faults } = await facts([mean], ['U', '1'], ['U', ''], ['U', 'x'])
    expect(faults.map(([row, , code]) => [row, code])).toEqual([
      [3, 'import.notANumber'],
      [4, 'import.notANumber'],
    ])
  })
})

describe('a header', () => {
  const row = (number: number, ...cells: readonly string[]) => ({ row: number, cells })

  it('is found below a title and numbered where it repeats', () => {
    const rows = [row(1, '花名册'), row(3, '工号', '姓名', '', '姓名'), row(4, '1', '甲', '', '乙')]
    expect(findHeader(rows)).toEqual({ headerRow: 3, headerRows: 1 })
    expect(headersOf(rows, { headerRow: 3, headerRows: 1 })).toEqual(['工号', '姓名', '#3', '姓名 (2)'])
  })

  it('of two merged rows is one', () => {
    const rows = [
      row(1, '人员', '', '得分', ''),
      row(2, '工号', '姓名', '一季度', '二季度'),
      row(3, '1', '甲', '90', '91'),
    ]
    expect(findHeader(rows)).toEqual({ headerRow: 1, headerRows: 2 })
    const names = ['人员 / 工号', '人员 / 姓名', '得分 / 一季度', '得分 / 二季度']
    expect(headersOf(rows, { headerRow: 1, headerRows: 2 })).toEqual(names)
  })
})
