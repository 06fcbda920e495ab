import { describe, expect, it } from 'vitest'
import { given, type Derivation } from '../../server/engine/derivation.ts'
import { gradeResult } from '../../client/features/explanations/grade-result.ts'
import { referredFigure } from '../../client/features/explanations/referred-figure.ts'
import { formatScalar, unitOfInput } from '../../client/features/explanations/format-scalar.ts'

describe('formatScalar', () => {
  it.each([
    [4700, 'centi', '47.00'],
    ['123456', 'fen', '1,234.56'],
    [12000, 'bp', '1.20'],
    [12, 'months', '12'],
    ['M01', 'code', 'M01'],
    ['90071992547409931', 'weight', '90,071,992,547,409,931'],
  ] as const)('writes %s %s as %s', (value, unit, text) => {
    expect(formatScalar(value, unit)).toBe(text)
  })

  it('writes a scaled value in the measure of its notes', () => {
    expect(formatScalar(1340, 'scaled', { decimals: 2, measure: '%' })).toBe('13.40 %')
  })
})

describe('unitOfInput', () => {
  const node: Derivation = {
    name: '',
    rule: 'item.deduct',
    operation: 'clamp(full + sum(sums), floor, ceiling)',
    inputs: { full: 6000, sums: [-600], poolFen: '1', shareBp: 1 },
    result: 5400,
    unit: 'centi',
    notes: {},
    parts: [given('sums[]', 'fact.entry', -600, 'centi')],
  }

  it('takes the unit of the part that computed the input, else what its name says', () => {
    expect(unitOfInput(node, 'sums')).toBe('centi')
    expect(unitOfInput(node, 'poolFen')).toBe('fen')
    expect(unitOfInput(node, 'shareBp')).toBe('bp')
    expect(unitOfInput(node, 'full')).toBe('centi')
    expect(unitOfInput(node, 'other')).toBeNull()
  })
})

describe('gradeResult', () => {
  it('reads a count of a grade rule as the grade of its level', () => {
    expect(gradeResult(given('', 'ref.grade', 3, 'count'), 'person')).toBe('grades.person.excellent')
    expect(gradeResult(given('', 'grade.unit', 0, 'count'), 'unit')).toBe('grades.unit.unqualified')
  })

  it('leaves everything else a number', () => {
    expect(gradeResult(given('', 'quota.total', 3, 'count'), 'person')).toBeNull()
    expect(gradeResult(given('', 'fact.grade', 9000, 'bp'), 'person')).toBeNull()
  })
})

describe('referredFigure', () => {
  it('names the figure that has an explanation of its own', () => {
    const node = given('card', 'ref.card', 94456, 'centi', { kind: 'card', level: 'unit', code: 'M05' })
    expect(referredFigure(node)).toEqual({ level: 'unit', code: 'M05', figure: 'card' })
  })

  it('is nothing for other nodes and for references without a code', () => {
    expect(referredFigure(given('', 'fact.score', 1, 'centi', { kind: 'card', code: 'X' }))).toBeNull()
    expect(referredFigure(given('', 'ref.unitPool', 1, 'fen', { unit: 'B00' }))).toBeNull()
  })
})
