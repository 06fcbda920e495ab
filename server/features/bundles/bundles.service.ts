import type { Knex } from 'knex'
import { BUNDLE_FORMAT, type Bundle, type Plan, type SubjectRef } from '../../engine/index.ts'
import { readPoints, readVetoes } from './events.read-model.ts'
import { readFormerRanks, readFrame, type PeriodFrame } from './frame.read-model.ts'
import { readRoster } from './roster.read-model.ts'
import { readDecisions, readReferences, readScoreFacts } from './scores.read-model.ts'

export type { PeriodFrame } from './frame.read-model.ts'

export type BundlesService = ReturnType<typeof createBundlesService>

/**
 * Reads a period as the engine's bundle. The reads are many and not one snapshot: a caller that seals the bundle compares
 * the period's revision before and after (settlements.service).
 */
export function createBundlesService(knex: Knex) {
  /** Everything but the facts that cards are made of: the size of the roster, whatever the ledger holds. */
  async function readOutline(frame: PeriodFrame, plan: Plan | null): Promise<Bundle> {
    return {
      format: BUNDLE_FORMAT,
      period: frame.period,
      scheme: frame.scheme,
      ...(await readRoster(knex, frame.period)),
      entries: [],
      values: [],
      references: await readReferences(knex, frame.period.code),
      ...(await readPoints(knex, frame.period.code)),
      ...(await readVetoes(knex, frame.period.code)),
      decisions: await readDecisions(knex, frame.period.code),
      formerRanks: await readFormerRanks(knex, frame.formerPeriod),
      plan,
      paid: [],
    }
  }

  return {
    readFrame: (period: string): Promise<PeriodFrame> => readFrame(knex, period),
    readOutline,
    /** What the cards of some subjects are made of. */
    async readCardFacts(frame: PeriodFrame, subjects: readonly SubjectRef[]) {
      return {
        scheme: frame.scheme,
        references: await readReferences(knex, frame.period.code),
        decisions: await readDecisions(knex, frame.period.code),
        ...(await readScoreFacts(knex, frame.period.code, subjects)),
      }
    },
    /** The whole bundle, ledger included. */
    async readWhole(frame: PeriodFrame, plan: Plan | null): Promise<Bundle> {
      return { ...(await readOutline(frame, plan)), ...(await readScoreFacts(knex, frame.period.code)) }
    },
  }
}
