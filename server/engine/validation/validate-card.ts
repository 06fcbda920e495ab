import type { Adjustments, Card, Category, Item, Rule } from '../scheme.ts'
import { FULL_CENTI } from './limits.ts'
import { notEmpty, problem, range, uniqueCodes, NONE, type Problems } from './problem.ts'
import { validateMode } from './validate-mode.ts'

/**
 * One card (RULES §1.7, §2): Σ category full = 1000.00, Σ item full = category full, items within their limits, codes
 * unique inside the card, rules with a value.
 */
export function validateCard(card: Card, path: string): Problems {
  const total = sum(card.categories.map(({ fullCenti }) => fullCenti))
  const lists = card.appliesTo.level === 'unit' ? card.appliesTo.kinds : card.appliesTo.roleClasses
  return [
    ...notEmpty(`${path}.appliesTo.${card.appliesTo.level === 'unit' ? 'kinds' : 'roleClasses'}`, lists),
    ...notEmpty(`${path}.categories`, card.categories),
    ...sumProblem(`${path}.categories`, 'sum.categories', card.code, total, FULL_CENTI),
    ...uniqueCodes(card.categories.map(({ code }, i) => ({ path: `${path}.categories.${i}.code`, code }))),
    ...uniqueCodes(itemsOf(card).map(({ item, at }) => ({ path: `${path}.${at}.code`, code: item.code }))),
    ...uniqueCodes(rulesOf(card).map(({ rule, at }) => ({ path: `${path}.${at}.code`, code: rule.code }))),
    ...rulesOf(card).flatMap(({ rule, at }) => validateRule(rule, `${path}.${at}`)),
    ...card.categories.flatMap((category, i) => validateCategory(category, card, `${path}.categories.${i}`)),
    ...validateAdjustments(card.adjustments, `${path}.adjustments`),
  ]
}

/** Every item of a card with its path inside the card. */
export function itemsOf(card: Card): readonly { readonly item: Item; readonly at: string }[] {
  return card.categories.flatMap((category, c) =>
    category.items.map((item, i) => ({ item, at: `categories.${c}.items.${i}` })),
  )
}

/** Every rule of a card, of items and adjustments, with its path inside the card. */
export function rulesOf(card: Card): readonly { readonly rule: Rule; readonly at: string }[] {
  const ofItems = itemsOf(card).flatMap(({ item, at }) =>
    'rules' in item.mode ? item.mode.rules.map((rule, i) => ({ rule, at: `${at}.mode.rules.${i}` })) : [],
  )
  return [...ofItems, ...card.adjustments.rules.map((rule, i) => ({ rule, at: `adjustments.rules.${i}` }))]
}

function validateCategory(category: Category, card: Card, path: string): Problems {
  const total = sum(category.items.map(({ fullCenti }) => fullCenti))
  return [
    ...range(`${path}.fullCenti`, category.fullCenti, 1),
    ...notEmpty(`${path}.items`, category.items),
    ...sumProblem(`${path}.items`, 'sum.items', category.code, total, category.fullCenti),
    ...category.items.flatMap((item, i) => validateItem(item, card, `${path}.items.${i}`)),
  ]
}

/** F > 0, L ≤ U ≤ 1.2 F (RULES §2). */
function validateItem(item: Item, card: Card, path: string): Problems {
  const isOver = 10 * item.ceilingCenti > 12 * item.fullCenti
  const isBelow = item.floorCenti > item.ceilingCenti
  return [
    ...range(`${path}.fullCenti`, item.fullCenti, 1),
    ...(isOver
      ? problem(`${path}.ceilingCenti`, 'number.ceilingOverLimit', {
          item: item.code,
          value: item.ceilingCenti,
          full: item.fullCenti,
        })
      : NONE),
    ...(isBelow
      ? problem(`${path}.floorCenti`, 'number.floorOverCeiling', {
          item: item.code,
          floor: item.floorCenti,
          ceiling: item.ceilingCenti,
        })
      : NONE),
    ...validateMode(
      item,
      itemsOf(card).map((one) => one.item),
      `${path}.mode`,
    ),
  ]
}

function validateRule(rule: Rule, path: string): Problems {
  return [
    ...(rule.unitCenti === 0 ? problem(`${path}.unitCenti`, 'number.zero', { rule: rule.code }) : NONE),
    ...range(`${path}.plusCapCenti`, rule.plusCapCenti ?? 0, 0),
    ...range(`${path}.minusCapCenti`, rule.minusCapCenti ?? 0, 0),
  ]
}

function validateAdjustments(adjustments: Adjustments, path: string): Problems {
  return [
    ...range(`${path}.plusCapCenti`, adjustments.plusCapCenti, 0),
    ...range(`${path}.minusCapCenti`, adjustments.minusCapCenti ?? 0, 0),
  ]
}

function sumProblem(
  path: string,
  code: 'sum.categories' | 'sum.items',
  of: string,
  actual: number,
  expected: number,
): Problems {
  return actual === expected ? NONE : problem(path, code, { of, expected, actual, difference: actual - expected })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
