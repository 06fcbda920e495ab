/** One place the palette can go to. */
export type PaletteEntry = {
  readonly id: string
  readonly kind: 'page' | 'unit' | 'person'
  readonly label: string
  /** Code, unit: what tells two of one name apart. */
  readonly detail: string
  readonly path: string
}

const MOST = 12

/**
 * Entries whose label or detail holds every word of the text, those that begin with it first. Width and case do not
 * matter. Without a text: the pages.
 */
export function findEntries(entries: readonly PaletteEntry[], text: string): readonly PaletteEntry[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries.filter((entry) => entry.kind === 'page').slice(0, MOST)
  const [first = ''] = words
  return entries
    .filter((entry) => words.every((word) => folded(`${entry.label} ${entry.detail}`).includes(word)))
    .map((entry, index) => ({ entry, order: (folded(entry.label).startsWith(first) ? 0 : 1_000_000) + index }))
    .sort((a, b) => a.order - b.order)
    .slice(0, MOST)
    .map(({ entry }) => entry)
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
