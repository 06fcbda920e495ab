import { named, type Derivation } from '../derivation.ts'
import type { Adjustments } from '../scheme.ts'
import { centiNode } from './item-node.ts'
import { ruleNode, type RuleSum } from './sum-rule.ts'

/** Additions and deductions of a scheme after their caps, as magnitudes (RULES §3.3). */
export type AdjustmentScore = {
  readonly plusCenti: number
  readonly minusCenti: number
  /** The same before the caps A and D. */
  readonly rawPlusCenti: number
  readonly rawMinusCenti: number
  readonly policy: Adjustments
  /** Sums of the adjustment rules that have entries, in the scheme's order. */
  readonly sums: readonly RuleSum[]
}

/** `min(A, Σplus)` and `min(D, Σminus)` over the adjustment rules' sums; D null is unlimited. */
export function scoreAdjustments(policy: Adjustments, sums: ReadonlyMap<string, RuleSum>): AdjustmentScore {
  const found = policy.rules.flatMap((rule) => sums.get(rule.code) ?? [])
  let rawPlusCenti = 0
  let rawMinusCenti = 0
  for (const sum of found) {
    if (isPlus(sum)) rawPlusCenti += sum.centi
    else rawMinusCenti -= sum.centi
  }
  return {
    plusCenti: Math.min(policy.plusCapCenti, rawPlusCenti),
    minusCenti: Math.min(policy.minusCapCenti ?? Infinity, rawMinusCenti),
    rawPlusCenti,
    rawMinusCenti,
    policy,
    sums: found,
  }
}

/** The parts `plus` and `minus` of a total. */
export function adjustmentNodes(score: AdjustmentScore): readonly Derivation[] {
  return [plusNode(score), minusNode(score)]
}

function isPlus(sum: RuleSum): boolean {
  return sum.rule.unitCenti >= 0
}

function plusNode({ policy, sums, plusCenti, rawPlusCenti }: AdjustmentScore): Derivation {
  const plus = sums.filter(isPlus)
  const inputs = { cap: policy.plusCapCenti, rules: plus.map((sum) => sum.centi) }
  const node = centiNode('card.plus', 'min(cap, sum(rules))', inputs, plusCenti, {
    notes: { uncountedCenti: rawPlusCenti - plusCenti },
    parts: plus.map(ruleNode),
  })
  return named('plus', node)
}

function minusNode({ policy, sums, minusCenti, rawMinusCenti }: AdjustmentScore): Derivation {
  const minus = sums.filter((sum) => !isPlus(sum))
  const cap = policy.minusCapCenti
  const rules = minus.map((sum) => sum.centi)
  const extra = { notes: { uncountedCenti: rawMinusCenti - minusCenti }, parts: minus.map(ruleNode) }
  const node =
    cap === null
      ? centiNode('card.minus', '0 - sum(rules)', { rules }, minusCenti, extra)
      : centiNode('card.minusCapped', 'min(cap, 0 - sum(rules))', { cap, rules }, minusCenti, extra)
  return named('minus', node)
}
