import type { Role } from '../../contract/identity.contract.ts'

export type DatedRole = { readonly role: Role; readonly startsOn: string; readonly endsOn: string | null }

/**
 * Roles that one account may not hold at the same time: administrators see no business, auditors write nothing, so each
 * of the two stands alone.
 */
const ALONE: readonly Role[] = ['admin', 'auditor']

/** The first pair of overlapping grants that exclude each other, or null. */
export function findExclusion(grants: readonly DatedRole[]): readonly [Role, Role] | null {
  for (const [index, one] of grants.entries()) {
    for (const other of grants.slice(index + 1)) {
      if (areExclusive(one.role, other.role) && overlaps(one, other)) return [one.role, other.role]
    }
  }
  return null
}

function areExclusive(one: Role, other: Role): boolean {
  return one !== other && (ALONE.includes(one) || ALONE.includes(other))
}

/** Both ends are included; an open end is later than any date. */
export function overlaps(one: DatedRole, other: DatedRole): boolean {
  return isBefore(one.startsOn, other.endsOn) && isBefore(other.startsOn, one.endsOn)
}

function isBefore(startsOn: string, endsOn: string | null): boolean {
  return endsOn === null || startsOn <= endsOn
}

/** Whether a dated row is in force on a date. */
export function isInForce(row: { readonly startsOn: string; readonly endsOn: string | null }, on: string): boolean {
  return row.startsOn <= on && isBefore(on, row.endsOn)
}
