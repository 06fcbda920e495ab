import { named } from '../derivation.ts'
import type { Figure, SubjectRef } from '../figure.ts'
import type { UnitPointsPolicy } from '../scheme.ts'
import { notApplicable, scored } from '../score/figures.ts'
import { centiNode } from '../score/item-node.ts'
import { unitAddition, type Heads } from './points-addition.ts'

export type UnitComposition = {
  readonly subject: SubjectRef
  /** Final score of the unit's card; null when no card applies. */
  readonly card: Figure | null
  /** C: points credited to the unit in the period. */
  readonly pointsCenti: number
  readonly heads: Heads
  readonly policy: UnitPointsPolicy
}

/**
 * Unit composite (RULES §8.2): `card final + min(A_u, rdiv(A_u·C, B_u·n))`. Pending and not applicable cards stay so;
 * a unit without a card has no composite.
 */
export function composeUnit(input: UnitComposition): Figure {
  const { card, policy } = input
  if (card === null) return notApplicable('noCard')
  if (card.state !== 'scored') return card
  const addition = unitAddition(policy.additionCenti, policy.benchmarkPerHeadCenti, input.pointsCenti, input.heads)
  const centi = card.centi + addition.centi
  return scored(centi, () =>
    centiNode('composite.unit', 'card + addition', { card: card.centi, addition: addition.centi }, centi, {
      notes: { unit: input.subject.code },
      parts: [named('card', card.why()), addition.why()],
    }),
  )
}
