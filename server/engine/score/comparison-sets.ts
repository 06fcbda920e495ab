import type { SubjectRef } from '../figure.ts'
import type { Card, Scheme } from '../scheme.ts'
import { cardFor, type CardHolder } from './card-for.ts'

/** Somebody or something that a card may apply to. */
export type Candidate = { readonly subject: SubjectRef; readonly holder: CardHolder }

/** The subjects that rank methods compare with one another: the same card and the same comparison group (RULES §4, §9). */
export type ComparisonSet = { readonly card: Card; readonly subjects: readonly SubjectRef[] }

/** Sorts candidates by card and group, units by kind and people by role class; those without a card are in none. */
export function comparisonSets(
  scheme: Pick<Scheme, 'cards'>,
  candidates: Iterable<Candidate>,
): readonly ComparisonSet[] {
  const sets = new Map<string, { card: Card; subjects: SubjectRef[] }>()
  for (const { subject, holder } of candidates) {
    const group = holder.level === 'unit' ? holder.kind : holder.roleClass
    const set = sets.get(group) ?? startSet(sets, scheme, group, holder)
    set?.subjects.push(subject)
  }
  return [...sets.values()]
}

/** A kind or a role class has one card, so the group alone names the set. */
function startSet(
  sets: Map<string, { card: Card; subjects: SubjectRef[] }>,
  scheme: Pick<Scheme, 'cards'>,
  group: string,
  holder: CardHolder,
): { card: Card; subjects: SubjectRef[] } | null {
  const card = cardFor(scheme, holder)
  if (card === null) return null
  const set = { card, subjects: [] }
  sets.set(group, set)
  return set
}
