import { AppError } from '../../platform/errors.ts'
import type { PeriodFrame } from '../bundles/bundles.service.ts'
import type { StoredSettlement } from './settlements.repository.ts'

/** Something that stands against a move, and how often. */
export type Blocker = { readonly code: string; readonly count: number }

/**
 * What stands against publishing a settlement: the period is not open, facts changed since it was computed, or ties wait
 * for the committee (RULES §10.6).
 */
export function publicationBlockers(
  frame: Pick<PeriodFrame, 'state' | 'revision'>,
  settlement: Pick<StoredSettlement, 'factsRevision' | 'summary'>,
): readonly Blocker[] {
  const committee = settlement.summary?.committeePending ?? 0
  return [
    ...(frame.state === 'OPEN' ? [] : [{ code: 'period.notOpen', count: 1 }]),
    ...(frame.revision === settlement.factsRevision
      ? []
      : [{ code: 'settlement.outdated', count: frame.revision - settlement.factsRevision }]),
    ...(committee === 0 ? [] : [{ code: 'settlement.committeePending', count: committee }]),
  ]
}

/** What stands against paying out. */
export function releaseBlockers(frame: Pick<PeriodFrame, 'state'>): readonly Blocker[] {
  return frame.state === 'FINAL' ? [] : [{ code: 'period.notFinal', count: 1 }]
}

/** @throws AppError 409 with the first blocker's code and all of them as details. */
export function refuseBlocked(blockers: readonly Blocker[]): void {
  const [first] = blockers
  if (first === undefined) return
  throw new AppError(first.code, 409, { params: { count: first.count }, details: { blockers } })
}
