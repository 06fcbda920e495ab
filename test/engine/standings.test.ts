import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  recallCard,
  Refusal,
  scoreCards,
  settle,
  standings,
  vetoMarks,
  zeroedCategories,
  type Bundle,
  type CardFigures,
  type CardScore,
} from '../../server/engine/index.ts'
import { casesFrom, checkRandom } from '../oracle/check-random.ts'
import { drawBundle } from '../oracle/draw-bundle.ts'

const CASES = casesFrom('STANDINGS_BUNDLES', 150)

function recalled(cards: ReadonlyMap<string, CardScore>): ReadonlyMap<string, CardFigures> {
  return new Map([...cards].map(([code, card]) => [code, recallCard(card.result, card.missing)]))
}

/** What differs between standings from recalled cards and a settlement without a plan; null when the engine refuses both. */
function fromRecalledCards(bundle: Bundle): { readonly expected: unknown; readonly found: unknown } | null {
  try {
    const { result } = settle({ ...bundle, plan: null })
    const cards = scoreCards(bundle, zeroedCategories(vetoMarks(bundle).units))
    const found = standings(bundle, { units: recalled(cards.units), people: recalled(cards.people) })
    return { expected: [result.units, result.people], found: [found.units, found.people] }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

describe('standings', () => {
  it('gives from recalled cards what a settlement without a plan gives', { timeout: 120_000 }, () => {
    let compared = 0
    const property = fc.property(fc.gen(), (draw) => {
      const both = fromRecalledCards(drawBundle(draw))
      if (both === null) return
      compared += 1
      expect(both.found).toEqual(both.expected)
    })
    checkRandom('standings', CASES, property, true)
    expect(compared).toBeGreaterThan(CASES / 2)
  })
})
