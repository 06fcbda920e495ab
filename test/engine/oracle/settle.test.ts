import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bundle } from '../../../server/engine/bundle.ts'
import { Refusal } from '../../../server/engine/refusal.ts'
import type { Result } from '../../../server/engine/result.ts'
import { settle } from '../../../server/engine/settle.ts'
import { casesFrom, checkRandom } from '../../oracle/check-random.ts'
import { differences } from '../../oracle/compare-result.ts'
import { drawBundle } from '../../oracle/draw-bundle.ts'
import { naiveAnswer, type NaiveSettlement } from '../../oracle/naive-settle.ts'
import type { RefusalClass } from '../../oracle/oracle-refusal.ts'

const CASES = casesFrom('ORACLE_BUNDLES', 1500)

/** The engine's codes by the class that the oracle knows. */
const CLASSES: Readonly<Record<string, RefusalClass>> = {
  'settle.pending': 'pending',
  'personal.noCoefficient': 'noCoefficient',
  'plan.poolNegative': 'negativePool',
  'plan.sliceWeightsZero': 'noWeight',
  'plan.allWeightsZero': 'noWeight',
  'plan.noPoints': 'noPoints',
  'plan.heldListOff': 'heldList',
  'bounds.floorAboveCeiling': 'bounds',
  'bounds.floorsAbovePool': 'bounds',
  'bounds.ceilingsBelowPool': 'bounds',
}

function engineAnswer(bundle: Bundle): Result | RefusalClass | string {
  try {
    return settle(bundle).result
  } catch (error) {
    if (error instanceof Refusal) return CLASSES[error.code] ?? error.message
    throw error
  }
}

/** Without a plan nothing is refused: what is pending is shown as pending. */
function isProvisional(bundle: Bundle, result: Result): boolean {
  const isPending = (subject: { state?: string; card: { state: string } | null }) =>
    subject.state === 'pending' || subject.card?.state === 'pending'
  return bundle.plan === null && (result.people.some(isPending) || result.units.some(isPending))
}

/** What differs between the two answers, empty when they agree. */
function disagreements(bundle: Bundle, oracle: NaiveSettlement | RefusalClass): readonly string[] {
  const engine = engineAnswer(bundle)
  if (typeof engine === 'string') return engine === oracle ? [] : [`refused ${engine} ≠ ${answerName(oracle)}`]
  if (typeof oracle !== 'string') return differences(engine, oracle)
  return oracle === 'pending' && isProvisional(bundle, engine) ? [] : [`settled ≠ ${answerName(oracle)}`]
}

function answerName(answer: unknown): string {
  return typeof answer === 'string' ? `refused ${answer}` : 'settled'
}

describe('settle against the naive implementation', () => {
  it('agrees on units, people, payment lines, reserves and refusals of random bureaus', { timeout: 600_000 }, () => {
    let settled = 0
    const property = fc.property(fc.gen(), (draw) => {
      const bundle = drawBundle(draw)
      const oracle = naiveAnswer(bundle)
      expect(disagreements(bundle, oracle)).toEqual([])
      if (typeof oracle !== 'string') settled += 1
    })
    checkRandom('settle', CASES, property, true)
    expect(settled).toBeGreaterThan(CASES / 2)
  })
})
