import type { RankingPolicy, RoleClass, UnitKind } from '../scheme.ts'

/** Kinds that are never ranked, whatever the scheme says (RULES §9). */
const NEVER_RANKED: readonly UnitKind[] = ['COMMITTEE', 'INSPECTION', 'SUPERVISION']

/** Comparison group of a unit: its kind; '' when the kind is not ranked. */
export function unitGroup(kind: UnitKind, policy: Pick<RankingPolicy, 'rankedKinds'>): string {
  return policy.rankedKinds.includes(kind) && !NEVER_RANKED.includes(kind) ? kind : ''
}

/** Comparison group of a person for bureau-wide standings: the role class. */
export function personGroup(roleClass: RoleClass): string {
  return roleClass
}

/** Whether the half-period rule leaves a subject unranked: counted months under half the period's. */
export function isUnderHalf(countedMonths: number, periodMonths: number): boolean {
  return 2 * countedMonths < periodMonths
}
