import type { Entry } from '../bundle.ts'
import type { Rule } from '../scheme.ts'
import type { CardPlan } from './card-plan.ts'
import { dedupeEvents, type JudgedEntry, type PlacedEntry } from './dedupe-events.ts'
import type { SubjectFacts } from './subject-facts.ts'
import { sumRule, type RuleSum } from './sum-rule.ts'

/** A subject's entries, judged over the whole card and summed by rule. */
export type Judgement = {
  /** Sums of the rules that have entries, by rule code. */
  readonly sums: ReadonlyMap<string, RuleSum>
  /** Entries whose rule is not on this card: they count nowhere, and readiness must say so. */
  readonly strays: readonly Entry[]
}

/**
 * Steps 1–3 of RULES §2 over all entries of a subject. Entries of items that are not applicable or exempt cannot count
 * and therefore displace no other entry of the same event.
 */
export function judgeEntries(plan: CardPlan, facts: SubjectFacts): Judgement {
  const placed: PlacedEntry[] = []
  const strays: Entry[] = []
  for (const entry of facts.entries) {
    const place = plan.places.get(entry.rule)
    if (place === undefined) strays.push(entry)
    else if (!facts.decisions.has(place.item)) placed.push({ entry, place })
  }
  return { sums: sumByRule(dedupeEvents(placed)), strays }
}

function sumByRule(entries: readonly JudgedEntry[]): ReadonlyMap<string, RuleSum> {
  const byRule = new Map<Rule, JudgedEntry[]>()
  for (const judged of entries) {
    const same = byRule.get(judged.place.rule)
    if (same === undefined) byRule.set(judged.place.rule, [judged])
    else same.push(judged)
  }
  const sums = new Map<string, RuleSum>()
  for (const [rule, list] of byRule) sums.set(rule.code, sumRule(rule, list))
  return sums
}
