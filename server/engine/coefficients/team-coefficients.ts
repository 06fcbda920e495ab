import { given, type Derivation } from '../derivation.ts'
import type { TeamCoefficientPolicy } from '../scheme.ts'
import { ratioCoefficients } from './ratio-coefficients.ts'
import { bandPlaces, teamBands } from './team-bands.ts'
import type { Band, TeamStanding } from './team-standing.ts'

export type TeamCoefficient = { readonly band: Band; readonly coefficientBp: number; readonly why: () => Derivation }

/**
 * Band and coefficient K of every ranked unit of one comparison group (RULES §11). Bands are computed under RATIO too,
 * for the grades. Unranked units are not passed: their K is 1.00 ({@link unrankedCoefficient}).
 */
export function teamCoefficients(
  units: readonly TeamStanding[],
  policy: TeamCoefficientPolicy,
): ReadonlyMap<string, TeamCoefficient> {
  const bands = teamBands(units, policy)
  const ratios = policy.kind === 'RATIO' ? ratioCoefficients(units, policy) : null
  return new Map(
    units.map((unit) => {
      const band = bands.get(unit.code) ?? 'middle'
      const derived = ratios?.get(unit.code) ?? bandCoefficient(unit, band, units.length, policy)
      return [unit.code, { band, coefficientBp: derived.value, why: derived.why }]
    }),
  )
}

/** K of a unit that is not ranked: 1.00, and no band. */
export function unrankedCoefficient(unit: string): { readonly coefficientBp: number; readonly why: () => Derivation } {
  return { coefficientBp: 10_000, why: () => given('', 'team.unranked', 10_000, 'bp', { unit }) }
}

function bandCoefficient(unit: TeamStanding, band: Band, n: number, policy: TeamCoefficientPolicy) {
  const value = bandBp(band, policy)
  const why = (): Derivation => {
    const places = bandPlaces(n, policy)
    const notes = { unit: unit.code, band, rank: unit.rank, rankedUnits: n, isCapped: unit.isCapped }
    return given('', 'team.band', value, 'bp', { ...notes, topPlaces: places.top, bottomPlaces: places.bottom })
  }
  return { value, why }
}

/** Only the middle is reached under RATIO: there a group too small for a mean gets 1.00. */
function bandBp(band: Band, policy: TeamCoefficientPolicy): number {
  if (policy.kind === 'RATIO') return 10_000
  return { top: policy.topBp, middle: policy.middleBp, bottom: policy.bottomBp }[band]
}
