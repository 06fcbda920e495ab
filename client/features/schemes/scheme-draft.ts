import type { Card, Category, Item, ItemMode, Rule, Scheme } from '../../../server/engine/scheme.ts'
import type { Method } from '../../../server/engine/methods/method.ts'

/** A value whose every part may be changed: a scheme while it is edited. */
export type Editable<T> = T extends readonly (infer Part)[]
  ? Editable<Part>[]
  : T extends object
    ? { -readonly [Name in keyof T]: Editable<T[Name]> }
    : T

export type EditableScheme = Editable<Scheme>
export type EditableCard = Editable<Card>
export type EditableCategory = Editable<Category>
export type EditableItem = Editable<Item>
export type EditableRule = Editable<Rule>
export type EditableMode = Editable<ItemMode>
export type EditableMethod = Editable<Method>
export type ModeKind = ItemMode['kind']
export type MethodKind = Method['kind']

export function editableCopy(scheme: Scheme): EditableScheme {
  // A copy shares nothing with the answer it came from; its type differs in `readonly` only.
  return structuredClone(scheme) as EditableScheme
}

export const MODE_KINDS: readonly ModeKind[] = ['DEDUCT', 'EARN', 'INDICATOR', 'GRADE', 'BALLOT', 'AUTO_TIME']

/** A mode of another kind with the defaults of the rules. */
export function newMode(kind: ModeKind): EditableMode {
  switch (kind) {
    case 'DEDUCT':
    case 'EARN':
      return { kind, rules: [] }
    case 'INDICATOR':
      return { kind, measure: { decimals: 2, unit: '' }, method: newMethod('COMPLETE') }
    case 'GRADE':
      return { kind, table: [{ grade: 'A', shareBp: 10000 }] }
    default:
      return { kind }
  }
}

export const METHOD_KINDS: readonly MethodKind[] = [
  'COMPLETE',
  'COMPLETE_LOW',
  'ALL_OR_NOTHING',
  'STEP',
  'GROWTH_VS_AVG',
  'GROWTH_TIER',
  'RANK_TABLE',
  'RANK_LINEAR',
  'EFFICACY',
  'OUTSIDE_RANK',
  'GATE',
]

export function newMethod(kind: MethodKind): EditableMethod {
  switch (kind) {
    case 'COMPLETE':
    case 'COMPLETE_LOW':
    case 'ALL_OR_NOTHING':
      return { kind, target: null }
    case 'STEP':
      return { kind, rows: [{ direction: 'AT_LEAST', level: 0, centi: 0 }] }
    case 'GROWTH_VS_AVG':
      return { kind, baseCenti: 0, upCentiPerPp: 50, downCentiPerPp: 100 }
    case 'GROWTH_TIER': {
      const last = () => ({ widthPp: null, rateNumeratorCenti: 100, rateDenominator: 1 })
      return { kind, baseCenti: 0, up: [last()], down: [last()] }
    }
    case 'RANK_TABLE':
      return { kind, reverse: false, ties: 'SHARED', sharesBp: [10000, 9500, 9000], restBp: 8000 }
    case 'RANK_LINEAR':
      return { kind, reverse: false, ties: 'SHARED', lastShareBp: 6000 }
    case 'EFFICACY':
      return { kind, worst: 0, best: 100, baseShareBp: 6000 }
    case 'OUTSIDE_RANK':
      return { kind, table: { kind: 'LINEAR', lastShareBp: 6000 } }
    case 'GATE':
      return { kind, of: '', gate: { item: '', direction: 'AT_LEAST', level: 0 }, shareBp: 5000 }
  }
}

/** The first code 'prefix-n' that none of these has. */
export function freeCode(prefix: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1) {
    const code = `${prefix}-${number}`
    if (!taken.includes(code)) return code
  }
}

export function newRule(code: string): EditableRule {
  return { code, name: code, unitCenti: -100, plusCapCenti: null, minusCapCenti: null, document: '' }
}

export function newItem(code: string): EditableItem {
  return { code, name: code, fullCenti: 1000, floorCenti: 0, ceilingCenti: 1000, mode: newMode('DEDUCT') }
}

export function newCategory(code: string): EditableCategory {
  return { code, name: code, fullCenti: 10000, items: [] }
}

export function newCard(code: string, level: 'unit' | 'person'): EditableCard {
  const appliesTo = level === 'unit' ? { level, kinds: [] } : { level, roleClasses: [] }
  return {
    code,
    name: code,
    appliesTo,
    categories: [],
    adjustments: { rules: [], plusCapCenti: 2000, minusCapCenti: null },
  }
}
