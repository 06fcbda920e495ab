import { given, type Derivation } from '../derivation.ts'
import type { PayeeSegment } from './payee-segment.ts'

export function segmentNotes({ person, unit, posting }: PayeeSegment): Derivation['notes'] {
  return { person, unit, posting }
}

/** The facts behind h: post coefficient, counted months, and the factor that was used. */
export function segmentFactorNodes(segment: PayeeSegment, usedFactorBp: number): readonly Derivation[] {
  const { posting, postBp, months, factorBp, personalBp } = segment
  const isLeftOut = personalBp === 0
  return [
    given('post', 'posting.post', postBp, 'bp', { posting }),
    given('months', 'posting.months', months, 'months', { posting }),
    given('factor', isLeftOut ? 'line.leftOut' : 'line.factor', usedFactorBp, 'bp', { ownFactorBp: factorBp }),
  ]
}
