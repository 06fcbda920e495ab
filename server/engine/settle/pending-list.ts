import { compareCodes } from '../compare-codes.ts'
import type { Missing } from '../figure.ts'
import { missingOf } from '../score/figures.ts'
import type { Evaluation } from './evaluation.ts'

/** Everything that keeps figures pending, each once, by level, subject, item and reason. */
export function pendingList({ cards, units, people }: Evaluation): readonly Missing[] {
  const found = new Map<string, Missing>()
  const add = (missing: readonly Missing[]): void => {
    for (const one of missing) found.set(keyOf(one), one)
  }
  for (const card of cards.units.values()) add(card.missing)
  for (const card of cards.people.values()) add(card.missing)
  for (const { composite } of units.units.values()) add(missingOf(composite))
  for (const { composed } of people.people.values()) add(missingOf(composed.figure))
  return [...found].sort(([a], [b]) => compareCodes(a, b)).map(([, missing]) => missing)
}

function keyOf({ subject, item, reason }: Missing): string {
  return [subject.level, subject.code, item, reason].join('\u0000')
}
