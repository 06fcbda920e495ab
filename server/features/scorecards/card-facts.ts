import type { Card } from '../../contract/cards.contract.ts'
import type { Derivation, FactSource, Scheme } from '../../engine/index.ts'
import type { Names } from '../figures/names.ts'
import { scaledText } from './scaled-text.ts'

type CardFact = Card['facts'][number]

/** What a card's facts are labelled with. */
export type FactLabels = { readonly names: Names; readonly itemOfRule: ReadonlyMap<string, string> }

/** Items by rule; '' for the scheme's own additions and deductions. */
export function itemsByRule(scheme: Scheme): ReadonlyMap<string, string> {
  const items = new Map<string, string>()
  for (const card of scheme.cards) {
    for (const rule of card.adjustments.rules) items.set(rule.code, '')
    for (const { code, mode } of card.categories.flatMap((category) => category.items)) {
      if (mode.kind === 'DEDUCT' || mode.kind === 'EARN') for (const rule of mode.rules) items.set(rule.code, code)
    }
  }
  return items
}

/** The facts that a card's derivation rests on, in its own order: one explanation, read twice. */
export function factsIn(trees: readonly Derivation[], labels: FactLabels): CardFact[] {
  return trees.flatMap((tree) => [...toFact(tree, labels), ...factsIn(tree.parts, labels)])
}

function toFact(node: Derivation, labels: FactLabels): readonly CardFact[] {
  switch (node.rule) {
    case 'entry.counted':
    case 'entry.sameEvent':
      return [entryFact(node, labels)]
    case 'fact.actual':
      return [valueFact(node, scaledText(node.result, noteNumber(node, 'decimals'), note(node, 'measure')))]
    case 'fact.grade':
      return [valueFact(node, note(node, 'grade'))]
    case 'fact.place':
      return [valueFact(node, `${node.result} / ${note(node, 'outOf')}`)]
    case 'fact.score':
      return [valueFact(node, scaledText(node.result, 2, ''))]
    case 'fact.reference':
      return [{ ...valueFact(node, scaledText(node.result, 2, '%')), kind: 'reference' }]
    case 'item.exempt':
      return [{ ...valueFact(node, note(node, 'reason')), kind: 'decision' }]
    default:
      return []
  }
}

function entryFact(node: Derivation, { names, itemOfRule }: FactLabels): CardFact {
  const rule = note(node, 'rule')
  const { count, unit } = node.inputs
  return {
    code: note(node, 'entry'),
    kind: 'entry',
    item: itemOfRule.get(rule) ?? '',
    rule,
    ruleName: names.rule(rule),
    count: Number(count),
    countedCenti: Number(node.result),
    statedCenti: Number(count) * Number(unit),
    isDropped: node.rule === 'entry.sameEvent',
    eventKey: note(node, 'eventKey'),
    valueText: '',
    on: note(node, 'effectiveOn'),
    document: note(node, 'document'),
    source: sourceOf(node),
  }
}

function valueFact(node: Derivation, valueText: string): CardFact {
  return {
    code: '',
    kind: 'value',
    item: note(node, 'item'),
    rule: '',
    ruleName: '',
    count: null,
    countedCenti: null,
    statedCenti: null,
    isDropped: false,
    eventKey: '',
    valueText,
    on: note(node, 'statedOn'),
    document: note(node, 'document'),
    source: sourceOf(node),
  }
}

function note(node: Derivation, name: string): string {
  return String(node.notes[name] ?? '')
}

function noteNumber(node: Derivation, name: string): number {
  return Number(node.notes[name] ?? 0)
}

function sourceOf(node: Derivation): FactSource {
  const source = note(node, 'source')
  return source === 'imported' || source === 'computed' ? source : 'typed'
}
