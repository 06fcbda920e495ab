import { given, named, type Derivation, type DerivationUnit } from '../derivation.ts'

/** What one part of a split rests on, in whole units. */
export type FreeShare = {
  readonly rule: string
  readonly free: Derivation
  readonly weight: Derivation
  readonly freeWeight: Derivation
  readonly hasSpare: boolean
  readonly amount: bigint
  readonly notes: Derivation['notes']
}

/** The node of a part that no bound fixed: its share by weight, and perhaps one of the spare units. */
export function freeShareNode({ rule, free, weight, freeWeight, hasSpare, amount, notes }: FreeShare): Derivation {
  const numerator = BigInt(free.result) * BigInt(weight.result)
  const spareNotes = { remainder: String(numerator % BigInt(freeWeight.result)), of: String(freeWeight.result) }
  const spare = hasSpare ? 1 : 0
  return {
    name: '',
    rule,
    operation: 'floordiv(free * weight, freeWeight) + spare',
    inputs: { free: free.result, weight: weight.result, freeWeight: freeWeight.result, spare },
    result: String(amount),
    unit: 'fen',
    notes,
    parts: [
      named('free', free),
      named('weight', weight),
      named('freeWeight', freeWeight),
      given('spare', 'split.spare', spare, 'count', spareNotes),
    ],
  }
}

/** The node of a sum over many like values; the values are kept, their own nodes only where the caller adds them. */
export function sumNode(
  rule: string,
  values: readonly bigint[],
  unit: DerivationUnit,
  notes: Derivation['notes'] = {},
  parts: readonly Derivation[] = [],
): Derivation {
  const result = values.reduce((sum, value) => sum + value, 0n)
  return {
    name: '',
    rule,
    operation: 'sum(values)',
    inputs: { values: values.map(String) },
    result: String(result),
    unit,
    notes,
    parts: parts.map((part) => named('values[]', part)),
  }
}

/** What is left to share by weight after the fixed parts are taken out. */
export function freeMoneyNode(total: Derivation, fixed: readonly bigint[]): Derivation {
  const left = fixed.reduce((sum, amount) => sum - amount, BigInt(total.result))
  return {
    name: '',
    rule: 'split.free',
    operation: 'total - sum(fixed)',
    inputs: { total: total.result, fixed: fixed.map(String) },
    result: String(left),
    unit: 'fen',
    notes: { fixedCount: fixed.length },
    parts: [named('total', total)],
  }
}
