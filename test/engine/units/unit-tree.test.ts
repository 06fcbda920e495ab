import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../server/engine/refusal.ts'
import { createUnitTree, evaluatedUnit } from '../../../server/engine/units/unit-tree.ts'
import { aUnit } from '../../support/builders.ts'

const units = [
  aUnit({ code: 'BUREAU', kind: 'BUREAU' }),
  aUnit({ code: 'M1', parents: [{ unit: 'BUREAU', startsOn: '2020-01-01', endsOn: null }] }),
  aUnit({ code: 'M2', parents: [{ unit: 'BUREAU', startsOn: '2020-01-01', endsOn: null }] }),
  aUnit({
    code: 'G1',
    kind: 'GROUP',
    parents: [
      { unit: 'M1', startsOn: '2020-01-01', endsOn: '2026-03-31' },
      { unit: 'M2', startsOn: '2026-04-01', endsOn: null },
    ],
  }),
  aUnit({ code: 'G2', kind: 'GROUP', parents: [{ unit: 'G1', startsOn: '2020-01-01', endsOn: null }] }),
  aUnit({ code: 'ALONE', kind: 'GROUP' }),
  aUnit({ code: 'S', kind: 'SUPERVISION', parents: [{ unit: 'BUREAU', startsOn: '2020-01-01', endsOn: null }] }),
]

describe('evaluatedUnit', () => {
  test.each([
    ['G1', '2026-03-31', 'M1'],
    ['G1', '2026-04-01', 'M2'],
    ['G2', '2026-04-01', 'M2'],
    ['M1', '2026-04-01', 'M1'],
    ['S', '2026-04-01', 'S'],
    ['BUREAU', '2026-04-01', 'BUREAU'],
    ['ALONE', '2026-04-01', 'ALONE'],
    ['G1', '2019-12-31', 'G1'],
  ])('of %s on %s is %s', (unit, on, expected) => {
    expect(evaluatedUnit(units, unit, on)).toBe(expected)
  })

  test('refuses a unit that is not there, and a circle of parents', () => {
    expect(() => evaluatedUnit(units, 'NONE', '2026-01-01')).toThrow(Refusal)
    const circle = [
      aUnit({ code: 'A', kind: 'GROUP', parents: [{ unit: 'B', startsOn: '2020-01-01', endsOn: null }] }),
      aUnit({ code: 'B', kind: 'GROUP', parents: [{ unit: 'A', startsOn: '2020-01-01', endsOn: null }] }),
    ]
    expect(() => evaluatedUnit(circle, 'A', '2026-01-01')).toThrow(/unit.cycle/)
  })
})

describe('createUnitTree', () => {
  test('gives a unit and its ancestors, nearest first', () => {
    const tree = createUnitTree(units)
    expect(tree.lineage('G2', '2026-01-01').map(({ code }) => code)).toEqual(['G2', 'G1', 'M1', 'BUREAU'])
  })
})
