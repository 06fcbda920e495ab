import type { ImportTarget, ImportTargetKind } from '../../../contract/import-mapping.contract.ts'
import { fault, type Fault } from './import-facts.ts'

/** The target of one kind. */
export type TargetOf<K extends ImportTargetKind> = Extract<ImportTarget, { kind: K }>

/** What facts of an import stand on beside its rows. */
export type MappingContext = {
  readonly period: { readonly startsOn: string; readonly endsOn: string } | null
  /** For facts that state no date of their own. */
  readonly today: string
}

/** True when the field has a value; a blank one is a fault of that field unless it has one already. */
export function isGiven<T>(value: T | null, name: string, faults: Fault[]): value is T {
  if (value === null && !faults.some(({ field, severity }) => field === name && severity === 'ERROR')) {
    faults.push(fault(name, 'import.required'))
  }
  return value !== null
}

/** The day of a fact that states none: today, but not after the period. */
export function dayOfStatement({ period, today }: MappingContext): string {
  return period !== null && today > period.endsOn ? period.endsOn : today
}
