import type { Derivation, Derived } from '../derivation.ts'
import { clamp, rdiv } from '../rounding.ts'
import type { TeamCoefficientPolicy } from '../scheme.ts'
import type { TeamStanding } from './team-standing.ts'

type RatioPolicy = Extract<TeamCoefficientPolicy, { kind: 'RATIO' }>

/**
 * K = clamp(10000 + gain·(rdiv(10000·S, mean) − 10000), low, high) in bp, S the unit composite (RULES §11).
 * @returns null for fewer than three units or a mean of 0: all are 1.00 then.
 */
export function ratioCoefficients(
  units: readonly TeamStanding[],
  policy: RatioPolicy,
): ReadonlyMap<string, Derived<number>> | null {
  const mean = meanComposite(units)
  if (units.length < 3 || mean === null || mean.value <= 0) return null
  return new Map(units.map((unit) => [unit.code, ratioCoefficient(unit, mean, policy)]))
}

function ratioCoefficient(unit: TeamStanding, mean: Derived<number>, policy: RatioPolicy): Derived<number> {
  const { gain, lowBp, highBp } = policy
  const relativeBp = rdiv(10_000n * BigInt(unit.compositeCenti), mean.value)
  const value = clamp(10_000 + gain * (relativeBp - 10_000), lowBp, highBp)
  const why = (): Derivation => ({
    name: '',
    rule: 'team.ratio',
    operation: 'clamp(10000 + gain * (rdiv(10000 * score, mean) - 10000), low, high)',
    inputs: { gain, score: unit.compositeCenti, mean: mean.value, low: lowBp, high: highBp },
    result: value,
    unit: 'bp',
    notes: { unit: unit.code },
    parts: [mean.why()],
  })
  return { value, why }
}

/** Mean of composites weighted by Σ(post × months), factors ignored, rounded to hundredths; null without any weight. */
export function meanComposite(units: readonly TeamStanding[]): Derived<number> | null {
  let weighted = 0n
  let weight = 0n
  for (const { compositeCenti, postMonths } of units) {
    weighted += BigInt(compositeCenti) * postMonths
    weight += postMonths
  }
  if (weight === 0n) return null
  const value = rdiv(weighted, weight)
  return { value, why: () => meanNode(units, value) }
}

function meanNode(units: readonly TeamStanding[], value: number): Derivation {
  const products = units.map(({ compositeCenti, postMonths }) => String(BigInt(compositeCenti) * postMonths))
  return {
    name: 'mean',
    rule: 'team.mean',
    operation: 'rdiv(sum(products), sum(weights))',
    inputs: { products, weights: units.map(({ postMonths }) => String(postMonths)) },
    result: value,
    unit: 'centi',
    notes: { units: units.length },
    parts: [],
  }
}
