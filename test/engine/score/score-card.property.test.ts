import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uncountedParts } from '../../../server/engine/score/uncounted-parts.ts'
import type { Entry } from '../../../server/engine/bundle.ts'
import { clamp, rdiv } from '../../../server/engine/rounding.ts'
import { previewEntry } from '../../../server/engine/score/preview-entry.ts'
import type { CardScore } from '../../../server/engine/score/score-card.ts'
import { factsOf } from '../../../server/engine/score/subject-facts.ts'
import { arbitraryCard, arbitraryEntry, arbitraryShuffle, type RandomCard } from '../../support/arbitrary-cards.ts'
import { unitRef } from '../../support/builders.ts'
import { deepFreeze } from '../../support/deep-freeze.ts'
import { derivationProblems } from '../../support/derivation-evaluator.ts'
import { aPlanOf, scoreOne } from '../../support/score-one.ts'

const RUNS = { numRuns: 400 }
const score = (random: RandomCard): CardScore => scoreOne(random.card, random)
const explained = (scored: CardScore) => (scored.final.state === 'scored' ? scored.why() : scored.final)

/** A random card with one more entry of one of its rules. */
function withOneMore(hasLimits: boolean): fc.Arbitrary<readonly [RandomCard, Entry]> {
  return arbitraryCard({ hasLimits })
    .filter((random) => random.rules.length > 0)
    .chain((random) => fc.tuple(fc.constant(random), arbitraryEntry(random.rules)))
    .map(([random, entry]) => [random, { ...entry, code: 'NEW' }] as const)
}

function sizeOf(random: RandomCard, entry: Entry): number {
  return random.rules.find((rule) => rule.code === entry.rule)?.unitCenti ?? 0
}

/** How every item and the final score moved, with the sign of the entry taken out: never negative when it helps. */
function moves(random: RandomCard, entry: Entry): readonly number[] {
  const before = score(random)
  const after = score({ ...random, entries: [...random.entries, entry] })
  const sign = Math.sign(sizeOf(random, entry))
  const items = random.card.categories.flatMap((category) => category.items)
  const pairs = [
    [before.result.finalCenti, after.result.finalCenti],
    ...items.map((item) => [before.itemCenti(item.code), after.itemCenti(item.code)]),
  ]
  return pairs.map(([from, to]) => sign * ((to ?? 0) - (from ?? 0)))
}

