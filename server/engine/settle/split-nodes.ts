import { named, type Derivation, type DerivationUnit } from '../derivation.ts'

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

/**
 * The node of a part that no bound fixed: its share by weight, and perhaps one of the spare units. Notes name the
 * remainder that decided about the spare.
 */
export function freeShareNode({ rule, free, weight, freeWeight, hasSpare, amount, notes }: FreeShare): Derivation {
  const remainder = (BigInt(free.result) * BigInt(weight.result)) % BigInt(freeWeight.result)
  const inputs = { free: free.result, weight: weight.result, freeWeight: freeWeight.result, spare: hasSpare ? 1 : 0 }
  return {
    name: '',
    rule,
    operation: 'floordiv(free * weight, freeWeight) + spare',
    inputs,
    result: String(amount),
    unit: 'fen',
    notes: { ...notes, remainder: String(remainder) },
    parts: [named('free', free), named('weight', weight), named('freeWeight', freeWeight)],
  }
}

/** The node of a sum over many like values, which are kept without nodes of their own. */
export function sumNode(
  rule: string,
  values: readonly bigint[],
  unit: DerivationUnit,
  notes: Derivation['notes'] = {},
): Derivation {
  return {
    name: '',
    rule,
    operation: 'sum(values)',
    inputs: { values: values.map(String) },
    result: String(values.reduce((sum, value) => sum + value, 0n)),
    unit,
    notes,
    parts: [],
  }
}

/** What is left to share by weight after the fixed parts are taken out; the whole where nothing is fixed. */
export function freeMoneyNode(total: Derivation, free: bigint): Derivation {
  const fixed = BigInt(total.result) - free
  if (fixed === 0n) return total
  return {
    name: '',
    rule: 'split.free',
    operation: 'total - fixed',
    inputs: { total: total.result, fixed: String(fixed) },
    result: String(free),
    unit: 'fen',
    notes: {},
    parts: [named('total', total)],
  }
}
