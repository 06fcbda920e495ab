import { given, type Derivation } from '../derivation.ts'
import { floorDiv, toSafe } from '../rounding.ts'
import type { PersonGradePolicy } from '../scheme.ts'
import { split, type Share } from '../split/split.ts'
import type { UnitGradeCode } from './grade-codes.ts'

/** A unit that shares in the excellent places. `hasNoQuota`: a veto with EXCELLENT_QUOTA sets its places to 0. */
export type UnitForPlaces = {
  readonly code: string
  readonly heads: number
  /** With any veto ignored; null for a unit without a grade. */
  readonly grade: UnitGradeCode | null
  readonly hasNoQuota: boolean
}

export type UnitPlaces = {
  readonly code: string
  readonly heads: number
  readonly places: number
  readonly why: () => Derivation
}

/** Q = ⌊n × pct⌋: a cap is never rounded up (RULES §10.4). */
export function quotaOf(participants: number, quotaBp: number): number {
  return toSafe(floorDiv(BigInt(participants) * BigInt(quotaBp), 10000n))
}

/**
 * Excellent places by unit (RULES §10.5): `split(Q, heads × share of the unit's grade)`, then 0 for a unit whose quota a
 * veto takes, and never more than heads. What a unit cannot use lapses. A unit without a grade takes the share of 良好,
 * as unranked units take the middle coefficient. All weights 0: every place lapses.
 */
export function sharePlaces(
  participants: number,
  units: readonly UnitForPlaces[],
  policy: Pick<PersonGradePolicy, 'quotaBp' | 'quotaShareBp'>,
): readonly UnitPlaces[] {
  const quota = quotaOf(participants, policy.quotaBp)
  const weights = units.map((unit) => unit.heads * policy.quotaShareBp[unit.grade ?? 'good'])
  const isEmpty = weights.every((weight) => weight === 0)
  const shares = isEmpty
    ? []
    : split(
        BigInt(quota),
        units.map(({ code }, i) => ({ code, weight: BigInt(weights[i] ?? 0) })),
      )
  return units.map((unit, i) => {
    const share = shares[i] ?? null
    const places = share === null || unit.hasNoQuota ? 0 : Math.min(toSafe(share.amount), unit.heads)
    const why = (): Derivation =>
      explain({ unit, share, places, participants, quota, weight: weights[i] ?? 0, weights, policy })
    return { code: unit.code, heads: unit.heads, places, why }
  })
}

type PlacesFacts = {
  readonly unit: UnitForPlaces
  readonly share: Share | null
  readonly places: number
  readonly participants: number
  readonly quota: number
  readonly weight: number
  readonly weights: readonly number[]
  readonly policy: Pick<PersonGradePolicy, 'quotaBp' | 'quotaShareBp'>
}

function explain(facts: PlacesFacts): Derivation {
  const { unit, share, places, quota, weight, weights } = facts
  if (share === null) return given('', 'quota.noWeights', 0, 'count', { unit: unit.code, quota })
  return {
    name: '',
    rule: unit.hasNoQuota ? 'quota.vetoed' : 'quota.unit',
    operation: 'min(floordiv(quota * weight, sum(weights)) + spare, heads) * keep',
    inputs: { quota, weight, weights, spare: share.hasSpare ? 1 : 0, heads: unit.heads, keep: unit.hasNoQuota ? 0 : 1 },
    result: places,
    unit: 'count',
    notes: { unit: unit.code, grade: unit.grade },
    parts: [explainQuota('quota', facts.participants, facts.policy.quotaBp), explainWeight(facts)],
  }
}

/** The whole quota, for any list. */
export function explainQuota(name: string, participants: number, quotaBp: number): Derivation {
  return {
    name,
    rule: 'quota.total',
    operation: 'floordiv(participants * quotaBp, 10000)',
    inputs: { participants, quotaBp },
    result: quotaOf(participants, quotaBp),
    unit: 'count',
    notes: {},
    parts: [],
  }
}

function explainWeight({ unit, weight, policy }: PlacesFacts): Derivation {
  return {
    name: 'weight',
    rule: 'quota.weight',
    operation: 'heads * shareBp',
    inputs: { heads: unit.heads, shareBp: policy.quotaShareBp[unit.grade ?? 'good'] },
    result: weight,
    unit: 'weight',
    notes: { grade: unit.grade },
    parts: [],
  }
}
