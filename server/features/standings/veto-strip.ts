import type { LeaderHome } from '../../contract/standings.contract.ts'
import { vetoIndicatorState, type Bundle } from '../../engine/index.ts'

type VetoStrip = LeaderHome['vetoes']

/** Worst first. */
const ORDER = ['MISSED', 'WARNING', 'PENDING', 'MET']

/** Every reading of a veto indicator with its state and its distance to the required level, worst first. */
export function toVetoStrip(bundle: Pick<Bundle, 'vetoIndicators' | 'vetoReadings' | 'units'>): VetoStrip {
  const indicators = new Map(bundle.vetoIndicators.map((indicator) => [indicator.code, indicator]))
  const names = new Map(bundle.units.map((unit) => [unit.code, unit.name]))
  const rows = bundle.vetoReadings.flatMap((reading): VetoStrip => {
    const indicator = indicators.get(reading.indicator)
    if (indicator === undefined) return []
    const { state, distance } = vetoIndicatorState(indicator, reading.actual)
    return [
      {
        indicator: indicator.code,
        name: indicator.name,
        domain: indicator.domain,
        unit: reading.unit,
        unitName: names.get(reading.unit) ?? reading.unit,
        state,
        actual: reading.actual,
        required: indicator.required,
        distance,
        decimals: indicator.decimals,
        measureUnit: indicator.unit,
        direction: indicator.direction,
      },
    ]
  })
  return rows.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}
