import type { Bundle } from '../bundle.ts'
import { worst, type VetoMark } from '../veto/merge-effects.ts'
import { GRADES, type GradeCode } from './grade-codes.ts'

/** The best grade a person can still reach, and what caps it: sanction kinds and veto events, for the explanation. */
export type GradeCap = {
  readonly cap: GradeCode
  readonly sanctions: readonly string[]
  readonly vetoes: readonly string[]
}

/**
 * Caps by person (RULES §10.3): sanctions decided inside the period that the scheme lists, and veto grade caps. The
 * lowest counts. People without a cap are absent.
 */
export function gradeCaps(
  bundle: Pick<Bundle, 'period' | 'sanctions' | 'scheme'>,
  marks: ReadonlyMap<string, VetoMark>,
): ReadonlyMap<string, GradeCap> {
  const { sanctionCaps } = bundle.scheme.policy.personGrades
  const caps = new Map<string, GradeCap>()
  for (const [person, { gradeCap, events }] of marks) {
    if (gradeCap !== null) caps.set(person, { cap: gradeCap, sanctions: [], vetoes: events })
  }
  for (const { person, kind, decidedOn } of bundle.sanctions) {
    const sanctionCap = sanctionCaps.find(({ sanction }) => sanction === kind)
    if (sanctionCap === undefined || decidedOn < bundle.period.startsOn || decidedOn > bundle.period.endsOn) continue
    const other = caps.get(person) ?? { cap: sanctionCap.cap, sanctions: [], vetoes: [] }
    const cap = worst(GRADES, [other.cap, sanctionCap.cap]) ?? sanctionCap.cap
    caps.set(person, { ...other, cap, sanctions: [...other.sanctions, kind].sort() })
  }
  return caps
}
