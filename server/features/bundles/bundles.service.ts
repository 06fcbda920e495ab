import type { Knex } from 'knex'
import type { Bundle, FormerRank, Period, Plan, Scheme } from '../../engine/index.ts'
import { BUNDLE_FORMAT } from '../../engine/index.ts'
import { readPoints, readVetoes } from './events.read-model.ts'
import { readRoster } from './roster.read-model.ts'
import { readDecisions, readReferences, readScoreFacts } from './scores.read-model.ts'

/** What a bundle needs that other parts own: the period with its scheme, and its former ranks. */
export type BundleFrame = {
  readonly period: Period
  readonly scheme: Scheme
  readonly formerRanks: readonly FormerRank[]
}

export type BundlesService = ReturnType<typeof createBundlesService>

/**
 * Reads a period as the engine's bundle. The reads are many and not one snapshot: a caller that seals the bundle compares
 * the period's revision before and after (see settlements.service).
 */
export function createBundlesService(knex: Knex) {
  /** Everything but the facts that cards are made of: the size of the roster, whatever the ledger holds. */
  async function readOutline(frame: BundleFrame, plan: Plan | null): Promise<Bundle> {
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
      formerRanks: frame.formerRanks,
      plan,
      paid: [],
    }
  }

  return {
    readOutline,
    async readWhole(frame: BundleFrame, plan: Plan | null): Promise<Bundle> {
      return { ...(await readOutline(frame, plan)), ...(await readScoreFacts(knex, frame.period.code)) }
    },
  }
}
