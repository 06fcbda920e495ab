import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bundle } from '../../../server/engine/bundle.ts'
import type { SubjectRef } from '../../../server/engine/figure.ts'
import type { CardResult } from '../../../server/engine/result.ts'
import { scoreCards } from '../../../server/engine/score/score-cards.ts'
import { casesFrom, checkRandom } from '../../oracle/check-random.ts'
import { drawUndecidedBundle } from '../../oracle/draw-bundle.ts'
import { allSubjects, cardOf } from '../../oracle/lookups.ts'
import { naiveCard } from '../../oracle/naive-card.ts'

const CASES = casesFrom('ORACLE_CARD_BUNDLES', 500)

type Figures = Readonly<Record<string, string>>

/** Every figure of a card by its path, as text. */
function expectedFigures(bundle: Bundle, subject: SubjectRef): Figures | null {
  const rules = cardOf(bundle, subject)
  if (rules === null) return null
  const card = naiveCard(bundle, subject, rules, [])
  const figures: Record<string, string> = {}
  for (const category of card.categories) {
    figures[category.code] = `${category.centi}`
    for (const item of category.items) figures[item.code] = `${item.state} ${item.centi}`
  }
  if (card.state === 'pending') return { ...figures, state: card.state }
  if (card.state === 'notApplicable') return { ...figures, state: card.state }
  const { state, base, final, plus, minus, minusPoints } = card
  return { ...figures, state, sums: `${base} +${plus} -${minus} = ${final}, minus points ${minusPoints}` }
}

function engineFigures(card: CardResult | undefined): Figures | null {
  if (card === undefined) return null
  const figures: Record<string, string> = {}
  for (const category of card.categories) {
    figures[category.code] = `${category.centi}`
    for (const item of category.items) figures[item.code] = `${item.state} ${item.centi}`
  }
  const state = card.state === 'exempt' ? 'scored' : card.state
  if (card.finalCenti === null) return { ...figures, state }
  const { baseCenti, finalCenti, plusCenti, minusCenti, minusPointsCenti } = card
  const sums = `${baseCenti} +${plusCenti} -${minusCenti} = ${finalCenti}, minus points ${minusPointsCenti}`
  return { ...figures, state, sums }
}

describe('scoreCards against the naive implementation', () => {
  it('agrees on every item, category, base and final of every card', { timeout: 600_000 }, () => {
    const property = fc.property(fc.gen(), (draw) => {
      const bundle = drawUndecidedBundle(draw)
      const cards = scoreCards(bundle)
      for (const subject of allSubjects(bundle)) {
        const level = subject.level === 'unit' ? cards.units : cards.people
        expect(engineFigures(level.get(subject.code)?.result)).toEqual(expectedFigures(bundle, subject))
      }
    })
    checkRandom('cards', CASES, property, true)
  })
})
