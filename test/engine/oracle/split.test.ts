import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../server/engine/refusal.ts'
import { splitBounded } from '../../../server/engine/split/split-bounded.ts'
import { split } from '../../../server/engine/split/split.ts'
import { aBoundedCase, aSplitCase } from '../../oracle/arbitrary-shares.ts'
import { casesFrom, checkRandom } from '../../oracle/check-random.ts'
import { naiveSplitBounded, type BoundedPart } from '../../oracle/naive-split-bounded.ts'
import { naiveSplit, type SplitPart } from '../../oracle/naive-split.ts'
import { OracleRefusal } from '../../oracle/oracle-refusal.ts'

const CASES = casesFrom('ORACLE_CASES', 120_000)

type Answer = { readonly refused: boolean; readonly parts: readonly string[] }

/** What one implementation answers, as text that can be compared: the parts by code, or that it refuses. */
function answerOf(compute: () => readonly string[]): Answer {
  try {
    return { refused: false, parts: [...compute()].sort() }
  } catch (error) {
    if (error instanceof OracleRefusal || error instanceof Refusal) return { refused: true, parts: [] }
    throw error
  }
}

function fromMap(parts: Map<string, SplitPart | BoundedPart>): string[] {
  return [...parts].map(([code, part]) => describePart({ code, ...part }))
}

function describePart(part: { code: string; amount: bigint; hasSpare: boolean; bound?: string }): string {
  return `${part.code} ${part.amount} ${part.hasSpare ? 'spare' : ''} ${part.bound ?? ''}`
}

describe('split against the naive implementation', () => {
  it('agrees on amounts and on who got the spare units', { timeout: 600_000 }, () => {
    const property = fc.property(aSplitCase, ({ total, shares }) => {
      const expected = answerOf(() => fromMap(naiveSplit(total, shares)))
      expect(answerOf(() => split(total, shares).map(describePart))).toEqual(expected)
    })
    checkRandom('split', Math.ceil(CASES / 3), property)
  })

  it('agrees on amounts, bounds, spare units and refusals when shares are bounded', { timeout: 600_000 }, () => {
    let refused = 0
    const property = fc.property(aBoundedCase, ({ total, shares }) => {
      const expected = answerOf(() => fromMap(naiveSplitBounded(total, shares)))
      if (expected.refused) refused += 1
      expect(answerOf(() => splitBounded(total, shares).shares.map(describePart))).toEqual(expected)
    })
    const cases = Math.ceil((2 * CASES) / 3)
    checkRandom('bounded split', cases, property)
    expect(refused).toBeLessThan(cases / 2)
  })
})
