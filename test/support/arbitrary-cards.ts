import fc from 'fast-check'
import type { Bundle, Decision, Entry, ItemValue } from '../../server/engine/bundle.ts'
import type { Card, Category, Item, ItemMode, Rule, RuleGroup } from '../../server/engine/scheme.ts'
import { aCard, aCategory, aRule, aScore, anEntry, anItem, unitRef } from './builders.ts'

/** A random card with facts of the unit U1, for properties of scoring. */
export type RandomCard = {
  readonly card: Card
  readonly ruleGroups: readonly RuleGroup[]
  readonly rules: readonly Rule[]
  readonly entries: readonly Entry[]
  readonly values: readonly ItemValue[]
  readonly decisions: readonly Decision[]
}

/** `hasLimits` false leaves out every cap and bound that could bind: effects then show in full. */
export type CardShape = { readonly hasLimits: boolean }

/** A card of up to three categories of up to three items, ledger included, no item pending. */
export function arbitraryCard(shape: CardShape = { hasLimits: true }): fc.Arbitrary<RandomCard> {
  return fc
    .array(fc.array(arbitraryItem(shape), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .chain((drafts) => {
      const categories = drafts.map((items, c) => categoryOf(items, c))
      return fc.record({
        categories: fc.constant(categories),
        adjustments: fc.array(arbitraryRule(shape), { maxLength: 3 }),
      })
    })
    .chain(({ categories, adjustments }) => withFacts(cardOf(categories, adjustments, shape)))
}

type ItemDraft = {
  readonly fullCenti: number
  readonly spare: number
  readonly kind: 'DEDUCT' | 'EARN' | 'BALLOT'
  readonly rules: readonly Rule[]
}

function arbitraryItem(shape: CardShape): fc.Arbitrary<ItemDraft> {
  const fullCenti = fc.integer({ min: 1, max: 30000 })
  const spare = shape.hasLimits ? fc.integer({ min: 0, max: 6000 }) : fc.constant(10_000_000)
  return fc.record({
    fullCenti,
    spare,
    kind: shape.hasLimits ? fc.constantFrom('DEDUCT', 'EARN', 'BALLOT') : fc.constantFrom('DEDUCT', 'EARN'),
    rules: fc.array(arbitraryRule(shape), { minLength: 1, maxLength: 3 }),
  })
}

function arbitraryRule(shape: CardShape): fc.Arbitrary<Rule> {
  const cap = shape.hasLimits ? fc.option(fc.integer({ min: 0, max: 3000 })) : fc.constant(null)
  const unitCenti = fc.integer({ min: 1, max: 1500 }).chain((size) => fc.constantFrom(size, 0 - size))
  return fc.record({ unitCenti, plusCapCenti: cap, minusCapCenti: cap }).map((numbers) => aRule(numbers))
}

function categoryOf(items: readonly ItemDraft[], c: number): Category {
  return aCategory({ code: `C${c}`, items: items.map((draft, i) => itemOf(draft, `I${c}-${i}`)) })
}

function itemOf(draft: ItemDraft, code: string): Item {
  const rules = draft.rules.map((rule, r) => ({ ...rule, code: `${code}-R${r}` }))
  const mode: ItemMode = draft.kind === 'BALLOT' ? { kind: 'BALLOT' } : { kind: draft.kind, rules }
  const floorCenti = draft.spare > 6000 ? 0 - draft.spare : 0
  return anItem({ code, fullCenti: draft.fullCenti, floorCenti, ceilingCenti: draft.fullCenti + draft.spare, mode })
}

function cardOf(categories: readonly Category[], adjustments: readonly Rule[], shape: CardShape): Card {
  return aCard({
    categories,
    adjustments: {
      rules: adjustments.map((rule, r) => ({ ...rule, code: `ADJ-R${r}` })),
      plusCapCenti: shape.hasLimits ? 2000 : 10_000_000,
      minusCapCenti: null,
    },
  })
}

function withFacts(card: Card): fc.Arbitrary<RandomCard> {
  const items = card.categories.flatMap((category) => category.items)
  const rules = [...items.flatMap(({ mode }) => ('rules' in mode ? mode.rules : [])), ...card.adjustments.rules]
  const groups = fc.array(fc.constantFrom('', 'G1', 'G2'), { minLength: rules.length, maxLength: rules.length })
  return fc.record({
    card: fc.constant(card),
    rules: fc.constant(rules),
    ruleGroups: groups.map((names) => groupsOf(rules, names)),
    entries: arbitraryEntries(rules),
    values: arbitraryValues(items),
    decisions: arbitraryDecisions(items),
  })
}

function groupsOf(rules: readonly Rule[], names: readonly string[]): readonly RuleGroup[] {
  return ['G1', 'G2'].map((code) => ({
    code,
    name: code,
    rules: rules.filter((_rule, i) => names[i] === code).map((rule) => rule.code),
  }))
}

function arbitraryEntries(rules: readonly Rule[]): fc.Arbitrary<readonly Entry[]> {
  if (rules.length === 0) return fc.constant([])
  return fc
    .array(arbitraryEntry(rules), { maxLength: 12 })
    .map((drafts) => drafts.map((draft, i) => ({ ...draft, code: `E${i}` })))
}

/** An entry of one of the rules, of one of three events or none. */
export function arbitraryEntry(rules: readonly Rule[]): fc.Arbitrary<Entry> {
  return fc
    .record({
      rule: fc.constantFrom(...rules.map((rule) => rule.code)),
      count: fc.integer({ min: 1, max: 6 }),
      eventKey: fc.constantFrom('', 'x', 'y', 'z'),
    })
    .map((draft) => anEntry(draft))
}

function arbitraryValues(items: readonly Item[]): fc.Arbitrary<readonly ItemValue[]> {
  const ballots = items.filter((item) => item.mode.kind === 'BALLOT')
  return fc
    .array(fc.integer({ min: -100, max: 40000 }), { minLength: ballots.length, maxLength: ballots.length })
    .map((scores) => ballots.map((item, i) => aScore(unitRef('U1'), item.code, scores[i] ?? 0)))
}

function arbitraryDecisions(items: readonly Item[]): fc.Arbitrary<readonly Decision[]> {
  const kind = fc.constantFrom('', '', '', 'NOT_APPLICABLE', 'EXEMPT')
  return fc.array(kind, { minLength: items.length, maxLength: items.length }).map((kinds) =>
    items.flatMap((item, i): Decision[] => {
      const chosen = kinds[i]
      if (chosen !== 'NOT_APPLICABLE' && chosen !== 'EXEMPT') return []
      return [{ kind: chosen, code: `D${i}`, subject: unitRef('U1'), item: item.code, reason: 'reason' }]
    }),
  )
}

/** The fact sheets in another order. */
export function arbitraryShuffle(
  facts: Pick<Bundle, 'entries' | 'values' | 'decisions'>,
): fc.Arbitrary<Pick<Bundle, 'entries' | 'values' | 'decisions'>> {
  const shuffled = <T>(list: readonly T[]) =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })
  return fc.record({
    entries: shuffled(facts.entries),
    values: shuffled(facts.values),
    decisions: shuffled(facts.decisions),
  })
}
