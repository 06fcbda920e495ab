import type { Bundle, Entry } from '../../server/engine/bundle.ts'
import type { SubjectRef } from '../../server/engine/figure.ts'
import type { Card, Item, Rule } from '../../server/engine/scheme.ts'
import { compareBytes } from './compare-bytes.ts'
import { limit } from './fraction.ts'
import { decisionOn, isSame } from './lookups.ts'

/** Every rule of a card: those of its items, then the scheme-level ones. */
export function rulesOf(card: Card): Rule[] {
  const items = card.categories.flatMap((category) => category.items)
  return [...items.flatMap(rulesOfItem), ...card.adjustments.rules]
}

function rulesOfItem(item: Item): readonly Rule[] {
  return item.mode.kind === 'DEDUCT' || item.mode.kind === 'EARN' ? item.mode.rules : []
}

/** Σ count × unit value of a rule over the kept entries, limited by the rule's caps (RULES §2.2, §2.3). */
export function ruleSum(bundle: Bundle, card: Card, subject: SubjectRef, rule: Rule): bigint {
  let sum = 0n
  for (const entry of keptEntries(bundle, card, subject)) {
    if (entry.rule === rule.code) sum += BigInt(entry.count) * BigInt(rule.unitCenti)
  }
  return capped(sum, rule)
}

/** The rules of the items that are scored from entries: not those of items decided to be not applicable or exempt. */
function countingRules(bundle: Bundle, card: Card, subject: SubjectRef): Rule[] {
  const items = card.categories.flatMap((category) => category.items)
  const decided = items.filter((item) => decisionOn(bundle, subject, item.code) !== null)
  const idle = decided.flatMap(rulesOfItem)
  return rulesOf(card).filter((rule) => !idle.includes(rule))
}

/** The subject's entries without those dropped as "same event" (RULES §2.1). What counts nowhere drops nothing. */
function keptEntries(bundle: Bundle, card: Card, subject: SubjectRef): Entry[] {
  const rules = countingRules(bundle, card, subject)
  const own = bundle.entries.filter(
    (entry) => isSame(entry.subject, subject) && rules.some((rule) => rule.code === entry.rule),
  )
  return own.filter((entry) => !own.some((rival) => beats(bundle, rules, rival, entry)))
}

function beats(bundle: Bundle, rules: readonly Rule[], rival: Entry, entry: Entry): boolean {
  if (rival.code === entry.code || entry.eventKey === '' || rival.eventKey !== entry.eventKey) return false
  const group = groupOf(bundle, entry.rule)
  if (group === null || groupOf(bundle, rival.rule) !== group) return false
  const size = entrySize(rules, entry)
  const rivalSize = entrySize(rules, rival)
  if (size > 0n !== rivalSize > 0n) return false
  const difference = magnitude(rivalSize) - magnitude(size)
  return difference === 0n ? compareBytes(rival.code, entry.code) < 0 : difference > 0n
}

function groupOf(bundle: Bundle, rule: string): string | null {
  return bundle.scheme.ruleGroups.find((group) => group.rules.includes(rule))?.code ?? null
}

/** Count × unit value of one entry after its own rule's cap. */
function entrySize(rules: readonly Rule[], entry: Entry): bigint {
  const rule = rules.find((candidate) => candidate.code === entry.rule)
  if (rule === undefined) throw new Error(`no rule ${entry.rule}`)
  return capped(BigInt(entry.count) * BigInt(rule.unitCenti), rule)
}

function capped(sum: bigint, rule: Rule): bigint {
  const low = rule.minusCapCenti === null ? sum : -BigInt(rule.minusCapCenti)
  const high = rule.plusCapCenti === null ? sum : BigInt(rule.plusCapCenti)
  return sum < 0n ? limit(sum, low, 0n) : limit(sum, 0n, high)
}

function magnitude(x: bigint): bigint {
  return x < 0n ? -x : x
}
