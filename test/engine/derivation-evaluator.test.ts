import { describe, expect, it } from 'vitest'
import type { Derivation } from '../../server/engine/derivation.ts'
import { given } from '../../server/engine/derivation.ts'
import { derivationProblems, evaluateOperation } from '../support/derivation-evaluator.ts'

const node = (override: Partial<Derivation>): Derivation => ({
  name: '',
  rule: 'test',
  operation: 'a + b',
  inputs: { a: 1, b: 2 },
  result: 3,
  unit: 'count',
  notes: {},
  parts: [],
  ...override,
})

describe('evaluateOperation', () => {
  it.each([
    ['1 + 2 * 3', {}, 7n],
    ['(1 + 2) * 3 - -4', {}, 13n],
    ['rdiv(a, 2)', { a: -5 }, -3n],
    ['floordiv(a, 2)', { a: -5 }, -3n],
    ['ceildiv(a, 2)', { a: '5' }, 3n],
    ['clamp(sum(list) - 1, 0, max(4, 5))', { list: [1, '2', 9] }, 5n],
    ['min(a, 2, 3)', { a: '900000000000000000' }, 2n],
  ])('computes %s', (operation, inputs, value) => {
    expect(evaluateOperation(operation, inputs)).toBe(value)
  })

  it.each(['a +', 'b', 'list', 'pow(1, 2)', '1 / 2', '1 2', 'sum(1)', '(1', 'rdiv(1, 0)'])(
    'refuses %s',
    (operation) => {
      expect(() => evaluateOperation(operation, { a: 1, list: [1] })).toThrow()
    },
  )
})

describe('derivationProblems', () => {
  it('finds nothing in a tree that holds', () => {
    const a = { ...node({ name: 'a', operation: 'b - 1', inputs: { b: 2 }, result: 1 }) }
    expect(derivationProblems(node({ parts: [a] }))).toEqual([])
  })

  it('finds a wrong result, at any depth', () => {
    expect(derivationProblems(node({ result: 4 }))).toHaveLength(1)
    expect(derivationProblems(node({ parts: [node({ name: 'other', result: '4' })] }))).toHaveLength(1)
  })

  it('finds a part that disagrees with the input it explains', () => {
    expect(derivationProblems(node({ parts: [given('a', 'fact', 5, 'count')] }))).toHaveLength(1)
  })

  it('compares the parts of a list in order', () => {
    const list = (first: number, second: number): Derivation =>
      node({
        operation: 'sum(rows)',
        inputs: { rows: [1, 2] },
        parts: [given('rows[]', 'fact', first, 'count'), given('rows[]', 'fact', second, 'count')],
      })
    expect(derivationProblems(list(1, 2))).toEqual([])
    expect(derivationProblems(list(2, 1))).toHaveLength(1)
  })
})
