import type { RoleClass, UnitKind } from '../../../server/engine/scheme.ts'

export type Option<T extends string> = { readonly value: T; readonly label: string }

/** Options from the values of a union and how each is named. */
export function optionsOf<T extends string>(values: readonly T[], nameOf: (value: T) => string): readonly Option<T>[] {
  return values.map((value) => ({ value, label: nameOf(value) }))
}

export const UNIT_KINDS: readonly UnitKind[] = [
  'MODULE',
  'TEAM',
  'SECTION',
  'GROUP',
  'WINDOW',
  'SQUAD',
  'SUPERVISION',
  'INSPECTION',
  'COMMITTEE',
  'BUREAU',
  'EXTERNAL',
]
export const ROLE_CLASSES: readonly RoleClass[] = ['LEADER', 'HEAD', 'STAFF']
export const UNIT_GRADES = ['excellent', 'good', 'qualified', 'unqualified'] as const
export const PERSON_GRADES = ['excellent', 'competent', 'basic', 'incompetent'] as const
