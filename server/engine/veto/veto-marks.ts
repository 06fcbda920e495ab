import type { Bundle, Period, VetoEvent } from '../bundle.ts'
import type { SubjectLevel } from '../figure.ts'
import { createUnitTree } from '../units/unit-tree.ts'
import { isInForce, promotionHeldUntil } from './event-force.ts'
import { affectedBy, type Affected } from './event-scope.ts'
import { mergeEffects, type Effect, type VetoMark } from './merge-effects.ts'
import type { VetoEffectRow, VetoPolicy, VetoTarget } from './veto-policy.ts'

/** Marks by code; a subject that no event reaches is absent. */
export type VetoMarks = {
  readonly units: ReadonlyMap<string, VetoMark>
  readonly people: ReadonlyMap<string, VetoMark>
}

/** No veto at all: what quotas are shared out with (RULES §10.5). */
export const NO_VETO_MARKS: VetoMarks = { units: new Map(), people: new Map() }

/**
 * What the veto events of a bundle mean for its period (RULES §7.2), effects of several events merged by severity.
 * @throws Refusal `unit.unknown` for an event of a unit that is not there.
 */
export function vetoMarks(
  bundle: Pick<Bundle, 'period' | 'scheme' | 'units' | 'offices' | 'projects' | 'vetoEvents'>,
): VetoMarks {
  const { veto, ranking } = bundle.scheme.policy
  const tree = createUnitTree(bundle.units)
  const facts = { offices: bundle.offices, projects: bundle.projects, tree, rankedKinds: ranking.rankedKinds }
  const effects = { unit: new Map<string, Effect[]>(), person: new Map<string, Effect[]>() }
  for (const event of bundle.vetoEvents) {
    if (event.state !== 'CONFIRMED') continue
    for (const affected of affectedBy(event, facts))
      collect(effects, affected, effectOf(event, affected.target, bundle.period, veto))
  }
  return { units: merged(effects.unit), people: merged(effects.person) }
}

/** The table's row for a domain and role; the domain `*` stands for those not listed (RULES §7.2). */
export function effectRow(policy: VetoPolicy, domain: string, target: VetoTarget): VetoEffectRow | null {
  const rows = policy.effects.filter((row) => row.target === target)
  return rows.find((row) => row.domain === domain) ?? rows.find((row) => row.domain === '*') ?? null
}

function effectOf(event: VetoEvent, target: VetoTarget, period: Period, policy: VetoPolicy): Effect | null {
  const row = effectRow(policy, event.domain, target)
  const heldUntil = promotionHeldUntil(event, row?.promotionHoldMonths ?? 0, period)
  if (isInForce(event, period, policy)) return { event, target, row, heldUntil }
  return heldUntil === null ? null : { event, target, row: null, heldUntil }
}

function collect(
  effects: Record<SubjectLevel, Map<string, Effect[]>>,
  { subject }: Affected,
  effect: Effect | null,
): void {
  if (effect === null) return
  const list = effects[subject.level].get(subject.code)
  if (list === undefined) effects[subject.level].set(subject.code, [effect])
  else if (!list.some((one) => one.event === effect.event && one.target === effect.target)) list.push(effect)
}

function merged(effects: ReadonlyMap<string, readonly Effect[]>): ReadonlyMap<string, VetoMark> {
  return new Map([...effects].map(([code, list]) => [code, mergeEffects(list)]))
}
