import type { Bundle } from './bundle.ts'
import { sortBundle } from './canonical/sort-bundle.ts'
import { compareCodes } from './compare-codes.ts'
import type { Readiness } from './result.ts'
import { checkBundle } from './settle/check-bundle.ts'
import { evaluate, type Evaluation } from './settle/evaluation.ts'
import { pendingList } from './settle/pending-list.ts'

/**
 * What stands between a bundle and its settlement: everything pending, and who has no card (people, and units that are
 * ranked by kind or somebody's home). A subject without a card is not pending by itself: its composite comes from the
 * other component (RULES §8.1).
 * @throws Refusal `bundle.*` for a document that contradicts itself.
 */
export function readiness(bundle: Bundle): Readiness {
  const sorted = sortBundle(bundle)
  checkBundle(sorted)
  const evaluation = evaluate(sorted)
  return { pending: pendingList(evaluation), withoutCard: withoutCard(evaluation) }
}

function withoutCard({ facts, cards, units, people }: Evaluation): readonly string[] {
  const { rankedKinds } = facts.bundle.scheme.policy.ranking
  const homes = new Set([...people.people.values()].map(({ home }) => home))
  const needCard = [...units.units.values()].filter(
    ({ unit }) => rankedKinds.includes(unit.kind) || homes.has(unit.code),
  )
  const missing = [
    ...needCard.map(({ unit }) => unit.code).filter((code) => !cards.units.has(code)),
    ...[...people.people.keys()].filter((code) => !cards.people.has(code)),
  ]
  return missing.sort(compareCodes)
}
