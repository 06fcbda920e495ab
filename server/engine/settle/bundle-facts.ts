import type { Bundle } from '../bundle.ts'
import { countMonths, type CountedMonths } from '../months/count-months.ts'
import { periodMonths } from '../months/period-months.ts'
import { vetoMarks, type VetoMarks } from '../veto/veto-marks.ts'
import { sumPoints, type PointsSums } from './points-sums.ts'

/** What a unit's people bring with them: counted months, and Σ post (bp) × months with factors ignored. */
export type UnitLoad = { readonly months: number; readonly postMonths: bigint }

/** Everything read from a bundle once, before anything is scored. */
export type BundleFacts = {
  readonly bundle: Bundle
  /** Months that somebody counts who was there throughout. */
  readonly periodMonths: number
  readonly months: ReadonlyMap<string, CountedMonths>
  readonly loads: ReadonlyMap<string, UnitLoad>
  readonly points: PointsSums
  readonly marks: VetoMarks
}

export function readFacts(bundle: Bundle): BundleFacts {
  const months = countMonths(bundle)
  return {
    bundle,
    periodMonths: periodMonths(bundle.period, bundle.calendar),
    months,
    loads: loadUnits(months),
    points: sumPoints(bundle),
    marks: vetoMarks(bundle),
  }
}

function loadUnits(months: ReadonlyMap<string, CountedMonths>): ReadonlyMap<string, UnitLoad> {
  const loads = new Map<string, { months: number; postMonths: bigint }>()
  for (const { segments } of months.values()) {
    for (const { unit, postBp, months } of segments) {
      const load = loads.get(unit) ?? { months: 0, postMonths: 0n }
      load.months += months
      load.postMonths += BigInt(postBp) * BigInt(months)
      loads.set(unit, load)
    }
  }
  return loads
}
