import type { VetoIndicator } from '../bundle.ts'
import { given, type Derivation } from '../derivation.ts'

/** PENDING: no actual yet. WARNING: met, but inside the band. MISSED opens an event that a person confirms. */
export type VetoIndicatorState = 'PENDING' | 'MET' | 'WARNING' | 'MISSED'

export type VetoIndicatorReading = {
  readonly state: VetoIndicatorState
  /** To the required level in the indicator's scaled integers: negative when missed; null while pending. */
  readonly distance: number | null
  /** The distance; null while pending. */
  readonly why: () => Derivation | null
}

/**
 * State of a veto indicator for one unit and period (RULES §7.1). A distance of the whole band is outside the band, so
 * that a band of 0 never warns.
 */
export function vetoIndicatorState(
  indicator: Pick<VetoIndicator, 'code' | 'required' | 'direction' | 'warning' | 'document'>,
  actual: number | null,
): VetoIndicatorReading {
  if (actual === null) return { state: 'PENDING', distance: null, why: () => null }
  const isAtMost = indicator.direction === 'AT_MOST'
  const distance = isAtMost ? indicator.required - actual : actual - indicator.required
  const state = distance < 0 ? 'MISSED' : distance < indicator.warning ? 'WARNING' : 'MET'
  const why = (): Derivation => ({
    name: '',
    rule: isAtMost ? 'veto.distanceAtMost' : 'veto.distanceAtLeast',
    operation: isAtMost ? 'required - actual' : 'actual - required',
    inputs: { required: indicator.required, actual },
    result: distance,
    unit: 'scaled',
    notes: { indicator: indicator.code, state, warning: indicator.warning, document: indicator.document },
    parts: [
      given('required', 'veto.required', indicator.required, 'scaled'),
      given('actual', 'veto.actual', actual, 'scaled'),
    ],
  })
  return { state, distance, why }
}
