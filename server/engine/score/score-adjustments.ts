import { named, type Derivation } from '../derivation.ts'
import type { Adjustments } from '../scheme.ts'
import { centiNode } from './item-node.ts'
import type { RuleSum } from './sum-rule.ts'

/** Additions and deductions of a scheme after their caps, as magnitudes (RULES §3.3). */
export type AdjustmentScore = {
  readonly plusCenti: number
  readonly minusCenti: number
  /** The same before the caps A and D. */
  readonly rawPlusCenti: number
  readonly rawMinusCenti: number
  /** A: also how far a total may pass the full mark. */
  readonly plusCapCenti: number
  readonly plusWhy: () => Derivation
  readonly minusWhy: () => Derivation
}

/** `min(A, Σplus)` and `min(D, Σminus)` over the adjustment rules' sums; D null is unlimited. */
export function scoreAdjustments(adjustments: Adjustments, sums: ReadonlyMap<string, RuleSum>): AdjustmentScore {
  const found = adjustments.rules.flatMap((rule) => sums.get(rule.code) ?? [])
  const plus = found.filter((sum) => sum.rule.unitCenti >= 0)
  const minus = found.filter((sum) => sum.rule.unitCenti < 0)
  const rawPlusCenti = plus.reduce((total, sum) => total + sum.centi, 0)
  const rawMinusCenti = minus.reduce((total, sum) => total - sum.centi, 0)
  const plusCenti = Math.min(adjustments.plusCapCenti, rawPlusCenti)
  const minusCenti = Math.min(adjustments.minusCapCenti ?? Infinity, rawMinusCenti)
  return {
    plusCenti,
    minusCenti,
    rawPlusCenti,
    rawMinusCenti,
    plusCapCenti: adjustments.plusCapCenti,
    plusWhy: () => plusNode(plus, adjustments.plusCapCenti, plusCenti, rawPlusCenti),
    minusWhy: () => minusNode(minus, adjustments.minusCapCenti, minusCenti, rawMinusCenti),
  }
}

function plusNode(sums: readonly RuleSum[], cap: number, centi: number, raw: number): Derivation {
  const rules = sums.map((sum) => sum.centi)
  return partOf('plus', 'card.plus', 'min(cap, sum(rules))', { cap, rules }, centi, raw, sums)
}

function minusNode(sums: readonly RuleSum[], cap: number | null, centi: number, raw: number): Derivation {
  const rules = sums.map((sum) => sum.centi)
  return cap === null
    ? partOf('minus', 'card.minus', '0 - sum(rules)', { rules }, centi, raw, sums)
    : partOf('minus', 'card.minusCapped', 'min(cap, 0 - sum(rules))', { cap, rules }, centi, raw, sums)
}

function partOf(
  name: string,
  rule: string,
  operation: string,
  inputs: Derivation['inputs'],
  centi: number,
  rawCenti: number,
  sums: readonly RuleSum[],
): Derivation {
  const node = centiNode(rule, operation, inputs, centi, {
    notes: { uncountedCenti: rawCenti - centi },
    parts: sums.map((sum) => named('rules[]', sum.why())),
  })
  return named(name, node)
}
