/** Comparison groups of the subjects: larger ones first, the unranked ('') last. */
export function groupsOf(subjects: readonly { readonly group: string }[]): readonly string[] {
  const sizes = new Map<string, number>()
  for (const { group } of subjects) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return [...sizes]
    .sort(([a, sizeA], [b, sizeB]) => Number(a === '') - Number(b === '') || sizeB - sizeA || (a < b ? -1 : 1))
    .map(([group]) => group)
}

/** How the unranked ('') stand in the address. */
export const UNRANKED = '-'

/** The group that the address asks for where it exists, else the first. */
export function chooseGroup(groups: readonly string[], asked: string): string {
  const group = asked === UNRANKED ? '' : asked
  return asked !== '' && groups.includes(group) ? group : (groups[0] ?? '')
}
