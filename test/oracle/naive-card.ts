import type { Bundle } from '../../server/engine/bundle.ts'
import type { FigureState } from '../../server/engine/result.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'
import type { Card, Category, Item } from '../../server/engine/scheme.ts'
import { fraction, limit, roundOf } from './fraction.ts'
import { decisionOn, valueOf } from './lookups.ts'
import { methodScore } from './naive-methods.ts'
import { ruleSum } from './naive-rules.ts'

export type NaiveFigure = { readonly code: string; readonly state: FigureState; readonly centi: bigint | null }

export type NaiveCategory = NaiveFigure & { readonly full: bigint; readonly items: readonly NaiveFigure[] }

export type NaiveCard = {
  readonly code: string
  readonly state: FigureState
  readonly final: bigint | null
  readonly base: bigint | null
  readonly plus: bigint
  readonly minus: bigint
  readonly minusPoints: bigint
  readonly categories: readonly NaiveCategory[]
}

/** RULES §3 for one subject; `zeroed` are the categories that a veto sets to zero. */
export function naiveCard(bundle: Bundle, subject: SubjectRef, card: Card, zeroed: readonly string[]): NaiveCard {
  const categories = card.categories.map((category) => naiveCategory(bundle, subject, card, category, zeroed))
  const applicable = categories.filter((category) => category.state !== 'notApplicable')
  const adjustments = card.adjustments
  const sums = adjustments.rules.map((rule) => ruleSum(bundle, card, subject, rule))
  const plusSum = total(sums.filter((sum) => sum > 0n))
  const minusSum = -total(sums.filter((sum) => sum < 0n))
  const plus = smaller(plusSum, BigInt(adjustments.plusCapCenti))
  const minus = adjustments.minusCapCenti === null ? minusSum : smaller(minusSum, BigInt(adjustments.minusCapCenti))
  const minusPoints = minusSum + itemMinus(bundle, subject, card)
  const common = { code: card.code, plus, minus, minusPoints, categories }
  if (applicable.some((category) => category.centi === null)) {
    return { ...common, state: 'pending', final: null, base: null }
  }
  if (applicable.length === 0) return { ...common, state: 'notApplicable', final: null, base: null }
  const scores = total(applicable.map((category) => category.centi ?? 0n))
  const fulls = total(applicable.map((category) => category.full))
  const base = applicable.length === categories.length ? scores : roundOf(fraction(100000n * scores, fulls))
  const final = limit(base + plus - minus, 0n, 100000n + BigInt(adjustments.plusCapCenti))
  return { ...common, state: 'scored', final, base }
}

function naiveCategory(
  bundle: Bundle,
  subject: SubjectRef,
  card: Card,
  category: Category,
  zeroed: readonly string[],
): NaiveCategory {
  const items = category.items.map((item) => naiveItem(bundle, subject, card, item))
  const full = BigInt(category.fullCenti)
  const common = { code: category.code, full, items }
  let scores = 0n
  let fulls = 0n
  for (const [index, item] of items.entries()) {
    if (item.state === 'pending') return { ...common, state: 'pending', centi: null }
    if (item.state === 'notApplicable') continue
    scores += item.centi ?? 0n
    fulls += BigInt(category.items[index]?.fullCenti ?? 0)
  }
  if (fulls === 0n) return { ...common, state: 'notApplicable', centi: null }
  const score = limit(roundOf(fraction(full * scores, fulls)), 0n, full)
  return { ...common, state: 'scored', centi: zeroed.includes(category.code) ? 0n : score }
}

/** RULES §2 for one item. */
export function naiveItem(bundle: Bundle, subject: SubjectRef, card: Card, item: Item): NaiveFigure {
  const decision = decisionOn(bundle, subject, item.code)
  if (decision === 'NOT_APPLICABLE') return { code: item.code, state: 'notApplicable', centi: null }
  if (decision === 'EXEMPT') return { code: item.code, state: 'exempt', centi: BigInt(item.fullCenti) }
  const score = unclampedScore(bundle, subject, card, item)
  if (score === null) return { code: item.code, state: 'pending', centi: null }
  const centi = limit(score, BigInt(item.floorCenti), BigInt(item.ceilingCenti))
  return { code: item.code, state: 'scored', centi }
}

function unclampedScore(bundle: Bundle, subject: SubjectRef, card: Card, item: Item): bigint | null {
  const mode = item.mode
  const full = BigInt(item.fullCenti)
  const value = valueOf(bundle, subject, item.code)
  switch (mode.kind) {
    case 'DEDUCT':
    case 'EARN': {
      const start = mode.kind === 'DEDUCT' ? full : 0n
      return start + total(mode.rules.map((rule) => ruleSum(bundle, card, subject, rule)))
    }
    case 'INDICATOR':
      if (mode.method.kind === 'GATE') return gate(bundle, subject, card, item, mode.method)
      return methodScore(bundle, subject, item, mode.method)
    case 'GRADE': {
      if (value === null || value.kind !== 'GRADE') return null
      const row = mode.table.find((candidate) => candidate.grade === value.grade)
      return row === undefined ? null : roundOf(fraction(full * BigInt(row.shareBp), 10000n))
    }
    case 'BALLOT':
    case 'AUTO_TIME':
      return value === null || value.kind !== 'SCORE' ? null : BigInt(value.centi)
  }
}

type Gate = { readonly of: string; readonly gate: GateCondition; readonly shareBp: number }
type GateCondition = { readonly item: string; readonly direction: 'AT_LEAST' | 'AT_MOST'; readonly level: number }

function gate(bundle: Bundle, subject: SubjectRef, card: Card, item: Item, method: Gate): bigint | null {
  const source = card.categories.flatMap((category) => category.items).find((other) => other.code === method.of)
  if (source === undefined) throw new Error(`no item ${method.of}`)
  const figure = naiveItem(bundle, subject, card, source)
  const condition = valueOf(bundle, subject, method.gate.item)
  if (figure.centi === null || condition === null || condition.kind !== 'ACTUAL') return null
  const full = BigInt(item.fullCenti)
  const score = roundOf(fraction(figure.centi * full, BigInt(source.fullCenti)))
  const level = method.gate.level
  const isMet = method.gate.direction === 'AT_LEAST' ? condition.actual >= level : condition.actual <= level
  return isMet ? score : smaller(score, roundOf(fraction(full * BigInt(method.shareBp), 10000n)))
}

/** Minus points of the card's scored items after the rules' own caps. */
function itemMinus(bundle: Bundle, subject: SubjectRef, card: Card): bigint {
  let minus = 0n
  for (const item of card.categories.flatMap((category) => category.items)) {
    if (item.mode.kind !== 'DEDUCT' && item.mode.kind !== 'EARN') continue
    if (decisionOn(bundle, subject, item.code) !== null) continue
    for (const rule of item.mode.rules) {
      const sum = ruleSum(bundle, card, subject, rule)
      if (sum < 0n) minus -= sum
    }
  }
  return minus
}

function total(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n)
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
