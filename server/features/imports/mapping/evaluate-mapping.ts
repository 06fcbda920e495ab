import { setImmediate } from 'node:timers/promises'
import type { ImportMapping, ImportTarget } from '../../../contract/import-mapping.contract.ts'
import type { TableRow } from '../../../platform/spreadsheets/table-rows.ts'
import { createFactCollection, type PlacedFault } from './collect-facts.ts'
import { compileTarget } from './compile-target.ts'
import { fault, type Drafts, type Fault } from './import-facts.ts'
import { createRowViews, type RowView } from './row-view.ts'
import type { MappingContext } from './target-parts.ts'
import { createUnitIndicator, type DecimalsOf } from './unit-indicators.ts'

export type Evaluation = { readonly drafts: Drafts; readonly faults: readonly PlacedFault[] }

export type EvaluationInput = {
  readonly headers: readonly string[]
  readonly mapping: ImportMapping
  readonly context: MappingContext
  readonly decimalsOf: DecimalsOf
  /** Portions of data rows, in file order. */
  readonly portions: AsyncIterable<readonly TableRow[]>
  /** Told after each portion. */
  readonly onRows: (rows: number) => Promise<void>
}

/** A mapping that makes more facts than this of one file is a mistake. */
export const MOST_FACTS = 1_000_000

/**
 * Reads every row by the mapping. Facts with faults are left out, everything else is kept, so that one look shows all
 * problems. The event loop turns between portions.
 */
export async function evaluateMapping(input: EvaluationInput): Promise<Evaluation> {
  const faults: PlacedFault[] = []
  const facts = createFactCollection((placed) => faults.push(placed))
  const readers = input.mapping.targets.map((target) => createReader(target, input, facts, faults))
  const viewOf = createRowViews(input.headers)
  for await (const rows of input.portions) {
    for (const row of rows) {
      const view = viewOf(row)
      for (const reader of readers) reader.read(view)
    }
    await input.onRows(rows.length)
    await setImmediate()
    const last = rows.at(-1)
    if (facts.count() > MOST_FACTS && last !== undefined) {
      refuseMore(input.mapping, viewOf(last), faults)
      break
    }
  }
  for (const reader of readers) reader.finish()
  return { drafts: facts.drafts(), faults }
}

function refuseMore({ targets: [target] }: ImportMapping, view: RowView, faults: PlacedFault[]): void {
  if (target === undefined) return
  faults.push({ origin: { view, target }, fault: fault('', 'import.tooManyFacts', { maximum: MOST_FACTS }) })
}

type Reader = { readonly read: (view: RowView) => void; readonly finish: () => void }
type Collection = ReturnType<typeof createFactCollection>

function createReader(target: ImportTarget, input: EvaluationInput, facts: Collection, faults: PlacedFault[]): Reader {
  const place = (view: RowView, found: readonly Fault[]) => {
    for (const one of found) faults.push({ origin: { view, target }, fault: one })
  }
  if (target.kind === 'UNIT_INDICATOR') {
    const indicator = createUnitIndicator(target, input.context, input.decimalsOf)
    return {
      read: (view) => {
        const found: Fault[] = []
        indicator.add(view, found)
        place(view, found)
      },
      finish: () => {
        for (const { view, fact, faults: found } of indicator.figures()) {
          place(view, found)
          if (found.length === 0) facts.add({ kind: 'values', fact }, { view, target })
        }
      },
    }
  }
  const compiled = compileTarget(target, input.context)
  return {
    read: (view) => {
      const found: Fault[] = []
      const made = compiled(view, found)
      place(view, found)
      if (made !== null) facts.add(made, { view, target })
    },
    finish: () => undefined,
  }
}