describe('scoring a card', () => {
  it('gives the same figures and explanations for any order of facts', () => {
    const reordered = arbitraryCard().chain((random) => fc.tuple(fc.constant(random), arbitraryShuffle(random)))
    fc.assert(
      fc.property(reordered, ([random, facts]) => {
        const [straight, shuffled] = [score(random), score({ ...random, ...facts })]
        expect(shuffled.result).toEqual(straight.result)
        expect(explained(shuffled)).toEqual(explained(straight))
      }),
      RUNS,
    )
  })

  it('writes to none of its inputs', () => {
    fc.assert(
      fc.property(arbitraryCard(), (random) => {
        const scored = score(deepFreeze(random))
        explained(scored)
        uncountedParts(scored.details())
      }),
      RUNS,
    )
  })

  it('recomputes at every node of its derivation', () => {
    fc.assert(
      fc.property(arbitraryCard(), (random) => {
        const scored = score(random)
        if (scored.final.state !== 'scored') return
        expect(derivationProblems(scored.why())).toEqual([])
        expect(scored.why().result).toBe(scored.result.finalCenti)
      }),
      RUNS,
    )
  })

  it('never lowers for one more plus nor raises for one more minus of an event of its own', () => {
    fc.assert(
      fc.property(withOneMore(true), ([random, entry]) => {
        for (const move of moves(random, { ...entry, eventKey: '' })) expect(move).toBeGreaterThanOrEqual(0)
      }),
      RUNS,
    )
  })

  it('never lowers for one more plus nor raises for one more minus of a known event while no limit binds', () => {
    fc.assert(
      fc.property(withOneMore(false), ([random, entry]) => {
        const unbounded = { ...random, decisions: [] }
        const [before, after] = [unbounded, { ...unbounded, entries: [...unbounded.entries, entry] }].map(countedSum)
        const move = Math.sign(sizeOf(random, entry)) * ((after ?? 0) - (before ?? 0))
        expect(move).toBeGreaterThanOrEqual(0)
      }),
      RUNS,
    )
  })

  it('keeps items, categories and totals inside their bounds', () => {
    fc.assert(
      fc.property(arbitraryCard(), (random) => {
        const { result, itemCenti } = score(random)
        for (const item of random.card.categories.flatMap((category) => category.items)) {
          const centi = itemCenti(item.code) ?? item.floorCenti
          expect(clamp(centi, item.floorCenti, item.ceilingCenti)).toBe(centi)
        }
        for (const category of result.categories) {
          expect(clamp(category.centi ?? 0, 0, category.fullCenti)).toBe(category.centi ?? 0)
        }
        expect(clamp(result.finalCenti ?? 0, 0, 100000 + 2000)).toBe(result.finalCenti ?? 0)
      }),
      RUNS,
    )
  })

  it('prorates a category to between the shares of its worst and its best item', () => {
    fc.assert(
      fc.property(arbitraryCard(), (random) => {
        for (const category of score(random).result.categories) {
          if (category.centi === null) continue
          const shares = category.items.flatMap((item) => (item.centi === null ? [] : [item.centi / item.fullCenti]))
          expect(category.centi).toBeGreaterThanOrEqual(Math.min(1, ...shares) * category.fullCenti - 0.51)
          expect(category.centi).toBeLessThanOrEqual(Math.max(...shares) * category.fullCenti + 0.51)
        }
      }),
      RUNS,
    )
  })

  it('adds up from the parts that are shown', () => {
    fc.assert(
      fc.property(arbitraryCard(), (random) => {
        const { categories, baseCenti, finalCenti, plusCenti, minusCenti } = score(random).result
        const applicable = categories.filter((category) => category.state !== 'notApplicable')
        if (applicable.length === 0) {
          expect(finalCenti).toBeNull()
          return
        }
        const reached = applicable.reduce((sum, category) => sum + (category.centi ?? 0), 0)
        const possible = applicable.reduce((sum, category) => sum + category.fullCenti, 0)
        const isWhole = applicable.length === categories.length
        expect(baseCenti).toBe(isWhole ? reached : rdiv(100000 * reached, possible))
        expect(finalCenti).toBe(clamp((baseCenti ?? 0) + plusCenti - minusCenti, 0, 102000))
      }),
      RUNS,
    )
  })

  it('previews an entry as it will be scored, with counted and uncounted parts that sum to it', () => {
    fc.assert(
      fc.property(withOneMore(true), ([random, entry]) => {
        const facts = factsOf(unitRef('U1'), random)
        const context = { references: new Map(), fields: new Map() }
        const shown = previewEntry(aPlanOf(random.card, random.ruleGroups), facts, context, entry)
        const after = score({ ...random, entries: [...random.entries, entry] })
        const lost = shown.uncounted.reduce((sum, part) => sum + part.centi, 0)
        expect(shown.finalAfterCenti).toBe(after.result.finalCenti)
        expect(Math.abs(shown.countedCenti) + lost).toBe(Math.abs(shown.nominalCenti))
      }),
      RUNS,
    )
  })
})

/** Σ counted points over items and adjustments: what the entries give before any proration. */
function countedSum(random: RandomCard): number {
  const scored = score(random)
  const items = random.card.categories.flatMap((category) => category.items)
  const adjustments = scored.result.plusCenti - scored.result.minusCenti
  return items.reduce((sum, item) => sum + (scored.itemCenti(item.code) ?? 0), adjustments)
}
