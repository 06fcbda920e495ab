import type { Entry } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import type { RulePlace } from './card-plan.ts'

export type PlacedEntry = { readonly entry: Entry; readonly place: RulePlace }

/** An entry after "same event first": `instead` names the entry that counts in its stead, '' when it counts itself. */
export type JudgedEntry = PlacedEntry & { readonly instead: string }

/**
 * Highest only, no double count (RULES §2.1): among entries with one event key inside one rule group only the largest
 * plus and the largest minus count. Sizes are count × unit value after each entry's own rule cap; of equal sizes the
 * earlier entry code counts. Groups span the items and adjustments of a card, so this sees all entries of a subject.
 */
export function dedupeEvents(entries: readonly PlacedEntry[]): readonly JudgedEntry[] {
  const winners = winnersByEvent(entries)
  return entries.map((placed) => {
    const { entry, place } = placed
    const winner = competes(placed) ? winners.get(eventOf(placed)) : undefined
    return { entry, place, instead: winner === undefined || winner.entry === entry ? '' : winner.entry.code }
  })
}

/** count × unit value in hundredths, before any cap. */
export function nominalCenti({ entry, place }: PlacedEntry): number {
  return entry.count * place.rule.unitCenti
}

function winnersByEvent(entries: readonly PlacedEntry[]): ReadonlyMap<string, PlacedEntry> {
  const winners = new Map<string, PlacedEntry>()
  for (const placed of entries) {
    if (!competes(placed)) continue
    const event = eventOf(placed)
    const best = winners.get(event)
    if (best === undefined || beats(placed, best)) winners.set(event, placed)
  }
  return winners
}

/** Entries without a key, or by a rule outside every group, compete with no other. */
function competes({ entry, place }: PlacedEntry): boolean {
  return entry.eventKey !== '' && place.group !== ''
}

/** One text for group, sign and key; the length keeps "ab"+"c" and "a"+"bc" apart. */
function eventOf({ entry, place }: PlacedEntry): string {
  return `${place.group.length}${place.rule.unitCenti < 0 ? '-' : '+'}${place.group}${entry.eventKey}`
}

function beats(challenger: PlacedEntry, best: PlacedEntry): boolean {
  const difference = cappedSize(challenger) - cappedSize(best)
  return difference === 0 ? compareCodes(challenger.entry.code, best.entry.code) < 0 : difference > 0
}

function cappedSize(placed: PlacedEntry): number {
  const { rule } = placed.place
  const cap = rule.unitCenti < 0 ? rule.minusCapCenti : rule.plusCapCenti
  const size = Math.abs(nominalCenti(placed))
  return cap === null ? size : Math.min(size, cap)
}
