import type { VetoEvent } from '../bundle.ts'
import { compareCodes } from '../compare-codes.ts'
import { given, type Derivation } from '../derivation.ts'
import { GRADES, UNIT_GRADES, type GradeCode, type UnitGradeCode } from '../grades/grade-codes.ts'
import type { VetoEffectRow, VetoTarget } from './veto-policy.ts'

/** One event's effects on a subject in one role. */
export type Effect = {
  readonly event: VetoEvent
  readonly target: VetoTarget
  /** null where only a promotion hold of an earlier year is left. */
  readonly row: VetoEffectRow | null
  readonly heldUntil: string | null
}

/** What all events together mean for one subject: the mark on its rank and the effects merged by severity. */
export type VetoMark = {
  /** Codes, sorted: events in force in the period, and earlier ones whose promotion hold still runs. */
  readonly events: readonly string[]
  readonly honourBan: boolean
  /** Last day of the longest hold. */
  readonly promotionHeldUntil: string | null
  readonly unitGradeCap: UnitGradeCode | null
  readonly gradeCap: GradeCode | null
  readonly noExcellentQuota: boolean
  readonly bonusFactorBp: number
  /** Categories of a unit set to zero, sorted. */
  readonly zeroCategories: readonly string[]
  /** The bonus factor, with every event and what it causes in the notes of the parts. */
  readonly why: () => Derivation
}

/**
 * Merges effects by severity (RULES §7.2): bans by union, caps and factors by minimum, holds by the later end. Nothing is
 * multiplied or summed, so one more event never makes a subject's lot better and their order cannot matter.
 */
export function mergeEffects(effects: readonly Effect[]): VetoMark {
  const rows = effects.flatMap(({ row }) => (row === null ? [] : [row]))
  const bonusFactorBp = Math.min(10000, ...rows.map((row) => row.bonusFactorBp))
  return {
    events: sortedSet(effects.map(({ event }) => event.code)),
    honourBan: rows.some((row) => row.honourBan),
    promotionHeldUntil: latest(effects.map(({ heldUntil }) => heldUntil)),
    unitGradeCap: worst(
      UNIT_GRADES,
      rows.map((row) => row.unitGradeCap),
    ),
    gradeCap: worst(
      GRADES,
      rows.map((row) => row.gradeCap),
    ),
    noExcellentQuota: rows.some((row) => row.noExcellentQuota),
    bonusFactorBp,
    zeroCategories: sortedSet(rows.flatMap((row) => (row.zeroCategory === null ? [] : [row.zeroCategory]))),
    why: () => explain(effects, bonusFactorBp),
  }
}

/** The lowest of some caps, best grade first in `order`; null when nothing caps. */
export function worst<G extends string>(order: readonly G[], caps: readonly (G | null)[]): G | null {
  return caps.reduce<G | null>((low, cap) => {
    if (cap === null) return low
    return low === null || order.indexOf(cap) > order.indexOf(low) ? cap : low
  }, null)
}

function latest(dates: readonly (string | null)[]): string | null {
  return dates.reduce<string | null>(
    (last, date) => (date !== null && (last === null || date > last) ? date : last),
    null,
  )
}

function sortedSet(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].sort(compareCodes)
}

function explain(effects: readonly Effect[], bonusFactorBp: number): Derivation {
  const ordered = [...effects].sort(
    (a, b) => compareCodes(a.event.code, b.event.code) || compareCodes(a.target, b.target),
  )
  const factors = ordered.map(({ row }, i) => [`event${i + 1}`, row?.bonusFactorBp ?? 10000] as const)
  return {
    name: '',
    rule: 'veto.factor',
    operation: `min(${['full', ...factors.map(([name]) => name)].join(', ')})`,
    inputs: { full: 10000, ...Object.fromEntries(factors) },
    result: bonusFactorBp,
    unit: 'bp',
    notes: {},
    parts: ordered.map((effect, i) => explainEffect(`event${i + 1}`, effect)),
  }
}

function explainEffect(name: string, { event, target, row, heldUntil }: Effect): Derivation {
  return given(name, 'veto.effect', row?.bonusFactorBp ?? 10000, 'bp', {
    event: event.code,
    domain: event.domain,
    target,
    occurredOn: event.occurredOn,
    confirmedOn: event.confirmedOn,
    document: event.document,
    honourBan: row?.honourBan ?? false,
    promotionHeldUntil: heldUntil,
    unitGradeCap: row?.unitGradeCap ?? null,
    gradeCap: row?.gradeCap ?? null,
    noExcellentQuota: row?.noExcellentQuota ?? false,
    zeroCategory: row?.zeroCategory ?? null,
  })
}
