import { given, type Derivation } from '../derivation.ts'
import type { PayeeSegment } from './payee-segment.ts'

export function segmentNotes({ person, unit, posting }: PayeeSegment): Derivation['notes'] {
  return { person, unit, posting }
}

/** The factor that h was computed with, and why. */
export type UsedFactor = { readonly bp: number; readonly parts: readonly Derivation[] }

/**
 * The veto's factor; 10000 while forfeits are returned from the finished line, 0 for a personal coefficient of 0, which
 * leaves the person out. A factor of 10000 needs no explanation.
 */
export function usedFactor(segment: PayeeSegment, base: bigint, isFactorIgnored: boolean): UsedFactor {
  if (segment.personalBp === 0) return { bp: 0, parts: [given('factor', 'line.leftOut', 0, 'bp')] }
  if (isFactorIgnored && base > 0n) return { bp: 10_000, parts: [] }
  const bp = base === 0n ? 0 : segment.factorBp
  const parts = bp === 10_000 ? [] : [given('factor', 'line.factor', bp, 'bp', { person: segment.person })]
  return { bp, parts }
}

/** h of a segment. */
export function baseNode(segment: PayeeSegment, base: bigint, isFactorIgnored: boolean): Derivation {
  const factor = usedFactor(segment, base, isFactorIgnored)
  return {
    name: '',
    rule: 'line.base',
    operation: 'post * months * factor',
    inputs: { post: segment.postBp, months: segment.months, factor: factor.bp },
    result: String(base),
    unit: 'weight',
    notes: segmentNotes(segment),
    parts: factor.parts,
  }
}
