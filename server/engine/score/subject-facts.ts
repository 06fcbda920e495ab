import type { Bundle, Decision, Entry, ItemValue } from '../bundle.ts'
import type { SubjectRef } from '../figure.ts'
import { Refusal } from '../refusal.ts'

export type ItemDecision = Extract<Decision, { item: string }>

/** Everything the ledger says about one subject's card. */
export type SubjectFacts = {
  readonly subject: SubjectRef
  readonly entries: readonly Entry[]
  /** The one live value of each item. */
  readonly values: ReadonlyMap<string, ItemValue>
  /** Not applicable or exempt, by item. */
  readonly decisions: ReadonlyMap<string, ItemDecision>
}

export type FactSheets = Pick<Bundle, 'entries' | 'values' | 'decisions'>

/** Facts by subject; a subject without any has none. */
export type FactIndex = { readonly of: (subject: SubjectRef) => SubjectFacts }

type Gathering = { entries: Entry[]; values: Map<string, ItemValue>; decisions: Map<string, ItemDecision> }

/**
 * Sorts a bundle's facts by subject in one pass.
 * @throws Refusal `entry.count` for a count that is no positive integer, `value.duplicate` for two values of one item.
 */
export function indexFacts(sheets: FactSheets): FactIndex {
  const levels = { unit: new Map<string, Gathering>(), person: new Map<string, Gathering>() }
  for (const entry of sheets.entries)
    gather(levels[entry.subject.level], entry.subject.code).entries.push(counted(entry))
  for (const value of sheets.values) addValue(gather(levels[value.subject.level], value.subject.code), value)
  for (const decision of sheets.decisions) {
    if ('item' in decision) addDecision(gather(levels[decision.subject.level], decision.subject.code), decision)
  }
  return {
    of: (subject) => ({ subject, ...(levels[subject.level].get(subject.code) ?? NOTHING) }),
  }
}

/** The facts of one subject alone, for the live board and the entry form. */
export function factsOf(subject: SubjectRef, sheets: FactSheets): SubjectFacts {
  return indexFacts(sheets).of(subject)
}

const NOTHING: Omit<SubjectFacts, 'subject'> = { entries: [], values: new Map(), decisions: new Map() }

function gather(level: Map<string, Gathering>, code: string): Gathering {
  const found = level.get(code)
  if (found !== undefined) return found
  const fresh: Gathering = { entries: [], values: new Map(), decisions: new Map() }
  level.set(code, fresh)
  return fresh
}

function counted(entry: Entry): Entry {
  if (Number.isSafeInteger(entry.count) && entry.count > 0) return entry
  throw new Refusal('entry.count', { entry: entry.code, count: entry.count })
}

function addValue(facts: Gathering, value: ItemValue): void {
  if (facts.values.has(value.item)) {
    throw new Refusal('value.duplicate', { level: value.subject.level, subject: value.subject.code, item: value.item })
  }
  facts.values.set(value.item, value)
}

/** Not applicable wins over exempt, whatever the order of the decisions. */
function addDecision(facts: Gathering, decision: ItemDecision): void {
  if (facts.decisions.get(decision.item)?.kind !== 'NOT_APPLICABLE') facts.decisions.set(decision.item, decision)
}
