import type { Scheme } from '../../../server/engine/scheme.ts'

/** The names on the way to a path of a scheme: 'cards.0.categories.1.items' → ['Units', 'Land']. */
export function placeOf(scheme: Scheme, path: string): readonly string[] {
  const names: string[] = []
  let node: unknown = scheme
  for (const step of path.split('.')) {
    if (typeof node !== 'object' || node === null) break
    node = (node as Readonly<Record<string, unknown>>)[step] // read only, by name
    if (typeof node === 'object' && node !== null && 'name' in node && typeof node.name === 'string') {
      names.push(node.name)
    }
  }
  return names
}

/** The part of the editor that shows a path: a card by number, the rule groups, or the policy. */
export function partOf(path: string): string {
  const card = /^cards\.(\d+)/.exec(path)
  if (card !== null) return `card-${card[1] ?? '0'}`
  return path.startsWith('policy') ? 'policy' : 'groups'
}
