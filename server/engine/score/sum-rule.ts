import { byCode } from '../compare-codes.ts'
import type { Derivation } from '../derivation.ts'
import { clamp } from '../rounding.ts'
import type { Rule } from '../scheme.ts'
import { nominalCenti, type JudgedEntry } from './dedupe-events.ts'
import { centiNode } from './item-node.ts'

/** What one rule gives a subject (RULES §2.2–2.3). */
export type RuleSum = {
  readonly rule: Rule
  readonly entries: readonly JudgedEntry[]
  /** Σ count × unit value over the entries that count, signed, before the rule's caps. */
  readonly rawCenti: number
  /** The same after the caps. */
  readonly centi: number
}

/** A rule's signed sum over its entries, limited to [−minus cap, +plus cap]; a missing cap is infinite. */
export function sumRule(rule: Rule, entries: readonly JudgedEntry[]): RuleSum {
  let rawCenti = 0
  for (const judged of entries) rawCenti += countedCenti(judged)
  const centi = clamp(rawCenti, 0 - (rule.minusCapCenti ?? Infinity), rule.plusCapCenti ?? Infinity)
  return { rule, entries, rawCenti, centi }
}

function countedCenti(judged: JudgedEntry): number {
  return judged.instead === '' ? nominalCenti(judged) : 0
}

/** The element of a parent's list input `rules`. */
export function ruleNode({ rule, entries, rawCenti, centi }: RuleSum): Derivation {
  const sorted = [...entries].sort((a, b) => byCode(a.entry, b.entry))
  const { plusCapCenti, minusCapCenti } = rule
  const node = centiNode(
    'rule.sum',
    cappedSum(plusCapCenti !== null, minusCapCenti !== null),
    {
      entries: sorted.map(countedCenti),
      ...(plusCapCenti === null ? {} : { plusCap: plusCapCenti }),
      ...(minusCapCenti === null ? {} : { minusCap: minusCapCenti }),
    },
    centi,
    {
      notes: { rule: rule.code, document: rule.document, uncountedCenti: Math.abs(rawCenti - centi) },
      parts: sorted.map(entryNode),
    },
  )
  return { ...node, name: 'rules[]' }
}

function cappedSum(hasPlusCap: boolean, hasMinusCap: boolean): string {
  const above = hasMinusCap ? 'max(sum(entries), 0 - minusCap)' : 'sum(entries)'
  return hasPlusCap ? `min(${above}, plusCap)` : above
}

/** The leaf of every score: one entry of the ledger with its document, date and source. */
function entryNode(judged: JudgedEntry): Derivation {
  const { entry, place, instead } = judged
  const isKept = instead === ''
  const inputs = { count: entry.count, unit: place.rule.unitCenti }
  const facts = {
    entry: entry.code,
    rule: entry.rule,
    eventKey: entry.eventKey,
    effectiveOn: entry.effectiveOn,
    document: entry.document,
    source: entry.source,
  }
  const node = isKept
    ? centiNode('entry.counted', 'count * unit', inputs, countedCenti(judged), { notes: facts })
    : centiNode('entry.sameEvent', 'kept * count * unit', { ...inputs, kept: 0 }, 0, { notes: { ...facts, instead } })
  return { ...node, name: 'entries[]' }
}
