import type { Derivation, Scalar } from '../../server/engine/derivation.ts'
import { ceilDiv, floorDiv, rdivBig } from '../../server/engine/rounding.ts'
import { parseOperation, type Expression } from './operation-parser.ts'

/**
 * Recomputes every node of a derivation from its own inputs and checks that parts agree with the inputs they explain.
 * @returns one line for each disagreement; empty when the whole tree holds.
 */
export function derivationProblems(node: Derivation, path = node.rule): readonly string[] {
  return [
    ...operationProblems(node, path),
    ...partProblems(node, path),
    ...node.parts.flatMap((part) => derivationProblems(part, `${path} > ${part.name || part.rule}`)),
  ]
}

/** Evaluates one `operation` over `inputs`. @throws Error for a name without input, a list outside sum, bad syntax. */
export function evaluateOperation(operation: string, inputs: Derivation['inputs']): bigint {
  return evaluate(parseOperation(operation), inputs)
}

function operationProblems(node: Derivation, path: string): readonly string[] {
  if (node.operation === 'given') return []
  try {
    const value = evaluateOperation(node.operation, node.inputs)
    return value === BigInt(node.result) ? [] : [`${path}: ${node.operation} gives ${value}, stated ${node.result}`]
  } catch (error) {
    return [`${path}: ${node.operation}: ${String(error)}`]
  }
}

function partProblems(node: Derivation, path: string): readonly string[] {
  return Object.entries(node.inputs).flatMap(([name, value]) => {
    const isList = typeof value === 'object'
    const results = node.parts.filter((part) => part.name === (isList ? `${name}[]` : name)).map((part) => part.result)
    if (results.length === 0) return []
    const expected: readonly Scalar[] = isList ? value : [value]
    if (results.length === expected.length && results.every((result, i) => String(result) === String(expected[i]))) {
      return []
    }
    return [`${path}: input ${name} is ${expected.join()}, its parts give ${results.join()}`]
  })
}

function evaluate(expression: Expression, inputs: Derivation['inputs']): bigint {
  switch (expression.kind) {
    case 'integer':
      return expression.value
    case 'name':
      return scalar(expression.name, inputs)
    case 'call':
      return call(expression.name, expression.args, inputs)
  }
}

function call(name: string, args: readonly Expression[], inputs: Derivation['inputs']): bigint {
  if (name === 'sum') return sumOf(args, inputs)
  const apply = functions[name]
  if (apply === undefined) throw new Error(`unknown function ${name}`)
  return apply(args.map((arg) => evaluate(arg, inputs)))
}

type Apply = (args: readonly bigint[]) => bigint

const functions: Readonly<Record<string, Apply>> = {
  '+': (args) => at(args, 0) + at(args, 1),
  '-': (args) => at(args, 0) - at(args, 1),
  '*': (args) => at(args, 0) * at(args, 1),
  negate: (args) => -at(args, 0),
  rdiv: (args) => rdivBig(at(args, 0), at(args, 1)),
  floordiv: (args) => floorDiv(at(args, 0), at(args, 1)),
  ceildiv: (args) => ceilDiv(at(args, 0), at(args, 1)),
  min: (args) => args.reduce(smaller),
  max: (args) => args.reduce(larger),
  clamp: (args) => smaller(larger(at(args, 0), at(args, 1)), at(args, 2)),
}

function sumOf(args: readonly Expression[], inputs: Derivation['inputs']): bigint {
  const list = args[0]?.kind === 'name' ? inputs[args[0].name] : undefined
  if (args.length !== 1 || typeof list !== 'object') throw new Error('sum needs the name of a list')
  return list.reduce((total: bigint, element) => total + BigInt(element), 0n)
}

function scalar(name: string, inputs: Derivation['inputs']): bigint {
  const value = inputs[name]
  if (value === undefined) throw new Error(`no input ${name}`)
  if (typeof value === 'object') throw new Error(`${name} is a list`)
  return BigInt(value)
}

function at(args: readonly bigint[], index: number): bigint {
  const value = args[index]
  if (value === undefined) throw new Error(`argument ${index} is missing`)
  return value
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)
