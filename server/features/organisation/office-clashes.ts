import { overlaps, type Interval } from '../facts/interval.ts'
import { groupBy } from '../../platform/group-by.ts'
import type { RowProblem } from '../facts/row-problem.ts'
import type { OfficeOf } from './roster-rows.ts'
import type { HeldOffice } from './roster-view.ts'

/** `row` is null for an office that is there already. */
type Claim = Interval & { readonly row: number | null; readonly person: string }

const officeOf = (office: { readonly unit: string; readonly role: string }): string =>
  `${office.unit}\u0000${office.role}`

/**
 * Stated offices that would give a unit two holders at once, by row, each with the first it meets. Stating the same start again replaces the office; an
 * open office ends the day before a later one that is stated.
 */
export function officeClashes(
  rows: readonly OfficeOf[],
  held: readonly HeldOffice[],
): ReadonlyMap<number, readonly RowProblem[]> {
  const present = groupBy(held, officeOf)
  const clashes = new Map<number, RowProblem[]>()
  for (const [office, stated] of groupBy(rows.entries(), ([, row]) => officeOf(row))) {
    const starts = new Set(stated.map(([, row]) => row.startsOn))
    const claims: Claim[] = [
      ...(present.get(office) ?? []).filter((one) => !starts.has(one.startsOn)).map((one) => ({ ...one, row: null })),
      ...stated.map(([index, row]) => ({ ...row, row: index })),
    ]
    for (const [index] of stated) {
      const [first] = claims.flatMap((claim) => clash(claims, claim, index))
      if (first !== undefined) clashes.set(index, [first])
    }
  }
  return clashes
}

function clash(claims: readonly Claim[], other: Claim, index: number): readonly RowProblem[] {
  const own = claims.find((claim) => claim.row === index)
  if (own === undefined || own === other || other.startsOn === own.startsOn || !overlaps(own, other)) return []
  // Of two rows the later one of the file is named.
  if (other.row !== null && other.row > index) return []
  const [earlier, later] = own.startsOn < other.startsOn ? [own, other] : [other, own]
  if (earlier.endsOn === null && later.row !== null) return []
  const params = { person: other.person, from: other.startsOn }
  return [{ index, field: 'startsOn', code: 'office.overlaps', params }]
}
