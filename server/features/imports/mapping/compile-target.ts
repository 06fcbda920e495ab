import { assertNever } from '../../../engine/assert-never.ts'
import type { ImportCondition, ImportTarget } from '../../../contract/import-mapping.contract.ts'
import { createFields } from './field-reader.ts'
import { factTargets } from './fact-targets.ts'
import { rosterTargets } from './roster-targets.ts'
import type { Fault, MadeFact } from './import-facts.ts'
import type { RowView } from './row-view.ts'
import type { MappingContext } from './target-parts.ts'

/** Makes a fact of a row; null where the row gives none, with or without faults. */
export type CompiledTarget = (view: RowView, faults: Fault[]) => MadeFact | null

/** Turns a target into a function of a row. UNIT_INDICATOR is computed over many rows (unit-indicators.ts). */
export function compileTarget(target: ImportTarget, context: MappingContext): CompiledTarget {
  const make = compileFact(target, context)
  const isMeant = compileConditions(target.when)
  return (view, faults) => {
    if (!isMeant(view)) return null
    const fact = make(view, faults)
    return faults.some(({ severity }) => severity === 'ERROR') ? null : fact
  }
}

function compileFact(target: ImportTarget, context: MappingContext): CompiledTarget {
  const fields = createFields(context.period)
  const roster = rosterTargets(fields, context)
  const facts = factTargets(fields, context)
  switch (target.kind) {
    case 'UNIT':
      return roster.unit(target)
    case 'PERSON':
      return roster.person(target)
    case 'POSTING':
      return roster.posting(target)
    case 'OFFICE':
      return roster.office(target)
    case 'STATUS':
      return roster.status(target)
    case 'SANCTION':
      return roster.sanction(target)
    case 'ENTRY':
      return facts.entry(target)
    case 'VALUE':
      return facts.value(target)
    case 'REFERENCE':
      return facts.reference(target)
    case 'PROJECT':
      return facts.project(target)
    case 'POINTS':
      return facts.points(target)
    case 'VETO_READING':
      return facts.reading(target)
    case 'VETO_EVENT':
      return facts.event(target)
    case 'UNIT_INDICATOR':
      return () => null
    default:
      return assertNever(target)
  }
}

/** Whether a row is meant: every condition holds. */
export function compileConditions(conditions: readonly ImportCondition[]): (view: RowView) => boolean {
  const tests = conditions.map(compileCondition)
  return (view) => tests.every((test) => test(view))
}

function compileCondition(condition: ImportCondition): (view: RowView) => boolean {
  switch (condition.kind) {
    case 'FILLED':
      return (view) => view.text(condition.column) !== ''
    case 'BLANK':
      return (view) => view.text(condition.column) === ''
    case 'ONE_OF': {
      const values = new Set(condition.values.map((value) => value.trim()))
      return (view) => values.has(view.text(condition.column))
    }
    default:
      return assertNever(condition)
  }
}
