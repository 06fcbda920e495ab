import type { Derivation } from '../derivation.ts'

export type Condition = { readonly direction: 'AT_LEAST' | 'AT_MOST'; readonly level: number }

/** Whether an actual satisfies a threshold; equal satisfies both directions. */
export function isMet(condition: Condition, actual: number): boolean {
  return condition.direction === 'AT_LEAST' ? actual >= condition.level : actual <= condition.level
}

/** 1 when the threshold is met and 0 when not, recomputable without a comparison because values are integers. */
export function conditionNode(condition: Condition, actual: Derivation): Derivation {
  const isAtLeast = condition.direction === 'AT_LEAST'
  return {
    name: 'met',
    rule: isAtLeast ? 'condition.atLeast' : 'condition.atMost',
    operation: isAtLeast ? 'clamp(actual - level + 1, 0, 1)' : 'clamp(level - actual + 1, 0, 1)',
    inputs: { actual: actual.result, level: condition.level },
    result: isMet(condition, Number(actual.result)) ? 1 : 0,
    unit: 'count',
    notes: {},
    parts: [actual],
  }
}
