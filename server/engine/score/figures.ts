import type { Derivation } from '../derivation.ts'
import type { Figure, Missing, MissingReason, SubjectRef } from '../figure.ts'

/** A figure with points and the means to explain them. */
export function scored(centi: number, why: () => Derivation): Figure {
  return { state: 'scored', centi, why }
}

/** A figure that waits for one thing. `item` is '' where the whole card or subject is meant. */
export function pending(subject: SubjectRef, item: string, reason: MissingReason): Figure {
  return { state: 'pending', missing: [{ subject, item, reason }] }
}

/** A figure that waits for everything listed. */
export function pendingAll(missing: readonly Missing[]): Figure {
  return { state: 'pending', missing }
}

export function notApplicable(reason: string): Figure {
  return { state: 'notApplicable', reason }
}

/** What a figure waits for: empty unless it is pending. */
export function missingOf(figure: Figure): readonly Missing[] {
  return figure.state === 'pending' ? figure.missing : []
}
