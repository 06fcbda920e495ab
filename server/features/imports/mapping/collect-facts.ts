import {
  FACT_KINDS,
  note,
  fault,
  type Draft,
  type Drafts,
  type Fault,
  type ImportFactKind,
  type MadeFact,
} from './import-facts.ts'
import type { FactOrigin } from './import-facts.ts'

export type PlacedFault = { readonly origin: FactOrigin; readonly fault: Fault }

/** Facts that have a key: stated twice alike they count once, stated twice differently both rows are named. */
const KEYS: { readonly [K in ImportFactKind]?: (fact: Draft<K>['fact']) => readonly string[] } = {
  units: (fact) => [fact.code],
  people: (fact) => [fact.code],
  postings: (fact) => [fact.person, fact.unit, fact.startsOn],
  offices: (fact) => [fact.unit, fact.role, fact.startsOn],
  statuses: (fact) => [fact.person, fact.kind, fact.startsOn],
  sanctions: (fact) => [fact.person, fact.kind, fact.decidedOn],
  projects: (fact) => [fact.code],
  values: (fact) => [fact.level, fact.subject, fact.item],
  references: (fact) => [fact.item],
  readings: (fact) => [fact.indicator, fact.unit],
}

/** A whole row repeated is worth a remark; that a unit or a project recurs is how such files are made. */
const REMARKED: ReadonlySet<ImportFactKind> = new Set(['people', 'postings', 'values', 'references', 'readings'])

/** Gathers the facts of all rows by kind, each once. */
export function createFactCollection(report: (placed: PlacedFault) => void) {
  const drafts = Object.fromEntries(FACT_KINDS.map((kind) => [kind, []])) as unknown as {
    [K in ImportFactKind]: Draft<K>[]
  } // one empty list for each kind
  const seen = new Map<string, Draft>()
  let count = 0

  function isRepeated(made: MadeFact, draft: Draft): boolean {
    const key = keyOf(made)
    if (key === null) return false
    const former = seen.get(key)
    seen.set(key, former ?? draft)
    if (former === undefined) return false
    const isSame = JSON.stringify(former.fact) === JSON.stringify(draft.fact)
    const rows = { row: former.origin.view.row }
    if (!isSame) {
      report({ origin: draft.origin, fault: fault('', 'import.statedTwice', rows) })
      report({ origin: former.origin, fault: fault('', 'import.statedTwice', { row: draft.origin.view.row }) })
    } else if (REMARKED.has(made.kind)) {
      report({ origin: draft.origin, fault: note('', 'import.repeated', rows) })
    }
    return true
  }

  return {
    add: (made: MadeFact, origin: FactOrigin): void => {
      const draft = { fact: made.fact, origin }
      if (isRepeated(made, draft)) return
      count += 1
      // The list of a kind takes drafts of that kind; TypeScript cannot follow the pair through the index.
      ;(drafts[made.kind] as Draft[]).push(draft)
    },
    count: () => count,
    drafts: (): Drafts => drafts,
  }
}

function keyOf(made: MadeFact): string | null {
  // KEYS[kind] takes the fact of that very kind; TypeScript cannot follow the pair through the index.
  const keys = KEYS[made.kind] as ((fact: MadeFact['fact']) => readonly string[]) | undefined
  return keys === undefined ? null : JSON.stringify([made.kind, ...keys(made.fact)])
}
