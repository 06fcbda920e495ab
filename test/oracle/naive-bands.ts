import type { Scheme } from '../../server/engine/scheme.ts'
import { fraction, limit, roundOf } from './fraction.ts'

export type Band = 'top' | 'middle' | 'bottom'

/** A ranked unit of one comparison group. `capped`: a veto keeps it from the best grade. */
export type RankedUnit = {
  readonly code: string
  readonly rank: number
  readonly capped: boolean
  readonly composite: bigint
  /** Σ post × months over its people, factors ignored. */
  readonly mass: bigint
}

/** RULES §11, the bands. */
export function naiveBands(scheme: Scheme, group: readonly RankedUnit[]): Map<string, Band> {
  const policy = scheme.policy.teamCoefficient
  const bands = new Map<string, Band>(group.map((unit) => [unit.code, 'middle']))
  const n = group.length
  if (n < 3 || group.every((unit) => unit.rank === 1)) return bands
  for (const unit of bottomOf(group, places(n, policy.bottomShareBp))) bands.set(unit.code, 'bottom')
  for (const unit of topOf(group, places(n, policy.topShareBp))) bands.set(unit.code, 'top')
  return bands
}

function places(n: number, shareBp: number): number {
  return Math.max(1, Math.floor((n * shareBp) / 10000))
}

function topOf(group: readonly RankedUnit[], count: number): RankedUnit[] {
  const eligible = byRank(group.filter((unit) => !unit.capped))
  const last = eligible.slice(0, count).at(-1)
  return last === undefined ? [] : eligible.filter((unit) => unit.rank <= last.rank)
}

function bottomOf(group: readonly RankedUnit[], count: number): RankedUnit[] {
  const sorted = byRank(group)
  const border = sorted[sorted.length - count - 1]
  return sorted.slice(-count).filter((unit) => unit.rank !== border?.rank)
}

function byRank(group: readonly RankedUnit[]): RankedUnit[] {
  return [...group].sort((a, b) => a.rank - b.rank)
}

/** RULES §11, the coefficient of every unit of a group, in basis points. */
export function naiveCoefficients(
  scheme: Scheme,
  group: readonly RankedUnit[],
  bands: Map<string, Band>,
): Map<string, bigint> {
  const policy = scheme.policy.teamCoefficient
  const result = new Map<string, bigint>()
  if (policy.kind === 'BAND') {
    const value = { top: policy.topBp, middle: policy.middleBp, bottom: policy.bottomBp }
    for (const unit of group)
      result.set(unit.code, BigInt(group.length < 3 ? 10000 : value[bands.get(unit.code) ?? 'middle']))
    return result
  }
  const mean = meanOf(group)
  for (const unit of group) {
    const even = group.length < 3 || mean === 0n
    const relative = even ? 10000n : roundOf(fraction(10000n * unit.composite, mean))
    const wanted = 10000n + BigInt(policy.gain) * (relative - 10000n)
    result.set(unit.code, even ? 10000n : limit(wanted, BigInt(policy.lowBp), BigInt(policy.highBp)))
  }
  return result
}

/** Mean composite weighted by Σ post × months, rounded to hundredths; 0 where nobody has a counted month. */
function meanOf(group: readonly RankedUnit[]): bigint {
  let sum = 0n
  let mass = 0n
  for (const unit of group) {
    sum += unit.composite * unit.mass
    mass += unit.mass
  }
  return mass === 0n ? 0n : roundOf(fraction(sum, mass))
}
